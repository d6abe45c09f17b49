"""The theme's frame around a page: rendered once, and filled in for every page that has the same.

A long journal has thousands of pages outside the navigation whose frames differ in a title, a table
of contents and nothing else. A frame is plain data: it can be kept, and filled without the theme.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Any, Final, NamedTuple
from urllib.parse import urljoin

from helplog.pages.source import Heading
from helplog.pages.words import Words
from helplog.publish.week_rail import day_lines, week_at

TITLE: Final = "helplogframedtitle"
CONTENT: Final = "helplogframedcontent"
ITEM: Final = "helplogframeditem"
ANCHOR: Final = "helplogframedanchor"
CANONICAL: Final = "helplogframedcanonical"
LINES: Final = "helplogframedlines"
"""What stands in a frame where a page has something of its own."""

_MARKS: Final = re.compile(f"({TITLE}|{CONTENT}|{ITEM}|{ANCHOR}|{CANONICAL}|{LINES})")
_LEAVES: Final = re.compile(r"(?:people|needs|tags)/(?!by-name/)[^/]+/index\.html")
"""Pages that stand below a page of the same name; there may be thousands."""


class FramedPage(NamedTuple):
    """What a page has that its frame hasn't, but for its content."""

    address: str
    """In the site, `weeks/2026-11-16/index.html`."""
    title: str
    """Plain text."""
    headings: tuple[Heading, ...] = ()


class FrameKey(NamedTuple):
    """Pages with the same key have the same frame: links out of it are the same for all of them."""

    above: str
    """The folder in which the pages' own folders lie."""
    section: str
    """The first folder of their addresses."""
    is_leaf: bool
    """Whether they are of those of which there are very many."""
    has_contents: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """A whole page with marks for what differs."""

    html: str
    line: str = ""
    """One of the contents, with marks; empty for pages without any."""

    def filled(
        self, page: FramedPage, content: str, canonical: str, words: Words
    ) -> str:
        """A page as it is written.

        Args:
            page: what stands in the frame.
            content: the page's own HTML.
            canonical: its address in full; empty where nobody knows it.
            words: the reader's language.
        """
        ours = {
            TITLE: escape(page.title),
            CONTENT: content,
            CANONICAL: canonical,
            # The theme's own first link leads to the first heading, too.
            ANCHOR: page.headings[0].ident if page.headings else ANCHOR,
            LINES: "".join(self._lines(page, words)),
        }
        pieces = [ours.get(piece, piece) for piece in _pieces(self.html)]
        return "".join(pieces)

    def _lines(self, page: FramedPage, words: Words) -> Iterator[str]:
        start = week_at(page.address)
        if start is None:
            return map(self._line, page.headings)
        written = {one.ident: self._line(one) for one in page.headings}
        return day_lines(start, written, words)

    def _line(self, heading: Heading) -> str:
        ours = {ANCHOR: heading.ident, ITEM: escape(heading.text)}
        pieces = [ours.get(piece, piece) for piece in _pieces(self.line)]
        return "".join(pieces)


@lru_cache(maxsize=128)
def _pieces(text: str) -> tuple[str, ...]:
    """What stands between the marks, and the marks."""
    return tuple(_MARKS.split(text))


@dataclass(frozen=True, slots=True)
class Frames:
    """The frames of a site."""

    by_key: Mapping[FrameKey, Frame]
    site_url: str = ""
    """Where the site lies, with a slash at its end; empty where nobody says."""

    def filled(self, page: FramedPage, content: str, words: Words) -> str | None:
        """A page as it is written; None where no frame is known for it.

        Args:
            page: what stands in a frame.
            content: the page's own HTML.
            words: the reader's language.
        """
        frame = self.by_key.get(key_of(page))
        if frame is None:
            return None
        canonical = ""
        if self.site_url:
            canonical = urljoin(self.site_url, page.address)
        return frame.filled(page, content, canonical, words)

    def as_data(self) -> dict[str, Any]:
        """As JSON has it."""
        rows = [[*key, one.html, one.line] for key, one in self.by_key.items()]
        return {"site_url": self.site_url, "frames": rows}


def frames_of(data: Mapping[str, Any]) -> Frames:
    """The frames that `as_data` told.

    Raises:
        ValueError: it has another shape.
        TypeError: the same.
        KeyError: the same.
    """
    rows: Sequence[Sequence[Any]] = data["frames"]
    by_key = {}
    for *key, html, line in rows:
        above, section, is_leaf, has_contents = key
        by_key[FrameKey(above, section, is_leaf, has_contents)] = Frame(html, line)
    return Frames(by_key, data["site_url"])


def is_leaf(address: str) -> bool:
    """Whether a page is one of many below a page that has the search and the menu."""
    return _LEAVES.fullmatch(address) is not None


def key_of(page: FramedPage) -> FrameKey:
    """Which frame a page has."""
    folder = posixpath.dirname(page.address)
    section = folder.partition("/")[0]
    above = posixpath.dirname(folder)
    return FrameKey(above, section, is_leaf(page.address), bool(page.headings))
