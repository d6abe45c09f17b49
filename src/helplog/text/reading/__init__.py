"""A whole file read: frontmatter and body, its day, its answers, whether it is private.

Steps, the lowest first; none imports a later one or its neighbour:

    checkin · configuration   the body of a check-in · mkdocs.yml and what lies beside it

The modules beside these rooms read a file of the journal.
"""
