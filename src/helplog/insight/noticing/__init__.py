"""What prose says that might be an item: rules in tables, sentences, and what they see. Pure."""
