"""The people of a journal: one key for each name, what happened with whom, who drifts, who may be one person."""
