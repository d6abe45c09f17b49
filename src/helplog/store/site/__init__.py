"""The folder of the site: built aside, proved, put in its place; only a build's own files go."""
