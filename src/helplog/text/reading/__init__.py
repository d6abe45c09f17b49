"""A whole file read: frontmatter and body, its day, its answers, whether it is private.

mkdocs.yml is one of them.
"""
