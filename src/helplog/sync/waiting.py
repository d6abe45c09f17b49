"""A sync that would change what runs here waits until a person has looked at it and said so.

Who can push to the other end could otherwise run anything on every device, at the next build of the
site.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from helplog.model.refusal import RefusalError
from helplog.sync.report import Report, count

if TYPE_CHECKING:
    from helplog.sync.arriving import Arrival
    from helplog.sync.git.objects import Change
    from helplog.sync.position import Position
    from helplog.sync.worktree.state import StateFolder

CURE: Final = "helplog sync --accept-config"
_WAITS: Final = (
    "What another device changed would change what runs on this computer, so it waits, and nothing was taken from "
    "there; all of yours is here. It would change:"
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
        super().__init__(f"{_WAITS} {', '.join(_paths(arrivals))}; {_ACCEPT}")
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
        here: Position,
        trees: tuple[str, str],
        changes: Mapping[str, Change],
        known: Sequence[str],
    ) -> None:
        """Looks at a move of the work tree.

        What is accepted is what was shown before, or what the first look finds where nothing was:
        if the other end moves on, the rest waits.

        Args:
            here: where the clone stands; its report takes what was accepted.
            trees: what lies in the work tree, and what would.
            changes: the difference of the two.
            known: commits to compare with where what lies here can't be read.

        Raises:
            WaitingError: it would change what runs here.
        """
        from helplog.sync.arriving import arriving_programs  # noqa: PLC0415  # most syncs move nothing

        room = here.state_folder.room("gate")
        arrivals = arriving_programs(here.repository, trees, changes, known, room)
        if not arrivals:
            return
        if self.accept and not self._used:
            self._used = True
            self._accept(here, arrivals)
        if not self._accepted.issuperset(arrivals):
            raise WaitingError(arrivals, trees[1])

    @property
    def passed(self) -> bool:
        """Whether something that waited was accepted."""
        return bool(self._accepted)

    def _accept(self, here: Position, arrivals: tuple[Arrival, ...]) -> None:
        shown, notes = here.state_folder.state.shown, here.report.notes
        if shown and not set(shown).issuperset(map(_fingerprint, arrivals)):
            notes.append(_OTHERS)
            return
        self._accepted = set(arrivals)
        if not shown:
            notes.extend(_lines(arrivals))
        named = _paths(arrivals)
        more = len(named) - _MOST_FILES
        others = f" and {count(more, 'more file')}" if more > 0 else ""
        notes.append(f"Accepted, as you said: {', '.join(named[:_MOST_FILES])}{others}.")


def remember_shown(waiting: WaitingError, state_folder: StateFolder) -> None:
    """Remembers what was shown, so that this and nothing else is accepted afterwards."""
    state_folder.state.shown = [_fingerprint(one) for one in waiting.arrivals]


def _fingerprint(arrival: Arrival) -> str:
    import hashlib  # noqa: PLC0415  # most syncs move nothing

    said = repr((arrival.path, arrival.lines, arrival.content))
    return hashlib.sha256(said.encode("utf-8", "backslashreplace")).hexdigest()


def tell_waiting(report: Report, waiting: WaitingError) -> None:
    """Says what waits, and how to go on."""
    report.well = False
    report.notes.append(_WAITS)
    report.notes += _lines(waiting.arrivals)
    if not report.dry:  # what a dry run worked out is thrown away
        import shlex  # noqa: PLC0415  # seldom

        command = f"{_COMPARE} {shlex.quote(waiting.other)}"
        paths = " ".join(map(shlex.quote, _paths(waiting.arrivals)))
        named = f" -- {paths}" if len(paths) <= _MOST_TYPED else ""
        report.notes.append(f"To see all of it: {command}{named}")
    report.notes.append(_ACCEPT)


def _lines(arrivals: Sequence[Arrival]) -> Iterator[str]:
    for one in arrivals[:_MOST_FILES]:
        for line in one.lines[:_MOST_LINES] or ("it changes",):
            yield f"{one.path}: {_short(line)}"
        if len(one.lines) > _MOST_LINES:
            yield f"{one.path}: {count(len(one.lines) - _MOST_LINES, 'more line')}"
    more = _paths(arrivals[_MOST_FILES:])
    if more:
        yield f"{count(len(more), 'more file')} of that kind:"
        yield from _in_rows(more)


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
    return (
        words
        if len(words) <= _MOST_SIGNS
        else f"{words[:_MOST_SIGNS]}… ({len(words) - _MOST_SIGNS:,} more signs)"
    )


def _paths(arrivals: Sequence[Arrival]) -> list[str]:
    return list(dict.fromkeys(one.path for one in arrivals))
