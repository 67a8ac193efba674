"""The deciding body: ceiling, session, votes, decisions, notices, what follows."""
