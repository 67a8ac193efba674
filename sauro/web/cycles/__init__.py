"""Page 22, cycles: open, keep up to date, move a date, close, seal."""
