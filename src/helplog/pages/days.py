"""The days of a week as they were written: each entry whole, on the page of its week.

Thousands of them stand on a long journal's pages, so they are put together here and not in a
template.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

from helplog.insight.reflection import Week
from helplog.model.journal import Away, Checkin, Entry, Item
from helplog.model.kinds import Kind
from helplog.pages.findings import findings_aside
from helplog.pages.items import labelled, whole
from helplog.pages.page_builder import PageBuilder


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry or check-in as it stands under its day."""

    writing: Entry | Checkin
    title: str
    prose: Markup
    """Its words as clean HTML; a check-in's without its three answers."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the week on which something was written."""

    on: date
    entries: Sequence[Shown]


def days_of(page: PageBuilder, week: Week) -> Iterator[Day]:
    """Every day of the week that has something to show, in order."""
    number = 0
    for on, writings in sorted(_by_day(week).items()):
        entries = []
        for writing in writings:
            number += 1
            shown = _shown(page, writing, f"e{number}-")
            if shown is not None:
                entries.append(shown)
        if entries:
            yield Day(on, entries)


def _by_day(week: Week) -> Mapping[date, Sequence[Entry | Checkin]]:
    """What was written on each day, its check-ins last."""
    by_day: dict[date, list[Entry | Checkin]] = {}
    writings: list[Entry | Checkin] = [*week.entries, *week.checkins]
    for writing in writings:
        by_day.setdefault(writing.on, []).append(writing)
    return by_day


def day_section(page: PageBuilder, day: Day) -> Markup:
    """A day under its heading."""
    title = page.words.week_day(day.on)
    heading = page.heading(2, day.on.isoformat(), title)
    entries = "".join(_article(page, shown) for shown in day.entries)
    html = f'<section class="hl-day">\n{heading}\n{entries}</section>\n'
    return Markup(html)  # noqa: S704 - escaped where made


def _shown(page: PageBuilder, writing: Entry | Checkin, prefix: str) -> Shown | None:
    """An entry under its day; a check-in only for what it says beside the three answers."""
    if isinstance(writing, Entry):
        prose = _prose(page, writing, writing.body, prefix)
        return Shown(writing, writing.title or "", prose)
    prose = _prose(page, writing, writing.rest, prefix)
    beside = (prose, writing.items, writing.also, writing.extra, page.findings(writing))
    if not any(beside):
        return None
    return Shown(writing, writing.title or page.words.text("Check-in"), prose)


def _prose(
    page: PageBuilder, writing: Entry | Checkin, body: str, prefix: str
) -> Markup:
    if writing.private or not body.strip():
        return Markup("")
    return page.prose(writing, body, prefix)


def _article(page: PageBuilder, shown: Shown) -> str:
    parts = "".join(_parts(page, shown))
    return f'<article class="hl-entry">\n{parts}</article>\n'


def _parts(page: PageBuilder, shown: Shown) -> Iterator[str]:
    """An entry from its title to what was not quite clear in it, each piece escaped."""
    writing, _ = shown.writing, page.words.text
    if writing.private:
        yield _quiet(_("A private entry."))
        return
    yield _head(page, shown)
    if writing.away:
        yield _quiet(" · ".join(_away(page, away) for away in writing.away))
    if shown.prose:
        yield f'<div class="hl-prose">{shown.prose}</div>\n'
    if writing.items:
        yield _items(page, writing.items)
    if writing.nones:
        yield _quiet(_nones(page, writing))
    for other in writing.also:
        asked = _(
            "Another device wrote {text}. Which one is true? Remove the other line."
        )
        yield f'<p class="hl-also">{escape(asked.format(text=other))}</p>\n'
    if writing.extra:
        yield f"{labelled(writing.extra.items())}\n"
    yield findings_aside(page, page.findings(writing))


def _quiet(text: str) -> str:
    return f'<p class="hl-quiet">{escape(text)}</p>\n'


def _items(page: PageBuilder, items: Sequence[Item]) -> str:
    """The items of an entry; of private ones, how many there are."""
    shown = [whole(page, item) for item in items if not item.private]
    hidden = len(items) - len(shown)
    html = ""
    if shown:
        html = f'<ul class="hl-items">{"".join(shown)}</ul>\n'
    if hidden:
        html += _quiet(page.kept_private(hidden))
    return html


def _head(page: PageBuilder, shown: Shown) -> str:
    """Title, and a line of what is known; nothing where an entry has neither."""
    head = ""
    if shown.title:
        head = f"<h3>{escape(shown.title)}</h3>\n"
    meta = "".join(_meta(page, shown.writing))
    if meta:
        head += f'<p class="hl-meta">{meta}</p>\n'
    if not head:
        return ""
    return f'<header class="hl-entry-head">\n{head}</header>\n'


def _meta(page: PageBuilder, writing: Entry | Checkin) -> Iterator[str]:
    """Time, load, tags and the way into the editor."""
    words = page.words
    if writing.time:
        yield f"<span>{escape(writing.time)}</span>"
    if writing.load is not None:
        load = words.text("Load {n} of 10").format(n=words.number(writing.load))
        yield f"<span>{escape(load)}</span>"
    yield from map(page.tag, writing.tags)
    yield page.edit_link(writing.where)


def _away(page: PageBuilder, away: Away) -> str:
    span = page.words.span(away.first_on, away.last_on)
    said = page.words.text("Away, {span}").format(span=span)
    if not away.why:
        return said
    return f"{said}: {away.why}"


def _nones(page: PageBuilder, writing: Entry | Checkin) -> str:
    kinds = [page.kind_name(kind) for kind in Kind if kind in writing.nones]
    names = page.words.all_of(kinds)
    return page.words.text("None this time: {kinds}").format(kinds=names)
