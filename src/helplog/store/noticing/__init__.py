"""What noticing has on disk: own rules, what was declined, what was taken."""
