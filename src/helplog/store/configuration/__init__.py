"""The file that says what a journal is: which one it is, and its bytes."""
