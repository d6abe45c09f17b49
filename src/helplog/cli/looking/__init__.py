"""Commands that look and change nothing: today, week, open, people, stats, find, check, doctor."""
