"""What the shell offers for TAB, and how a name is inserted as one word in which nothing runs."""
