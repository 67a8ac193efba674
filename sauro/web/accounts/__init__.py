"""Accounts and their roles, kept by an administrator."""
