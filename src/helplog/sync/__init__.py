"""A journal among several devices: git is called from here alone."""
