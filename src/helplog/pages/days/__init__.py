"""A day as it was written, with what is asked of it and who else speaks of it."""
