"""Page sources: a Reflection becomes titles, HTML and headings, one PageSource a page.

Knows the model, the facts and Jinja; knows nothing of MkDocs, of the theme or of files.
"""
