"""A journal on disk: finding it, reading it, beginning one, writing into it.

May not know git, pages or MkDocs. Steps, the lowest first; none imports a later one or its
neighbour:

    files             one file at a time: reached through no link, walked, loaded, saved
    configuration     the file that says what a journal is
    memory · trust    what helplog notes down for itself · whose a journal is
    (modules here)    finding a journal, opening it, beginning one
    writing           one item, one day, one name more, so that `undo` takes it back
    noticing · site   what noticing has on disk · the folder of the site
"""
