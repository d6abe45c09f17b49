"""Whose a journal is, and who else could change it: asked before anything of it is run."""
