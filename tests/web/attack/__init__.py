"""Hostile and broken requests against every address."""
