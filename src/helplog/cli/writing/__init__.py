"""Commands that write one item, from `ask` to `alone`, and `new`, which opens a page."""
