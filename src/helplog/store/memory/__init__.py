"""What helplog notes down for itself: undo notes, readings, answers, names, numbers.

Losing any of it costs only time.
"""
