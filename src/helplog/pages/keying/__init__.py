"""By what a page is known to be the one it was: the keys of pages, made of all they are made of."""
