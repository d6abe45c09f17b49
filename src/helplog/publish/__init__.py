"""What is made of a journal's pages: a site's files in frames, its search, a sealed copy, a book.

Knows pages and disk; neither MkDocs nor the terminal.
"""
