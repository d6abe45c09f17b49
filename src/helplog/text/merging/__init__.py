"""Merging by meaning: two versions of a file become one that holds every word of both."""
