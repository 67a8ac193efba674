"""The Excel template that cases are filled into, with its example and guide."""
