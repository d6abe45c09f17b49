"""The record of a page: all that a search keeps of it, a pure function of what the page gives.

A record is small plain data. It can be kept beside a page, compared by its bytes, and taken out of
the shards again when the page changes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date
from html import escape, unescape
from typing import Any, Final, NamedTuple
from zlib import crc32

from helplog.model.kinds import Answer, Kind
from helplog.model.late_patterns import late_pattern
from helplog.pages.addresses import page_address
from helplog.pages.search.sections import About, Fact, Named, Section, Sort

DAY: Final = "d"
WEEK: Final = "w"
OTHER: Final = "o"
GROUPS: Final = (DAY, WEEK, OTHER)
"""Numbers mean something in their group alone: the day, the first day of the week, the address."""

_TAG: Final = late_pattern(
    r"""<!--.*?(?:-->|\Z)|</?([a-zA-Z][^\s/<>]*+)(?:[^<>"']|"[^"]*+"|'[^']*+')*+>""",
    re.DOTALL,
)
_INLINE: Final = """
a abbr b bdi bdo cite code del em i ins kbd mark q s small span strong sub sup u var wbr
"""
_WITHIN_WORDS: Final = frozenset(_INLINE.split())
"""Tags that end no word."""


class Ident(NamedTuple):
    """Which section it is; it stays the same whatever is written on other days."""

    group: str
    number: int

    @property
    def key(self) -> str:
        """What its text is filed under."""
        if self.group == OTHER:
            return f"o{self.number:08x}"
        day = date.fromordinal(self.number).isoformat().replace("-", "")
        return day if self.group == DAY else f"w{day}"


class Entry(NamedTuple):
    """One section of a page."""

    ident: Ident
    address: str
    """In the site, with its anchor."""
    title: str
    """How a result is headed."""
    headings: str
    """Words that say what it is about: its name, titles that the writer gave."""
    text: str
    about: About


Record = tuple[Entry, ...]


def record_of(uri: str, sections: Iterable[Section]) -> Record:
    """What a search keeps of a page made here.

    Args:
        uri: of its source.
        sections: what it gives the search.
    """
    address = page_address(uri)
    return tuple(entry_of(address, section) for section in sections)


def entry_of(address: str, section: Section) -> Entry:
    """What a search keeps of a section.

    Args:
        address: of its page in the site.
        section: as the page gives it.
    """
    about = section.about
    place = address
    if section.ident:
        place = f"{address}#{section.ident}"
    headings = list(section.titles)
    text = list(map(plain_text, section.words))
    # Every day has a weekday and a month: they are found, and say nothing.
    if about.on is None:
        headings.insert(0, section.title)
    if about.person is not None:
        headings += about.person.spellings
    title = about.shown or section.title
    return Entry(
        ident=_ident(place, about),
        address=place,
        title=title,
        headings=" \n".join(headings),
        text=" ".join(filter(None, [*section.titles, *text])),
        about=about,
    )


def _ident(place: str, about: About) -> Ident:
    if about.on is None:
        return Ident(OTHER, crc32(place.encode()))
    group = WEEK if about.sort is Sort.WEEK else DAY
    return Ident(group, about.on.toordinal())


def plain_text(html: str) -> str:
    """The words of clean HTML, in one line."""
    bare = _TAG.sub(_gap, html)
    return " ".join(unescape(bare).split())


def _gap(tag: re.Match[str]) -> str:
    name = tag[1]
    return "" if name and name.lower() in _WITHIN_WORDS else " "


def record_html(record: Record) -> str:
    """A record as a page's HTML, for a search that is not ours."""
    return "".join(map(_html, record))


def _html(entry: Entry) -> str:
    _, _, anchor = entry.address.partition("#")
    title = escape(entry.title)
    heading = (
        f'<h2 id="{escape(anchor)}">{title}</h2>' if anchor else f"<h1>{title}</h1>"
    )
    return f"{heading}<p>{escape(entry.text)}</p>" if entry.text else heading


def packed(record: Record) -> bytes:
    """A record as bytes: equal for equal records, and no others."""
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"), default=str)
    return text.encode("utf-8", "surrogatepass")


def unpacked(data: bytes) -> Record:
    """The record that `packed` was given."""
    text = data.decode("utf-8", "surrogatepass")
    return tuple(map(_entry, json.loads(text)))


def _entry(row: list[Any]) -> Entry:
    ident, address, title, headings, text, about = row
    return Entry(Ident(*ident), address, title, headings, text, _about(*about))


def _about(  # noqa: PLR0913, PLR0917 - as `About` has them
    sort: str,
    shown: str,
    on: str | None,
    facts: list[Any],
    tags: list[str],
    person: list[Any] | None,
) -> About:
    return About(
        Sort(sort),
        shown,
        date.fromisoformat(on) if on else None,
        tuple(_fact(*fact) for fact in facts),
        tuple(tags),
        Named(person[0], person[1], tuple(person[2])) if person else None,
    )


def _fact(kind: str, answer: str | None, people: list[str]) -> Fact:
    return Fact(Kind(kind), Answer(answer) if answer else None, tuple(people))
