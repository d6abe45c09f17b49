"""Merging by meaning: two versions of a file and what they came from become one that holds every word.

Pure, like the rest of the room. Knows nothing of git; the room above it calls `merge.merge` and `markers.heal_markers`.
"""
