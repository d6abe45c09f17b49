"""A journal on disk: finding it, reading it, beginning one. May not know git, pages or MkDocs."""
