"""PostgreSQL with one act at a time."""
