"""The ceiling board in the browser."""
