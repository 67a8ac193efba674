"""Page 8: what is my body asked?"""
