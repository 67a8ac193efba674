"""Page 9: is each group within the ceiling?"""
