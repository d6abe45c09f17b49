"""Building a site again of which little is different: what was made before, and making the rest."""
