"""A sync that would change what runs here waits until a person has looked at it and said so.

Who can push to the other end could otherwise run anything on every device, at the next build of the
site.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from helplog.model.refusal import RefusalError
from helplog.sync.report import Report, count

if TYPE_CHECKING:
    from helplog.sync.arrival import Arrival
    from helplog.sync.worktree.state import StateFolder

CURE: Final = "helplog sync --accept-config"
_WAITS: Final = (
    "What another device changed would change what runs on this computer, so it waits, and "
    "nothing was taken from there; all of yours is here. It would change:"
)
_ACCEPT: Final = f"If you made these changes yourself, or know who did and why: {CURE}"
_OTHERS: Final = (
    "What waits is no longer what was shown, so nothing was accepted; look at it again, and then "
    "once more:"
)
_MOST_FILES: Final = 8
"""Whose lines are shown; every other one is named."""
_MOST_LINES: Final = 12
"""Of one file."""
_MOST_SIGNS: Final = 160
"""Of one line."""
_MOST_TYPED: Final = 800
"""Signs of a command; with more, one without names shows it all."""
_COMPARE: Final = "git diff --text --no-ext-diff --no-textconv HEAD"
"""Attributes that came before can say that a file is not to be shown."""


class WaitingError(RefusalError):
    """What arrives would change what runs here; nothing was changed."""

    def __init__(self, arrivals: tuple[Arrival, ...], tree: str) -> None:
        paths = ", ".join(_paths(arrivals))
        super().__init__(f"{_WAITS} {paths}; {_ACCEPT}")
        self.arrivals = arrivals
        self.other = tree
        """What git can be told to compare with: what would lie in the work tree, or where it comes
        from."""


@dataclass(slots=True)
class Gate:
    """Stands before every move of the work tree to something that came from elsewhere."""

    accept: bool = False
    """Whether the person has said that what is there now may come."""
    _accepted: set[Arrival] = field(default_factory=set)
    _used: bool = False

    def pass_through(
        self,
        arrivals: tuple[Arrival, ...],
        tree: str,
        shown: Collection[str],
        report: Report,
    ) -> None:
        """Looks at a move of the work tree.

        What is accepted is what was shown before, or what the first look finds where nothing was:
        if the other end moves on, the rest waits.

        Args:
            arrivals: what of the move would change what runs here.
            tree: what would lie in the work tree.
            shown: what was shown before, as `remember_shown` wrote it.
            report: takes what was accepted.

        Raises:
            WaitingError: it would change what runs here.
        """
        if not arrivals:
            return
        if self.accept and not self._used:
            self._used = True
            self._accept(arrivals, shown, report.notes)
        if not self._accepted.issuperset(arrivals):
            raise WaitingError(arrivals, tree)

    @property
    def passed(self) -> bool:
        """Whether something that waited was accepted."""
        return bool(self._accepted)

    def _accept(
        self, arrivals: tuple[Arrival, ...], shown: Collection[str], notes: list[str]
    ) -> None:
        if shown and not set(shown).issuperset(map(_fingerprint, arrivals)):
            notes.append(_OTHERS)
            return
        self._accepted = set(arrivals)
        if not shown:
            notes.extend(_lines(arrivals))
        named = _paths(arrivals)
        listed = ", ".join(named[:_MOST_FILES])
        if len(named) > _MOST_FILES:
            listed = f"{listed} and {count(len(named) - _MOST_FILES, 'more file')}"
        notes.append(f"Accepted, as you said: {listed}.")


def remember_shown(waiting: WaitingError, state_folder: StateFolder) -> None:
    """Remembers what was shown, so that this and nothing else is accepted afterwards."""
    state_folder.state.shown = [_fingerprint(arrival) for arrival in waiting.arrivals]


def _fingerprint(arrival: Arrival) -> str:
    import hashlib  # noqa: PLC0415  # most syncs move nothing

    said = repr((arrival.path, arrival.lines, arrival.content))
    data = said.encode("utf-8", "backslashreplace")
    return hashlib.sha256(data).hexdigest()


def tell_waiting(report: Report, waiting: WaitingError) -> None:
    """Says what waits, and how to go on."""
    report.well = False
    report.notes.append(_WAITS)
    report.notes += _lines(waiting.arrivals)
    if not report.dry:  # what a dry run worked out is thrown away
        import shlex  # noqa: PLC0415  # seldom

        command = f"{_COMPARE} {shlex.quote(waiting.other)}"
        waiting_paths = _paths(waiting.arrivals)
        paths = shlex.join(waiting_paths)
        if len(paths) <= _MOST_TYPED:
            command = f"{command} -- {paths}"
        report.notes.append(f"To see all of it: {command}")
    report.notes.append(_ACCEPT)


def _lines(arrivals: Sequence[Arrival]) -> Iterator[str]:
    for arrival in arrivals[:_MOST_FILES]:
        for line in arrival.lines[:_MOST_LINES] or ("it changes",):
            yield f"{arrival.path}: {_short(line)}"
        more = len(arrival.lines) - _MOST_LINES
        if more > 0:
            yield f"{arrival.path}: {count(more, 'more line')}"
    others = _paths(arrivals[_MOST_FILES:])
    if others:
        yield f"{count(len(others), 'more file')} of that kind:"
        yield from _in_rows(others)


def _in_rows(names: Sequence[str]) -> Iterator[str]:
    """Every name, as many in a line as have room."""
    row = ""
    for name in names:
        if row and len(row) + len(name) > _MOST_SIGNS:
            yield f"{row},"
            row = ""
        row = f"{row}, {name}" if row else name
    yield row


def _short(line: str) -> str:
    """A line that fits; what hides behind many spaces comes forward."""
    words = " ".join(line.split())
    more = len(words) - _MOST_SIGNS
    if more <= 0:
        return words
    return f"{words[:_MOST_SIGNS]}… ({more:,} more signs)"


def _paths(arrivals: Sequence[Arrival]) -> list[str]:
    paths = dict.fromkeys(arrival.path for arrival in arrivals)
    return list(paths)
