"""The folder of the site: built aside, proved, put in its place file by file; only what a build made is taken away."""
