"""Merging by meaning: two versions of a file become one that holds every word of both.

Steps, the lowest first; none imports a later one or its neighbour:

    alignment            what versions have in common, and their one order
    body · frontmatter   the two halves of a file, each merged by what it means

The modules beside these rooms merge a whole file, and look whether every word is there.
"""
