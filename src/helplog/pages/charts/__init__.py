"""Pictures as SVG text, made at build time: geometry only, colours come from the stylesheet.

Every chart is a figure with a title, a description and its data as a table.
"""
