"""What the documents say: pure functions over recorded facts, nothing else.

Nothing here reads a clock, a setting or a database, and nothing learns who asked.
"""
