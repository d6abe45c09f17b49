"""How pages and the terminal say things: sentences of items, names in them, German cases."""
