"""The ladder of levels: its conditions as data, checked exactly, climbed in the order of the text.

The quarter (HD-QUY VI.1) and the year (QD-366 Điều 11) stand on the same ladder.
"""
