"""Settings, root addresses and the server's entry: the outermost ring."""
