"""The writer's own editor: its settings (`helplog editor`), finding it, opening a file in it."""
