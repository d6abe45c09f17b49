"""Merging bodies: by paragraphs, lists and headings, within those by words, at last by rows."""
