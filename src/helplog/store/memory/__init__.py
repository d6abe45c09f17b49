"""What helplog notes down for itself: undo notes, readings, names, numbers.

Losing any of it costs only time.
"""
