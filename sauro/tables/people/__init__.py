"""The province's units, posts, people and past decisions through Excel and CSV."""
