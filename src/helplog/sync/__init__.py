"""One journal on several devices, through git. The one room that starts git.

Steps, the lowest first; none imports a later one:

    git        calling git, its objects, remotes, what its answers mean
    worktree   files and the index: moved as a whole or not at all, kept safe meanwhile
    merging    files and trees of two devices made one
    healing    what other programs left: markers, copies, truncated files, one-sided merges

The modules beside these rooms are a sync from beginning to end.
"""
