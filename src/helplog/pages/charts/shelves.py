"""What stands where on a bar: plates by day, two shelves at most, the lightest left out first.

Page and terminal load their bars by the same rule; nothing here knows how wide a plate is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import Generic, NamedTuple, TypeVar

P = TypeVar("P")


class Bar(NamedTuple, Generic[P]):
    """How plates are measured, in the drawing's own units."""

    room: float
    """What fits on one shelf."""
    width_of: Callable[[P], float]
    """A plate's width; a heavier one is never narrower."""
    apart: float = 0
    """Between two days."""
    least: float = 0
    """A day is never narrower: a finger has to hit it."""

    def width_of_day(self, plates: Sequence[P]) -> float:
        """What a day takes of a shelf, with what keeps it from the next."""
        widths = map(self.width_of, plates)
        plates_wide = sum(widths)
        with_gap = plates_wide + self.apart
        return max(self.least, with_gap)


class Loaded(NamedTuple, Generic[P]):
    """A loaded bar."""

    shelves: list[list[list[P]]]
    """One or two shelves of days of plates; none where there is nothing to lift."""
    left_over: list[P]
    """What had no room, the lightest ones."""


def load(bar: Bar[P], days: Sequence[Sequence[P]]) -> Loaded[P]:
    """Put the days' plates on one shelf, or on two about as full as each other.

    Args:
        bar: how plates are measured.
        days: the plates of each day, in order.
    """
    whole = _shelves(bar, _without(days, ()))
    if whole is not None:
        return Loaded(whole, [])
    plates = _lightest_first(bar, days)
    fewest, most = 0, len(plates)
    while fewest < most:
        tried = (fewest + most) // 2
        if _shelves(bar, _without(days, plates[:tried])) is None:
            fewest = tried + 1
        else:
            most = tried
    left_over = plates[:fewest]
    kept = _without(days, left_over)
    shelves = _shelves(bar, kept) or []
    return Loaded(shelves, [days[day][n] for day, n in sorted(left_over)])


_Place = tuple[int, int]
"""A day's number and a plate's number in it."""


def _lightest_first(bar: Bar[P], days: Sequence[Sequence[P]]) -> list[_Place]:
    """In the order in which plates are left out: of equals those of the fullest days first."""
    places = []
    for day, plates in enumerate(days):
        for n, plate in enumerate(plates):
            width = bar.width_of(plate)
            places.append((width, -n, day))
    return [(day, -n) for _, n, day in sorted(places)]


def _without(days: Sequence[Sequence[P]], places: Sequence[_Place]) -> list[list[P]]:
    gone = set(places)
    kept = []
    for day, plates in enumerate(days):
        kept.append([plate for n, plate in enumerate(plates) if (day, n) not in gone])
    return [plates for plates in kept if plates]


def _shelves(bar: Bar[P], days: Sequence[Sequence[P]]) -> list[list[list[P]]] | None:
    """The days on one shelf or two; None where they do not fit."""
    pieces = [piece for plates in days for piece in _pieces(bar, plates)]
    widths = map(bar.width_of_day, pieces)
    sums = accumulate(widths, initial=0.0)
    filled = list(sums)
    whole = filled[-1]
    if not pieces:
        return []
    if whole <= bar.room:
        return [pieces]
    cut = min(range(len(filled)), key=lambda n: abs(2 * filled[n] - whole))
    if max(filled[cut], whole - filled[cut]) > bar.room:
        return None
    return [pieces[:cut], pieces[cut:]]


def _pieces(bar: Bar[P], plates: Sequence[P]) -> Iterator[list[P]]:
    """A day as it is, or what is too much for one shelf in pieces of half a shelf."""
    wide = bar.width_of_day(plates)
    if wide <= bar.room:
        yield list(plates)
        return
    piece: list[P] = []
    for plate in plates:
        if piece and bar.width_of_day([*piece, plate]) > bar.room / 2:
            yield piece
            piece = []
        piece.append(plate)
    yield piece
