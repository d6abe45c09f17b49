"""The body of a check-in: its three questions, what stands under each, headings that ask twice.

Which week a file is the check-in of is a matter of its day, and stands with the dates.
"""
