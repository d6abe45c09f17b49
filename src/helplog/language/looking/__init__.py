"""What is told of a place: its meaning, where it leads, how the file is made."""
