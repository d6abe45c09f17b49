"""Findings as one types, and their cures."""
