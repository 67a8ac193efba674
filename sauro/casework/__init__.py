"""What is recorded and done: models, services that write, selectors that read, slice by slice."""
