"""Page 19: what rules are in force, where do they come from?"""
