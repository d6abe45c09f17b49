"""The heaviest lifts, each heavier than any before: a staircase."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from markupsafe import Markup

from helplog.insight.weeks.tallies import weight_of
from helplog.model.journal import Item
from helplog.pages.charts.staircase import Step, staircase
from helplog.pages.page_builder import phrase
from helplog.pages.site_page_builder import SitePageBuilder
from helplog.pages.wording.sentences import says
from helplog.pages.words import to_translate

_MOST_STEPS: Final = 7
_HEAVIEST: Final = to_translate("The heaviest so far: {lift}, {lb}.")
_FEWEST_STEPS: Final = 2


def heaviest_stairs(page: SitePageBuilder) -> Markup:
    """A step for every lift that was the heaviest so far, as far as they may be named.

    Nothing while there is one weight alone: one step is no staircase.
    """
    shown = page.shown(page.reflection.items)
    lifts = records(shown)[-_MOST_STEPS:]
    if len(lifts) < _FEWEST_STEPS:
        return Markup("")
    steps = [_step(page, item) for item in lifts]
    words = page.words
    heaviest = steps[-1]
    note = phrase(
        words,
        _HEAVIEST,
        lift=Markup('<a href="{}">{}</a>').format(heaviest.href, heaviest.says),
        lb=words.pounds(heaviest.weight_lb),
    )
    caption = words.text("Each heavier than any before it")
    return staircase(words, "heaviest-steps", caption, steps, note)


def records(items: Iterable[Item]) -> list[Item]:
    """The reps that were heavier than any before them; of a day's the heaviest alone."""
    found: list[Item] = []
    for item in items:
        if not item.weighs:
            continue
        if found and weight_of(item) <= weight_of(found[-1]):
            continue
        if found and found[-1].on == item.on:
            found.pop()
        found.append(item)
    return found


def _step(page: SitePageBuilder, item: Item) -> Step:
    return Step(
        kind=item.kind,
        weight_lb=weight_of(item),
        on=item.on,
        says=says(item, page.words),
        href=page.to_item(item),
    )
