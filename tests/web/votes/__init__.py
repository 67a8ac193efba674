"""Secret votes in the browser."""
