"""What a sealed copy runs in a browser, in parts of one subject each, and its words there."""
