"""Cases of a quarter read from files: one parser for JSON lines, CSV and Excel."""
