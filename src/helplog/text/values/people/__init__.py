"""Names of people: in a list, at the beginning of a sentence, behind a title, in its midst."""
