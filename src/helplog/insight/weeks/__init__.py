"""The weeks and years of a journal: what they hold, which were met, streaks, the next weight."""
