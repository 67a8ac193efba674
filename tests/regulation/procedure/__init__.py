"""The way of a case through its steps."""
