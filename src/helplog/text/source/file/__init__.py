"""A file in its parts: bytes to text, fences, code, conflict markers, every character kept."""
