"""The bare ladder as each engine takes it; answers are the level's code, or what it said."""
