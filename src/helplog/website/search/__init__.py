"""The site's own search, in the place of the theme's: what it finds, its files, its box."""
