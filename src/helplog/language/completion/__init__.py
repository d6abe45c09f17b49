"""What fits where the cursor is, ranked as a person would want it."""
