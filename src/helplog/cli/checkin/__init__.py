"""`helplog checkin`: the five minutes at the end of a week, in a terminal that can draw or in plain lines."""
