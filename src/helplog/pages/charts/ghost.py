"""The plate of a first day: how large a first lift is, before there is one."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from helplog.model.kinds import Kind
from helplog.pages.charts.figure import short
from helplog.pages.charts.plates import drawn_plate, height_of, number_on, width_of
from helplog.pages.words import Words

_FIRST_LB: Final = 3
_WIDTH: Final = 90.0
_HEIGHT: Final = 42.0


def ghost_plate(words: Words) -> Markup:
    """An outline of the smallest plate on a short bar, with `about this big` to say what it is."""
    number = words.plate(_FIRST_LB)
    width = width_of(_FIRST_LB, number)
    height = height_of(_FIRST_LB)
    middle = _HEIGHT / 2
    centre = _WIDTH / 2
    left = centre - width / 2
    top = middle - height / 2
    plate = drawn_plate(Kind.ASKS, left, top, width, height)
    written = number_on(number, centre, middle)
    ghost = Markup(
        '<svg class="hl-svg hl-ghost" viewBox="0 0 {w} {h}" role="img" aria-label="{says}">'
        '<path class="hl-bar" d="M2 {y}H{left}M{right} {y}H{end}"/>{plate}{written}</svg>'
    )
    return ghost.format(
        w=short(_WIDTH),
        h=short(_HEIGHT),
        says=words.text("about this big"),
        y=short(middle),
        left=short(left),
        right=short(left + width),
        end=short(_WIDTH - 2),
        plate=plate,
        written=written,
    )
