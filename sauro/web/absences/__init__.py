"""Page 25: who is not rated, who moved, who is the centre's?"""
