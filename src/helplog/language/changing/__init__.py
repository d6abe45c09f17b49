"""Changes that the editor makes when its writer asks for them."""
