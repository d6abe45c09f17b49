"""Text as it stands in a file, each part with its place.

Lines, keys, quotes, flows, fences, conflict markers.
"""
