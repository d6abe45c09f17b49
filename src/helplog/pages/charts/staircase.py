"""A rising staircase: on each step a lift that was heavier than any before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from markupsafe import Markup

from helplog.model.kinds import Kind
from helplog.pages.charts.figure import Table, figure, joined, leading_to, short, svg
from helplog.pages.charts.plates import (
    height_of,
    iron,
    number_on,
    plate_of_kind,
    width_of,
)
from helplog.pages.words import Words

_WIDTH: Final = 300.0
_WIDEST_STEP: Final = 60.0
_RISE: Final = 11.0
_ABOVE: Final = 4.0
_GROUND: Final = 10.0
"""The lowest step's height."""
_LABELS: Final = 30.0
"""Two lines under the stairs: the month, and its year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A lift that was the heaviest when it came."""

    kind: Kind
    weight_lb: float
    on: date
    says: str
    href: str


def staircase(
    words: Words, ident: str, caption: str, steps: Sequence[Step], note: str
) -> Markup:
    """The steps from the left up, each with its plate and its month.

    Args:
        words: the language.
        ident: unique on the page.
        caption: what stands above it.
        steps: at most seven, in date order, each heavier than the one before.
        note: what it shows, in a sentence.
    """
    share = _WIDTH / len(steps)
    run = min(_WIDEST_STEP, share)
    tops = [_GROUND + _RISE * n for n in range(len(steps))]
    plates_high = [height_of(step.weight_lb) for step in steps]
    reached = zip(tops, plates_high, strict=True)
    high = max(map(sum, reached)) + _ABOVE
    iron_drawn = iron(f"{ident}-iron")
    drawn = [iron_drawn, _stairs(run, tops, high)]
    for n, step in enumerate(steps):
        middle = (n + 0.5) * run
        below = high - tops[n]
        drawn.append(_step(words, step, middle, run, below, f"{ident}-iron"))
        month = _month(words, step, middle, high)
        drawn.append(month)
    first = words.pounds(steps[0].weight_lb)
    last = words.pounds(steps[-1].weight_lb)
    picture = svg(
        ident,
        box=(_WIDTH, high + _LABELS),
        title=caption,
        description=f"{first} → {last}",
        body=joined(drawn),
        linked=True,
    )
    table = _table(words, steps)
    return figure(words, "stairs", caption, picture, table, note)


def _stairs(run: float, tops: Sequence[float], high: float) -> Markup:
    """The stairs themselves, one shape from the ground up."""
    path = f"M0 {short(high)}"
    for n, top in enumerate(tops):
        path += f"V{short(high - top)}H{short((n + 1) * run)}"
    return Markup('<path class="hl-stairs" d="{}V{}z"/>').format(path, short(high))


def _step(  # noqa: PLR0913, PLR0917 - a plate and its place
    words: Words, step: Step, middle: float, run: float, tread: float, iron_id: str
) -> Markup:
    number = words.plate(step.weight_lb)
    width = min(run - 1, width_of(step.weight_lb, number))
    height = height_of(step.weight_lb)
    shape = plate_of_kind(
        step.kind, middle - width / 2, tread - height, width, height, iron=iron_id
    )
    aim = Markup('<rect class="hl-aim" x="{}" y="0" width="{}" height="{}"/>')
    left = middle - run / 2
    room = aim.format(short(left), short(run), short(tread))
    link = Markup(
        '<g role="none"><title>{0}</title><a href="{1}" aria-label="{0}">{2}</a></g>'
    )
    says = f"{step.says} · {words.pounds(step.weight_lb)}"
    inside = room + shape
    linked = link.format(says, step.href, inside)
    number_y = tread - height / 2
    return linked + number_on(number, middle, number_y)


def _month(words: Words, step: Step, middle: float, high: float) -> Markup:
    x = short(middle)
    month = words.short_month(step.on)
    year = f"{step.on.year:04d}"
    label = Markup('<text class="hl-day-name" x="{}" y="{}">{}</text>')
    first_y = high + 14
    first = label.format(x, short(first_y), month)
    second_y = high + 27
    return first + label.format(x, short(second_y), year)


def _table(words: Words, steps: Sequence[Step]) -> Table:
    rows = []
    for step in steps:
        lift = leading_to(step.href, step.says)
        day = words.day(step.on)
        rows.append((lift, day, words.pounds(step.weight_lb)))
    lift_title = words.text("Lift")
    head = (lift_title, words.text("Day"), words.text("Weight"))
    return Table(head=head, rows=rows)
