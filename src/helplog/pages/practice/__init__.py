"""The page of the practice: a few charts, each with a sentence."""
