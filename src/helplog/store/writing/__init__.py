"""Writing into a journal, one writer at a time, so that each change can be taken back."""
