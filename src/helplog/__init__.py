"""helplog: a journal for people who practise asking for help.

The package is a staircase; a lower room never imports a higher one:

    model -> text, insight -> store, pages, exchange -> prose, sync -> website -> cli
"""

__all__ = ["__version__"]

__version__ = "0.1.0"
