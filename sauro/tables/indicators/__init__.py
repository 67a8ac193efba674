"""Reported results of units on the axes as an Excel workbook: written, and read row by row."""
