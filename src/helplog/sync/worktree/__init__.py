"""The work tree and the index: changed as a whole or not at all, and nothing a person saved meanwhile is lost."""
