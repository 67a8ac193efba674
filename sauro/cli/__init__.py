"""The commands of `sauro`; each module reads its arguments, calls inner rings and prints."""
