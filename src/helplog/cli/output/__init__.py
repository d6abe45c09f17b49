"""Text on a terminal: styling, items and weeks as lines, places to click, progress, JSON."""
