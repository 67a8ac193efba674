"""The way of a case through its steps (HD-QUY VII, IX): a table of dated data, and its guard."""
