"""The results on the axes in the browser."""
