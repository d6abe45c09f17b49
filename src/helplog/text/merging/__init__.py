"""Merging by meaning: two versions of a file and what they came from become one that holds every word."""
