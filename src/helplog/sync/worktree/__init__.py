"""The work tree and the index, changed as a whole or not at all.

Nothing a person saved meanwhile is lost.
"""
