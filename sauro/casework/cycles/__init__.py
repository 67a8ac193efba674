"""Periods of rating: opened, pinned to their rulebook, with their calendar and their cases."""
