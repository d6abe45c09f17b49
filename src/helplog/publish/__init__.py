"""What is made of a journal's pages: files of the site in their frames, its search; a year's book.

Knows pages and disk; neither MkDocs nor the terminal.
"""
