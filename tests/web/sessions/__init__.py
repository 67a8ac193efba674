"""Sessions in the browser."""
