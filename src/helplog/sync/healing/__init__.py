"""What other programs left in the files, made good: conflict markers, second copies, truncated files."""
