"""Frames as Excel workbooks, written and read back exactly."""
