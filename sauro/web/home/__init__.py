"""Page 1: what must I do now, by when?"""
