"""What other programs left in files, made good: markers, second copies, truncated files."""
