"""Passphrases: as they are typed, read from a file, judged and made."""
