"""Vietnamese as it is written and sorted: names, numbers, dates, spaces; no rules of rating."""
