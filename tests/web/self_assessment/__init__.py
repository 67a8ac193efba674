"""The self-assessment page."""
