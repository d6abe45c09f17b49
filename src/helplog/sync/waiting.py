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
    from helplog.sync.git.objects import Change, TreePair
    from helplog.sync.git.repository import Repository

CURE: Final = "helplog sync --accept-config"
_WAITS: Final = (
    "What another device changed would change what runs on this computer, so it waits, and "
    "nothing was taken from there; all of yours is here. It would change:"
)
_ACCEPT: Final = f"If you made these changes yourself, or know who did and why: {CURE}"
_MOST_FILES: Final = 8
_MOST_LINES: Final = 12
"""Of one file."""
_MOST_SIGNS: Final = 160
"""Of one line."""


class WaitingError(RefusalError):
    """What arrives would change what runs here; nothing was changed."""

    def __init__(self, arrivals: tuple[Arrival, ...], tree: str) -> None:
        paths = ", ".join(arrival.path for arrival in arrivals)
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
        repository: Repository,
        trees: TreePair,
        changes: Mapping[str, Change],
        known: Sequence[str],
        report: Report,
    ) -> None:
        """Looks at a move of the work tree.

        What is accepted is what the first look finds: if the other end moves on during the sync,
        the rest waits.

        Args:
            repository: which.
            trees: what lies in the work tree, and what would.
            changes: the difference of the two.
            known: commits to compare with where what lies here can't be read.
            report: takes what was accepted.

        Raises:
            WaitingError: it would change what runs here.
        """
        # Most syncs move nothing.
        from helplog.sync.arriving import arriving_programs  # noqa: PLC0415

        arrivals = arriving_programs(repository, trees, changes, known)
        if not arrivals:
            return
        if self.accept and not self._used:
            self._used = True
            self._accepted = set(arrivals)
            named = _paths(arrivals)
            listed = ", ".join(named[:_MOST_FILES])
            if len(named) > _MOST_FILES:
                listed = f"{listed} and {count(len(named) - _MOST_FILES, 'more file')}"
            report.notes.append(f"Accepted, as you said: {listed}.")
        if not self._accepted.issuperset(arrivals):
            raise WaitingError(arrivals, trees.after)


def tell_waiting(report: Report, waiting: WaitingError) -> None:
    """Says what waits, and how to go on."""
    report.well = False
    report.notes.append(_WAITS)
    report.notes += _lines(waiting.arrivals)
    if not report.dry:  # what a dry run worked out is thrown away
        import shlex  # noqa: PLC0415  # seldom

        paths = shlex.join(_paths(waiting.arrivals)[:_MOST_FILES])
        other = shlex.quote(waiting.other)
        report.notes.append(f"To see all of it: git diff HEAD {other} -- {paths}")
    report.notes.append(_ACCEPT)


def _lines(arrivals: Sequence[Arrival]) -> Iterator[str]:
    for arrival in arrivals[:_MOST_FILES]:
        for line in arrival.lines[:_MOST_LINES] or ("it changes",):
            yield f"{arrival.path}: {_short(line)}"
        more = len(arrival.lines) - _MOST_LINES
        if more > 0:
            yield f"{arrival.path}: {count(more, 'more line')}"
    more = len(arrivals) - _MOST_FILES
    if more > 0:
        yield f"{count(more, 'more file')} of that kind"


def _short(line: str) -> str:
    """A line that fits; what hides behind many spaces comes forward."""
    words = " ".join(line.split())
    more = len(words) - _MOST_SIGNS
    if more <= 0:
        return words
    return f"{words[:_MOST_SIGNS]}… ({more:,} more signs)"


def _paths(arrivals: Sequence[Arrival]) -> list[str]:
    return list(dict.fromkeys(arrival.path for arrival in arrivals))
