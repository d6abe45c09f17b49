"""The page of a week, what it says of the week, and the page of all weeks."""
