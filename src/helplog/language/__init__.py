"""The language server: documents and positions in, the reader's own words out.

The one room that knows the protocol between editors and language servers. It opens no socket,
writes in no page, and logs no word of an entry; of a rename that an editor wrote it notes what
`undo` goes by. Steps, the lowest first; none imports a later one or its neighbour:

    documents · wording      what an editor has open · what keys and values mean
    journal                  the journal around it, as it stands with what is not saved yet
    findings · completion · looking · changing      one part of the protocol each
    (modules here)    the server, which the command line starts
"""
