"""What an editor has open: its text, and positions as the editor counts them."""
