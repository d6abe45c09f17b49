"""`helplog checkin`: the five minutes at the end of a week, in a terminal or in plain lines."""
