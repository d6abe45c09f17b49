"""What goes into a copy: the files of a built site, and pages as a copy shows them."""
