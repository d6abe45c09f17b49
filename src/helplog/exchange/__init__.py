"""Other programs' formats, made from what is known about a journal.

Pure: values in, JSON types out.
"""
