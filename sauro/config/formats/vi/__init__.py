"""The locale "vi"."""
