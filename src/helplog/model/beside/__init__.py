"""Work that is done beside this program: by a copy of it, and what both of them see."""
