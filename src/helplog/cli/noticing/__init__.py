"""`helplog notice`: what prose says, proposed one by one, written with a nod."""
