"""MkDocs's log without what a terminal would obey: its messages repeat names of files.

So do other plugins' messages. A name is in the middle of a sentence when it gets here, and a line
end in it can't be told from one that is meant. So a message goes on indented: no name begins a line
that could be taken for a message of its own.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Final

from helplog.model.printing import escaped, escaped_but_layout

_LOGS: Final = ("mkdocs", "properdocs")
_ONWARD: Final = "\n    "


class CleanMessages(logging.Filter):
    """Changes each record that a handler gets to one that can be printed."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Every record passes."""
        if isinstance(record.args, tuple):
            record.args = _each_text(escaped, record.args)
        record.msg = _clean(record.getMessage())
        record.args = ()
        if record.exc_info and not record.exc_text:
            formatter = logging.Formatter()
            record.exc_text = formatter.formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = _clean(record.exc_text)
        return True


def clean_log_messages() -> None:
    """Has every handler of the log clean what it prints.

    To be called again where a handler may have been added.
    """
    for name in _LOGS:
        log = logging.getLogger(name)
        for handler in log.handlers:
            if not _is_cleaned(handler):
                cleaning = CleanMessages()
                handler.addFilter(cleaning)


def _is_cleaned(handler: logging.Handler) -> bool:
    return any(isinstance(known, CleanMessages) for known in handler.filters)


def clean_error(error: Exception) -> None:
    """Changes an error that MkDocs, or Python for it, is about to print."""
    error.args = _each_text(_clean, error.args)
    message = getattr(error, "message", None)  # what click shows of its own errors
    if isinstance(message, str):
        error.message = _clean(message)  # type: ignore[attr-defined]


def _each_text(
    change: Callable[[str], str], args: tuple[object, ...]
) -> tuple[object, ...]:
    """The same arguments with every text among them changed."""
    changed: list[object] = []
    for arg in args:
        new: object = arg
        if isinstance(arg, str):
            new = change(arg)
        changed.append(new)
    return tuple(changed)


def _clean(text: str) -> str:
    clean = escaped_but_layout(text)
    return clean.replace("\n", _ONWARD)
