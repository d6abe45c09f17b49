"""What helplog makes of the theme's pages: values, templates, frames, what is put into them."""
