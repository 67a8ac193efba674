"""The lock of the one writer there is at a time, on PostgreSQL; it ends with the transaction."""

WRITER = 5_601_977  # any fixed number: names the advisory lock
TAKE = "SELECT pg_advisory_xact_lock(%s)"
