"""Checking a report in the browser."""
