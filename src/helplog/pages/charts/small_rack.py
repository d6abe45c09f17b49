"""A week's lifts beside a line: plates on a bar, seen from the side, their height the weight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from helplog.model.kinds import Kind
from helplog.pages.charts.figure import short
from helplog.pages.charts.rack import radius

_MOST: Final = 14
"""Plates on a small bar; of a heavy week, the heaviest."""
_STEP: Final = 5
_HEIGHT: Final = 20


def small_rack(lifts: Sequence[tuple[Kind, float]]) -> Markup:
    """The plates of a week, from the lightest up; nothing where there are none.

    It adorns what is said beside it, so a screen reader passes over it.

    Args:
        lifts: kind and pounds of each.
    """
    if not lifts:
        return Markup("")
    ordered = sorted(lifts, key=lambda lift: lift[1])[-_MOST:]
    drawn = []
    for number, (kind, weight_lb) in enumerate(ordered):
        x = _STEP * (number + 1)
        half = radius(weight_lb) / 5.5
        top, height = short(_HEIGHT / 2 - half), short(2 * half)
        drawn.append(f'<path class="hl-{kind.value}" d="M{x} {top}v{height}"/>')
    width = _STEP * (len(ordered) + 1)
    return Markup(  # noqa: S704 - numbers and kinds alone
        f'<svg class="hl-small-rack" viewBox="0 0 {width} {_HEIGHT}" width="{width}"'
        f' height="{_HEIGHT}" aria-hidden="true"><path d="M0 10H{width}"/>'
        f"{''.join(drawn)}</svg>"
    )
