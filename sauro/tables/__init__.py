"""Files and rows with their places: every import and export of tables."""
