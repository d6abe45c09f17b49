"""Changing one thing in a frontmatter that a person wrote, and not one byte besides.

Each way of doing it is tried on a copy and proved by reading the whole again; what can't be proved
isn't written. Pure: bytes in, bytes out.
"""
