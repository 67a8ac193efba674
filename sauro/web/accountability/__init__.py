"""Page 26: who proposed too high, and who failed in consecutive quarters?"""
