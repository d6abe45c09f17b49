"""One thing changed in what a person wrote, and not one byte besides: planned, written, proved."""
