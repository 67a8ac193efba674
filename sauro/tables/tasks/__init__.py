"""A unit's register of tasks as an Excel workbook: written, and read back row by row."""
