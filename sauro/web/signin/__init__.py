"""Signing in and out, changing the password, choosing the role to act in."""
