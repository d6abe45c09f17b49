"""What makes a build that has little to do a short one: what the last one read, said and made."""
