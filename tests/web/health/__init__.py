"""Whether the system can serve."""
