"""Papers as Word files: templates made from the layouts, which people may edit, then filled."""
