"""`helplog handoff`: prepare it, say it, see its words again, give its page to its owner."""
