"""What a page is before any site generator has touched it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from markupsafe import Markup

from helplog.model.diagnostic import Diagnostic
from helplog.model.journal import Writing
from helplog.pages.asked_links import Asked
from helplog.pages.search.sections import Section
from helplog.pages.years.pictures import Picture


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page, for its table of contents and the search index."""

    level: int
    """2 or 3; the page's title is level 1."""
    ident: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftovers:
    """What the making of a page leaves beside its HTML."""

    found: tuple[Diagnostic, ...] = ()
    """What came up while what people wrote on it was rendered."""
    named: frozenset[str] = frozenset()
    """The addresses in the site that those words name; what is named is public."""
    asked: tuple[Asked, ...] = ()
    """Where the links in those words were asked to lead."""
    pictures: tuple[tuple[date, Picture], ...] = ()
    """The pictures in those words, each with the day it stands on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSource:
    """One page, complete: everything that a person reads on it, and nothing of its frame."""

    uri: str
    """Posix path of the page's source, always `…/index.md`, so that its address is a folder."""
    title: str
    """Plain text."""
    html: Markup
    """The page's content, its one `<h1>` included; cleaned, escaped, links relative to the page."""
    headings: tuple[Heading, ...] = ()
    sections: tuple[Section, ...] = ()
    """What a search finds: the page's title and sections with their words, no lists twice, no
    tables."""
    left: Leftovers = field(default_factory=Leftovers)
    """What others are to know of it."""
    key: str = ""
    """By which a page that is made of explicit inputs is known; empty where nobody asked for it,
    and for all other pages."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """Markdown made HTML, and what was found on the way."""

    html: Markup
    """Clean: it holds nothing that runs or loads."""
    diagnostics: tuple[Diagnostic, ...] = ()
    named: frozenset[str] = frozenset()
    """The addresses in the site that it names."""
    asked: tuple[Asked, ...] = ()
    """Where its links were asked to lead."""


Prose = Callable[[Writing, str, str, str], Rendering]
"""Turns Markdown into clean HTML: `(writing it stands in, markdown, uri of the page, id
prefix)`."""
