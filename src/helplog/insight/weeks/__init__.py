"""The weeks and years of a journal: what each holds, whether it was met, streaks, strength, the next weight."""
