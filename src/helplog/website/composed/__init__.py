"""Pages made here as files and pages of MkDocs; most are written without it."""
