"""Years: their pages, their calendar, their pictures, their wall of plates."""
