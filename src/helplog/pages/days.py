"""The days of a week as they were written: each entry whole, on the page of its week.

Thousands of them stand on a long journal's pages, so they are put together here and not in a
template.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

from helplog.insight.reflection import Week
from helplog.model.journal import Checkin, Entry, Item
from helplog.model.kinds import Kind
from helplog.pages.findings import findings_aside
from helplog.pages.items import whole
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
    by_day: dict[date, list[Entry | Checkin]] = {}
    both: list[Entry | Checkin] = [*week.entries, *week.checkins]
    for writing in sorted(both, key=lambda w: (w.on, isinstance(w, Checkin))):
        by_day.setdefault(writing.on, []).append(writing)
    number = 0
    for on, writings in by_day.items():
        shown = []
        for writing in writings:
            number += 1
            one = _shown(page, writing, f"e{number}-")
            if one is not None:
                shown.append(one)
        if shown:
            yield Day(on, shown)


def day_section(page: PageBuilder, day: Day) -> Markup:
    """A day under its heading."""
    heading = page.heading(2, day.on.isoformat(), page.words.week_day(day.on))
    entries = "".join(_article(page, one) for one in day.entries)
    return Markup(f'<section class="hl-day">\n{heading}\n{entries}</section>\n')  # noqa: S704 - escaped where made


def _shown(page: PageBuilder, writing: Entry | Checkin, prefix: str) -> Shown | None:
    """An entry under its day; a check-in only for what it says beside the three answers."""
    reply = isinstance(writing, Checkin)
    body = writing.rest if isinstance(writing, Checkin) else writing.body
    title = writing.title or (page.words.text("Check-in") if reply else "")
    prose = Markup("") if writing.private or not body.strip() else page.prose(writing, body, prefix)
    if reply and not (
        prose or writing.items or writing.also or writing.extra or page.findings(writing)
    ):
        return None
    return Shown(writing, title, prose)


def _article(page: PageBuilder, one: Shown) -> str:
    return f'<article class="hl-entry">\n{"".join(_parts(page, one))}</article>\n'


def _parts(page: PageBuilder, one: Shown) -> Iterator[str]:
    """An entry from its title to what was not quite clear in it, each piece escaped."""
    writing, _ = one.writing, page.words.text
    if writing.private:
        said = _("A private entry.")
        yield f'<p class="hl-quiet">{escape(said)}</p>\n'
        return
    yield _head(page, one)
    if writing.away:
        yield f'<p class="hl-quiet">{escape(_away(page, writing))}</p>\n'
    if one.prose:
        yield f'<div class="hl-prose">{one.prose}</div>\n'
    if writing.items:
        yield _items(page, writing.items)
    if writing.nones:
        yield f'<p class="hl-quiet">{escape(_nones(page, writing))}</p>\n'
    for other in writing.also:
        asked = _("Another device wrote {text}. Which one is true? Remove the other line.").format(
            text=other
        )
        yield f'<p class="hl-also">{escape(asked)}</p>\n'
    if writing.extra:
        lines = (
            f"<div><dt>{escape(name)}</dt><dd>{escape(text)}</dd></div>"
            for name, text in writing.extra.items()
        )
        yield f'<dl class="hl-details">{"".join(lines)}</dl>\n'
    yield findings_aside(page, page.findings(writing))


def _items(page: PageBuilder, items: Sequence[Item]) -> str:
    """The items of an entry; of private ones, how many there are."""
    shown = [whole(page, item) for item in items if not item.private]
    hidden = len(items) - len(shown)
    listed = f'<ul class="hl-items">{"".join(shown)}</ul>\n' if shown else ""
    if hidden:
        said = page.words.plural("{n} kept private", "{n} kept private", hidden)
        listed += f'<p class="hl-quiet">{escape(said)}</p>\n'
    return listed


def _head(page: PageBuilder, one: Shown) -> str:
    """Title, time, load, tags and the way into the editor; nothing where an entry has none of them."""
    writing = one.writing
    meta = []
    if writing.time:
        meta.append(f"<span>{escape(writing.time)}</span>")
    if writing.load is not None:
        load = page.words.text("Load {n} of 10").format(n=page.words.number(writing.load))
        meta.append(f"<span>{escape(load)}</span>")
    meta.extend(page.tag(tag) for tag in writing.tags)
    edit = page.edit(writing.where)
    if edit:
        said = page.words.text("Edit")
        meta.append(f'<a class="hl-edit" href="{escape(edit)}">{escape(said)}</a>')
    title = f"<h3>{escape(one.title)}</h3>\n" if one.title else ""
    line = f'<p class="hl-meta">{"".join(meta)}</p>\n' if meta else ""
    return f'<header class="hl-entry-head">\n{title}{line}</header>\n' if title or line else ""


def _away(page: PageBuilder, writing: Entry | Checkin) -> str:
    stretches = [
        page.words.text("Away, {span}").format(span=page.words.span(away.first_on, away.last_on))
        + (f": {away.why}" if away.why else "")
        for away in writing.away
    ]
    return " · ".join(stretches)


def _nones(page: PageBuilder, writing: Entry | Checkin) -> str:
    kinds = [page.kind_name(kind) for kind in Kind if kind in writing.nones]
    return page.words.text("None this time: {kinds}").format(kinds=page.words.all_of(kinds))
