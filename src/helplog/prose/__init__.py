"""Markdown that a person wrote, made safe HTML: extensions, links, cleaning, what was taken out.

Knows Markdown and nh3; knows no MkDocs, and no file.
"""
