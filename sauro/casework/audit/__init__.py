"""The append-only log: one line an act, chained by an HMAC whose key lies outside the database."""
