"""Page 21: what is due when?"""
