"""What a stretch of text means: dates, names of files, people, the fields of an item, an item.

`people` is the lower step: names, wherever they stand.
"""
