"""Facts about a journal: every number on the site is made here, once, by a pure function.

Imports the model only. Never reads a clock, a file or a locale: `today` is an argument.
"""
