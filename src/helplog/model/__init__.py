"""What a journal is: frozen types, the vocabulary, the calendar. Standard library only.

Nothing in here reads a file, a clock or YAML; every other room imports from this one.
"""
