"""One file, or one tree, of two devices merged; the driver that git calls."""
