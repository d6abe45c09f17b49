"""Commands that write one item, or open a page: ask, handoff, accept, decline, thank, connect, need, alone, new."""
