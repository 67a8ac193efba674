"""The annual rating of all four kinds of subjects (QD-366 Điều 11), one module per rule."""
