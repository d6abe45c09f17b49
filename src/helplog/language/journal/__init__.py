"""A journal that lies open in an editor: read once, and told of every change."""
