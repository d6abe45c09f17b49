"""A handoff in words: to be said aloud, to be shown to its owner, to talk about."""
