"""mkdocs.yml read as MkDocs reads it, and what in it and beside it decides what is run or left out.

    values     values as plain data: tags are kept, not obeyed
    plain      one file as plain data
    effective  with what it inherits and what the environment says
    settings   the journal's settings of it

Beside it git reads `.gitattributes` and `.gitignore`: the lines of those that matter are told here.
"""
