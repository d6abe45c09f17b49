"""The MkDocs edge: the one room that knows the site generator, its theme and finished HTML."""
