"""What is recorded and done."""
