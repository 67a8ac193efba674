"""Files of reported results."""
