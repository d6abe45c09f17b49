"""Markdown as GitHub, Obsidian and Logseq read it, where Python-Markdown reads it otherwise."""
