"""Page 15: official papers to read, print and send."""
