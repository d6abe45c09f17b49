"""A week as a letter to whoever wrote it: facts in plain sentences, own words in quotes."""
