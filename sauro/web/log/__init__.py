"""The log: who did what, when; checked and exported."""
