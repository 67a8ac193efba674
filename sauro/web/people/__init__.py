"""People and structure: what there is, imports with preview, lists, and a person's record."""
