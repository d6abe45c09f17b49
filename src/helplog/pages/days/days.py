"""The days of a week as they were written: each entry whole, on the page of its week.

Thousands of them stand on a long journal's pages, so they are put together here and not in a
template.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from markupsafe import Markup, escape

from helplog.insight.reflection import Week
from helplog.model.diagnostic import Place
from helplog.model.journal import Away, Checkin, Entry, Item
from helplog.model.kinds import Kind
from helplog.model.late_patterns import late_pattern
from helplog.pages.addresses import entry_prefix
from helplog.pages.days.daylight import daylight
from helplog.pages.days.foot import day_foot, told_above
from helplog.pages.findings import unclear
from helplog.pages.items import labelled, whole
from helplog.pages.page_builder import PageBuilder
from helplog.pages.words import as_title
from helplog.pages.years.pictures import pictures_in

_Written = Entry | Checkin
Above = Mapping[Place, Item]
"""What stands under the questions, by where it is written; a need by every time it was named."""

_NEXT_ASK_BRACES = late_pattern(
    r"^(#{1,6} [^\n{]*?)[ \t]*\{:?[ \t]*#next-ask[ \t]*\}[ \t]*$", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry or check-in as it stands under its day."""

    writing: _Written
    title: str
    prose: Markup
    """Its words as clean HTML; a check-in's without its three answers."""


class Stretch(NamedTuple):
    """Words that are rendered in one go."""

    writing: _Written
    markdown: str
    prefix: str
    """Of the ids in them."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the week on which something was written."""

    on: date
    entries: Sequence[Shown]


def days_of(page: PageBuilder, week: Week, above: Above) -> Iterator[Day]:
    """Every day of the week that has something to show, in order.

    Args:
        page: the page of the week.
        week: the week.
        above: what is told on the page before its days, and not once more.
    """
    by_day = _by_day(week)
    for on in sorted(by_day):
        entries = []
        for number, writing in enumerate(by_day[on], 1):
            shown = _shown(page, writing, entry_prefix(on, number), above)
            if shown is not None:
                entries.append(shown)
        if entries:
            yield Day(on, entries)


def _by_day(week: Week) -> Mapping[date, Sequence[_Written]]:
    """What was written on each day, its check-ins last."""
    by_day: dict[date, list[_Written]] = {}
    writings: list[_Written] = [*week.entries, *week.checkins]
    for writing in writings:
        of_day = by_day.setdefault(writing.on, [])
        of_day.append(writing)
    return by_day


def day_section(page: PageBuilder, day: Day, above: Above) -> Markup:
    """A day under its heading."""
    ident = day.on.isoformat()
    week_day = page.words.week_day(day.on)
    title = as_title(week_day)
    heading = page.heading(2, ident, title)
    entries = "".join(_article(page, shown, above) for shown in day.entries)
    lines = day_foot(page, day.on)
    foot = "".join(lines)
    html = f'<section class="hl-day">\n{heading}\n{entries}{foot}</section>\n'
    return Markup(html)  # noqa: S704 - escaped where made


def stretches_of(week: Week) -> Iterator[Stretch]:
    """What `days_of` has rendered, in that order."""
    number = 0
    for _, writings in sorted(_by_day(week).items()):
        for writing in writings:
            number += 1
            markdown = _markdown(writing)
            if markdown:
                yield Stretch(writing, markdown, f"e{number}-")


def _markdown(writing: _Written) -> str:
    """What is shown of a writing's words; empty where nothing is."""
    body = writing.body
    if isinstance(writing, Checkin):
        # Nothing leads to that heading, and not every site reads braces as attributes.
        body = _NEXT_ASK_BRACES.sub(r"\1", writing.rest)
    if writing.private or not body.strip():
        return ""
    return body


def _shown(
    page: PageBuilder, writing: _Written, prefix: str, above: Above
) -> Shown | None:
    """An entry under its day; a check-in only for what it says beside the three answers."""
    prose = _prose(page, writing, prefix)
    if isinstance(writing, Entry):
        return Shown(writing, writing.title or "", prose)
    own = [item for item in writing.items if item.private or item.where not in above]
    doubts = unclear(page, writing)
    beside = (prose, own, writing.also, writing.extra, doubts)
    if not any(beside):
        return None
    title = writing.title or page.words.text("Check-in")
    return Shown(writing, title, prose)


