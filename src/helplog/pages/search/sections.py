"""What a page gives the search: its sections, each with its words and what is known of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from markupsafe import Markup

from helplog.model.kinds import Answer, Kind


class Sort(StrEnum):
    """What a result is called."""

    DAY = "day"
    WEEK = "week"
    PERSON = "person"
    PAGE = "page"


class Fact(NamedTuple):
    """An item of a section, as far as a term of the search may ask for it."""

    kind: Kind
    answer: Answer | None
    """None for kinds that get none."""
    people: tuple[str, ...]
    """Whom it names, by the slugs of their pages."""


class Named(NamedTuple):
    """Somebody whom `who:` can mean."""

    slug: str
    name: str
    """As shown."""
    spellings: tuple[str, ...]
    """Every public name that means them, the shown one among them."""


class About(NamedTuple):
    """What is known of a section beside its words."""

    sort: Sort = Sort.PAGE
    shown: str = ""
    """How a result is headed, where the section's title is too short for it."""
    on: date | None = None
    """The day, or the first of the week."""
    facts: tuple[Fact, ...] = ()
    tags: tuple[str, ...] = ()
    """As written, without `#`."""
    person: Named | None = None


_NOTHING_MORE = About()


@dataclass(slots=True)
class Section:
    """A part of a page that a result can lead to."""

    ident: str
    """The anchor; empty for the page itself."""
    title: str
    """Plain text."""
    about: About = _NOTHING_MORE
    titles: list[str] = field(default_factory=list)
    """Titles that the writer gave what stands in it, plain text."""
    words: list[Markup] = field(default_factory=list)
    """Clean HTML."""


def with_words(sections: Sequence[Section], words: Markup) -> tuple[Section, ...]:
    """The sections of a page, the last one with more words."""
    *before, last = sections
    more = replace(last, words=[*last.words, words])
    return (*before, more)
