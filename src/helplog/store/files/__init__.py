"""Files of a journal, one at a time: reached through no link, walked, loaded, saved.

What stands in a file is not known here. The rooms above open files through this one.
"""
