"""Page 10: what does the body decide?"""
