"""What keys, fields and values mean, in a few words, for whoever points at one."""
