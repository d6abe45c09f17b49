"""Merging frontmatters: keys with one value, lists by their elements, elements by their fields."""
