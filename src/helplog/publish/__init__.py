"""What is made of a journal to be kept or handed on apart from the site: the book of a year.

Knows pages and disk; neither MkDocs nor the terminal.
"""
