"""The home page: the week so far, the little that waits, a first day, coming back."""
