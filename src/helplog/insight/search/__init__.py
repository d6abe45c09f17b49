"""Finding items: the language of a query, periods of time, and which items fit."""
