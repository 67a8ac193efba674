"""Accountability in the browser."""
