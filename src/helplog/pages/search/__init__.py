"""What a search finds: sections of pages, the terms in them, and the shards those are filed in."""
