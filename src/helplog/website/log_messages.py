"""MkDocs's log without what a terminal would obey: its messages, and other plugins', repeat names of files.

A name is in the middle of a sentence when it gets here, and a line end in it can't be told from one
that is meant. So a message goes on indented: no name begins a line that could be taken for a
message of its own.
"""

from __future__ import annotations

import logging
from typing import Final

from helplog.model.printing import escaped, escaped_but_layout

_LOGS: Final = ("mkdocs", "properdocs")
_ONWARD: Final = "\n    "


class CleanMessages(logging.Filter):
    """Changes each record that a handler gets to one that can be printed."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Every record passes."""
        if isinstance(record.args, tuple):
            record.args = tuple(
                escaped(one) if isinstance(one, str) else one for one in record.args
            )
        record.msg, record.args = _clean(record.getMessage()), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = _clean(record.exc_text)
        return True


def clean_log_messages() -> None:
    """Has every handler of the log clean what it prints; to be called again where one may have been added."""
    for name in _LOGS:
        for handler in logging.getLogger(name).handlers:
            if not any(isinstance(one, CleanMessages) for one in handler.filters):
                handler.addFilter(CleanMessages())


def clean_error(error: Exception) -> None:
    """Changes an error that MkDocs, or Python for it, is about to print."""
    error.args = tuple(_clean(one) if isinstance(one, str) else one for one in error.args)
    message = getattr(error, "message", None)  # what click shows of its own errors
    if isinstance(message, str):
        error.message = _clean(message)  # type: ignore[attr-defined]


def _clean(text: str) -> str:
    return escaped_but_layout(text).replace("\n", _ONWARD)
