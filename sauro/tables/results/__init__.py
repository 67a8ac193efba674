"""The result workbook: ratings, reasons, groups with the cut line, chart, grounds."""
