"""Text as it stands in a file, each part with its place.

The modules here are what a line is made of: its place, its key, its words, its quotes, and what is
found there. Two rooms stand on them, and neither imports the other:

    collections   values of several parts, in brackets or over several lines
    file          a whole file: its encoding, its fences, its conflict markers
"""
