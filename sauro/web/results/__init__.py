"""Page 11: what was decided, who is told?"""
