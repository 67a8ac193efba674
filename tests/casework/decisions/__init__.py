"""The ceiling, sessions, decisions and what follows from them."""
