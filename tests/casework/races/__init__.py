"""People acting at the same moment, and processes that die in the middle of an act."""
