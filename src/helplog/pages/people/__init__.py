"""Everyone who is named, and each person: what happened with them, never a balance."""
