"""A week's rack: the large one of a page, and a small one for a line in a list."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from itertools import islice
from typing import Final

from markupsafe import Markup, escape

from helplog.insight.reflection import Week
from helplog.insight.weeks.tallies import count_kinds, is_rep, weight_of
from helplog.model.journal import Item
from helplog.model.kinds import REP_KINDS, Kind
from helplog.pages.charts.figure import short
from helplog.pages.charts.plates import drawn_plate, height_of
from helplog.pages.charts.rack import Plate, keys, loaded_bar, plate, rack
from helplog.pages.page_builder import PageBuilder
from helplog.pages.site_page_builder import SitePageBuilder
from helplog.pages.wording.sentences import says
from helplog.pages.words import Words

_SMALL: Final = 0.26
"""A small rack against a large one."""
_SMALL_HEIGHT: Final = 24.0
_SMALL_PLATE: Final = 5.0
_SMALL_GAP: Final = 1.0
_SMALL_DAY: Final = 3.0
_SMALL_MOST: Final = 14
"""Plates of a small rack; its words count them all."""


def week_rack(
    page: PageBuilder,
    week: Week,
    table_ident: str = "",
    *,
    silent: Collection[Item] = (),
) -> Markup:
    """The week's lifts as plates on a bar; nothing in a week without any.

    Args:
        page: the page it stands on.
        week: the week.
        table_ident: id of the fold with the table, where numbers lead to it.
        silent: lifts that are not mentioned on this page: they weigh what they weigh, without a
            word or a way to them.
    """
    words = page.words
    silent_keys = {item.key for item in silent}
    plates = []
    named = []
    for item in week.items:
        if not is_rep(item):
            continue
        if item.key in silent_keys:
            quiet = _silent_plate(page, item)
            plates.append(quiet)
            continue
        said = says(item, words)
        href = page.to_item(item)
        plates.append(plate(item, words, said, href))
        named.append(item)
    heading = words.text("The rack: {reps}, {lb}")
    title = heading.format(
        reps=words.plural("{n} rep", "{n} reps", week.reps),
        lb=words.lifted(week.items),
    )
    ident = f"rack-{week.start.isoformat()}"
    counts = _counted(words, named)
    days = _days(page, week)
    return rack(words, ident, title, counts, plates, table_ident, days)


def paper_rack(page: SitePageBuilder, week: Week) -> Markup:
    """The week's lifts for paper, leading nowhere; of private ones nothing, not even a plate."""
    words = page.words
    lifts = [item for item in week.items if is_rep(item) and not item.private]
    if not lifts:
        return Markup("")
    shown = page.shown(lifts)
    plates = []
    for item in lifts:
        if item in shown:
            said = says(item, words)
            plates.append(plate(item, words, said, href=""))
        else:
            plates.append(_silent_plate(page, item))
    legend = keys(_counted(words, shown))
    counts = _counted(words, lifts).values()
    title = " · ".join(counts)
    ident = f"rack-{week.start.isoformat()}"
    bar = loaded_bar(words, ident, title, plates)
    figure = Markup(
        '<figure class="hl-figure--rack">{}<figcaption>{}</figcaption></figure>'
    )
    return figure.format(bar, legend)


def _counted(words: Words, items: Collection[Item]) -> dict[Kind, str]:
    """`3 asks`, by their kind."""
    counts = count_kinds(items)
    counted = {}
    for kind in REP_KINDS:
        if counts[kind]:
            counted[kind] = words.plural(*kind.spec.counted, counts[kind])
    return counted


def _days(page: PageBuilder, week: Week) -> dict[date, str]:
    """Where the days stand that are shown."""
    shown = {entry.on for entry in week.entries if not entry.private}
    return {on: page.to_day(on) for on in shown}


def _silent_plate(page: PageBuilder, item: Item) -> Plate:
    weight_lb = item.weight_lb or 0
    pounds = page.words.pounds(weight_lb)
    return Plate(item.kind, weight_lb, item.on, says=pounds, href="")


def small_rack(words: Words, week: Week) -> Markup:
    """The week's bar as large as a line of text, for lists of weeks; nothing without a lift.

    It is told as what it counts: `3 asks · 1 yes`. Its plates are those of `small_plates`, which
    the page has once: ten years of outlines would weigh more than all that is said beside them.
    """
    lifts = _as_loaded(week)
    if not lifts:
        return Markup("")
    drawn = []
    x = 6.0
    before = lifts[0].on
    for item in islice(lifts, _SMALL_MOST):
        if item.on != before:
            x += _SMALL_DAY
        drawn.append(f'<use href="#{_ident(item)}" x="{short(x)}"/>')
        x += _SMALL_PLATE + _SMALL_GAP
        before = item.on
    says_it = " · ".join(_counted(words, lifts).values())
    width, height = short(x + 5), short(_SMALL_HEIGHT)
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    bar = f'<path class="hl-bar" d="M0 {short(_SMALL_HEIGHT / 2)}H{width}"/>'
    html = (
        f'<svg class="hl-small-rack" {size} role="img"'
        f' aria-label="{escape(says_it)}">{bar}{"".join(drawn)}</svg>'
    )
    return Markup(html)  # noqa: S704 - escaped


def small_plates(weeks: Iterable[Week]) -> Markup:
    """What the small racks of these weeks are put together of: each outline once, unseen."""
    outlines: dict[str, Markup] = {}
    for week in weeks:
        for item in _as_loaded(week)[:_SMALL_MOST]:
            ident = _ident(item)
            if ident not in outlines:
                outlines[ident] = _small_plate(item, ident)
    if not outlines:
        return Markup("")
    shapes = Markup(
        '<svg class="hl-shapes" width="0" height="0" aria-hidden="true">{}</svg>'
    )
    return shapes.format(Markup("").join(outlines.values()))


def _small_plate(item: Item, ident: str) -> Markup:
    height = height_of(weight_of(item)) * _SMALL
    y = (_SMALL_HEIGHT - height) / 2
    shape = drawn_plate(item.kind, 0, y, _SMALL_PLATE, height)
    plate = Markup('<defs><g id="{}" class="hl-{}">{}</g></defs>')
    return plate.format(ident, item.kind.value, shape)


def _ident(item: Item) -> str:
    """`asks3`: two plates of a kind and a weight are one outline."""
    return f"{item.kind.value}{short(weight_of(item))}"


def _as_loaded(week: Week) -> list[Item]:
    """The week's lifts day by day, the heaviest of a day first."""
    lifts = filter(is_rep, week.items)
    return sorted(lifts, key=lambda item: (item.on, -weight_of(item)))