def _prose(page: PageBuilder, writing: _Written, prefix: str) -> Markup:
    markdown = _markdown(writing)
    if not markdown:
        return Markup("")
    html = page.prose(writing, markdown, prefix)
    for picture in pictures_in(html, page.uri):
        page.pictures.append((writing.on, picture))
    return html


def _article(page: PageBuilder, shown: Shown, above: Above) -> str:
    pieces = _parts(page, shown, above)
    parts = "".join(pieces)
    return f'<article class="hl-entry">\n{parts}</article>\n'


def _parts(page: PageBuilder, shown: Shown, above: Above) -> Iterator[str]:
    """An entry from its title to what was not quite clear in it, each piece escaped."""
    writing = shown.writing
    words = page.words
    if writing.private:
        yield _quiet(words.text("A private entry."))
        return
    yield _head(page, shown)
    if writing.away:
        stretches = [_away(page, away) for away in writing.away]
        yield _quiet(" · ".join(stretches))
    if shown.prose:
        yield f'<div class="hl-prose">{shown.prose}</div>\n'
    if writing.items:
        yield _items(page, writing.items, above)
    if writing.nones:
        yield _quiet(_nones(page, writing))
    asked = words.text(
        "Another device wrote {text}. Which one is true? Remove the other line."
    )
    for other in writing.also:
        said = asked.format(text=other)
        yield f'<p class="hl-also">{escape(said)}</p>\n'
    if writing.extra:
        yield f"{labelled(writing.extra.items())}\n"
    yield unclear(page, writing)


def _quiet(text: str) -> str:
    return f'<p class="hl-quiet">{escape(text)}</p>\n'


def _items(page: PageBuilder, items: Sequence[Item], above: Above) -> str:
    """The items of an entry, those told above by name alone; of private ones, how many."""
    lines = []
    known = []
    hidden = 0
    for item in items:
        if item.private:
            hidden += 1
        elif item.where in above:
            known.append((item, above[item.where]))
        else:
            light = daylight(page, item)
            lines.append(whole(page, item, below=light))
    html = told_above(page, known)
    if lines:
        html += f'<ul class="hl-items">{"".join(lines)}</ul>\n'
    if hidden:
        html += _quiet(page.kept_private(hidden))
    return html


def _head(page: PageBuilder, shown: Shown) -> str:
    """Title, and a line of what is known; nothing where an entry has neither."""
    head = ""
    if shown.title:
        head = f"<h3>{escape(shown.title)}</h3>\n"
    known = _meta(page, shown.writing)
    meta = "".join(known)
    if meta:
        head += f'<p class="hl-meta">{meta}</p>\n'
    if not head:
        return ""
    return f'<header class="hl-entry-head">\n{head}</header>\n'


def _meta(page: PageBuilder, writing: _Written) -> Iterator[str]:
    """Time, load, tags and the way into the editor."""
    words = page.words
    if writing.time:
        yield f"<span>{escape(writing.time)}</span>"
    if writing.load is not None:
        said = words.text("Load {n} of 10")
        shown = words.number(writing.load)
        load = said.format(n=shown)
        yield f"<span>{escape(load)}</span>"
    for tag in writing.tags:
        yield page.tag(tag)
    yield page.edit_link(writing.where)


def _away(page: PageBuilder, away: Away) -> str:
    words = page.words
    said = words.text("Away, {span}")
    span = words.span(away.first_on, away.last_on)
    stretch = said.format(span=span)
    if not away.why:
        return stretch
    return f"{stretch}: {away.why}"


def _nones(page: PageBuilder, writing: _Written) -> str:
    words = page.words
    kinds = []
    for kind in Kind:
        if kind not in writing.nones:
            continue
        name = page.kind_name(kind)
        kinds.append(name)
    said = words.text("None this time: {kinds}")
    names = words.all_of(kinds)
    return said.format(kinds=names)
