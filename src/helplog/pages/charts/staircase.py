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
    run = min(_WIDEST_STEP, _WIDTH / len(steps))
    tops = [_GROUND + _RISE * n for n in range(len(steps))]
    plates_high = [height_of(step.weight_lb) for step in steps]
    high = max(map(sum, zip(tops, plates_high, strict=True))) + _ABOVE
    drawn = [iron(f"{ident}-iron"), _stairs(run, tops, high)]
    for n, step in enumerate(steps):
        middle = (n + 0.5) * run
        drawn.append(_step(words, step, middle, run, high - tops[n], f"{ident}-iron"))
        drawn.append(_month(words, step, middle, high))
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
    return figure(words, "stairs", caption, picture, _table(words, steps), note)


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
    room = aim.format(short(middle - run / 2), short(run), short(tread))
    link = Markup(
        '<g role="none"><title>{0}</title><a href="{1}" aria-label="{0}">{2}</a></g>'
    )
    says = f"{step.says} · {words.pounds(step.weight_lb)}"
    linked = link.format(says, step.href, room + shape)
    return linked + number_on(number, middle, tread - height / 2)


def _month(words: Words, step: Step, middle: float, high: float) -> Markup:
    x = short(middle)
    month = words.short_month(step.on)
    year = f"{step.on.year:04d}"
    label = Markup('<text class="hl-day-name" x="{}" y="{}">{}</text>')
    first = label.format(x, short(high + 14), month)
    return first + label.format(x, short(high + 27), year)


def _table(words: Words, steps: Sequence[Step]) -> Table:
    rows = []
    for step in steps:
        lift = leading_to(step.href, step.says)
        rows.append((lift, words.day(step.on), words.pounds(step.weight_lb)))
    head = (words.text("Lift"), words.text("Day"), words.text("Weight"))
    return Table(head=head, rows=rows)
