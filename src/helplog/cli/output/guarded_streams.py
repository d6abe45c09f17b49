"""The last net under everything that is printed: no stream lets through what a terminal would obey.

Where a line is put together, `styling.plain` and `places.shown_path` make others' text fit for it.
Whatever misses them (click's own sentences, which repeat an argument, a library's warning, a
traceback) still has to pass here.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterable, Iterator
from typing import Any, Final, TextIO

from helplog.model.late_patterns import late_pattern
from helplog.model.printing import escaped_but_layout

_STYLE: Final = "0|1|2|3[1-6]"
"""The styles helplog uses: none, bold, dim, and colours. Not black and not hidden, which could make
words vanish."""
_OWN_STYLING: Final = late_pattern(rf"(\x1b\[(?:{_STYLE})(?:;(?:{_STYLE}))*m)")
_CLEAR_LINE: Final = "\r\x1b[K"


class GuardedStream:
    """A text stream that writes words, layout and helplog's own styling; all else as its escape.

    It has no `buffer`: click would write past it where the encoding is ASCII.
    """

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def write(self, text: str) -> int:
        """Writes; gives the length of what was to be written, as a stream does."""
        if "\x1b" in text:
            parts = _OWN_STYLING.split(text)  # styling stands at every other place
            parts[::2] = map(escaped_but_layout, parts[::2])
            written = "".join(parts)
            self.stream.write(written)
        else:
            self.stream.write(escaped_but_layout(text))
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        """Writes one after the other."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the stream has
        if name == "buffer":
            raise AttributeError(name)
        return getattr(self.stream, name)


@contextlib.contextmanager
def guarded_streams() -> Iterator[None]:
    """Has stdout and stderr guarded, and all three streams there, whatever the shell left open.

    An exception that goes through leaves them guarded: Python prints it afterwards.
    """
    _fill_closed_streams()
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = map(_guarded, before)
    yield
    sys.stdout, sys.stderr = before


def unguarded(stream: TextIO) -> TextIO:
    """The stream below, for a program that makes text safe itself, as a line editor does."""
    if isinstance(stream, GuardedStream):
        return stream.stream
    return stream


def show_passing_line(text: str = "") -> None:
    """A line on stderr in the place of the one before; without text, none."""
    stream = unguarded(sys.stderr)
    stream.write(f"{_CLEAR_LINE}{escaped_but_layout(text)}")
    stream.flush()


def _guarded(stream: TextIO) -> Any:  # noqa: ANN401 - a stream in all that is used of one
    if isinstance(stream, io.TextIOWrapper):
        # A character the terminal's encoding lacks becomes a question mark instead of an error.
        stream.reconfigure(errors="replace")
    if isinstance(stream, GuardedStream):
        return stream
    return GuardedStream(stream)


def _fill_closed_streams() -> None:
    """Fills the place of what a shell closed (`>&-`), lest an entry's file gets its number."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - for the process's life
