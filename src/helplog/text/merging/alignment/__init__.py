"""What sequences have in common: each thing followed through three versions, and one order for all.

Knows texts and rows; knows nothing of what a journal is.
"""
