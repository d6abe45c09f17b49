"""The book of a year: what is in it, how it is bound, where it is put."""
