"""The people of a journal: a key for each name, what happened with whom, who may be one person."""
