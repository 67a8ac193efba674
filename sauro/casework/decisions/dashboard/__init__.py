"""The province at a glance: a cycle's cases counted, and the signals in them."""
