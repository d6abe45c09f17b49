"""Git, called: its objects, its remotes, its state, and what its answers mean."""
