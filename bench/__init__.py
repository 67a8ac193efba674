"""Benchmarks: what the system takes, each beside a limit or a named peer, in one run."""
