"""Pages as a sealed copy shows them: addresses, ids and titles that say nothing.

A browser's history, a host's log and the address bar see addresses and titles. Here each link of a
page becomes the opaque address of what it leads to, each id that comes of what was written an
opaque one, and the title the same word everywhere. What the page shows stays as it is.

What is the same on many pages, the frame around them above all, is worked out once.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from html import escape, unescape
from typing import Final
from urllib.parse import quote, unquote

from helplog.publish.sealed.content.attributes import (
    IDS,
    LINKS,
    ONE_ID,
    SOURCES,
    with_values,
)
from helplog.publish.sealed.content.site_paths import (
    APP_MANIFEST,
    SEARCH,
    START,
    is_own_path,
    is_search_file,
    page_path,
)
from helplog.publish.sealed.format.keys import Keys

TITLE: Final = "Journal"
"""Of every page; the same word in every language there is."""
KEEPER: Final = "sealed/keeper.js"
"""The script that each page has besides its own."""

_REFERENCE: Final = re.compile(r"url\((&#39;|&quot;|'|)#([^)'&]+)\1\)")
_HEAD_ENDS: Final = "</head>"
_CONTENT_BEGINS: Final = "<article"
_CONTENT_ENDS: Final = "</article>"
_SEAMS: Final = (
    "<header", "<main", "<nav", '<li class="md-', '<div class="md-', "<footer", '<script id="',
)  # fmt: skip
"""Where frames are taken apart: between them lies what many pages have and what one has."""
_SEAM: Final = "\0"
_ELSEWHERE: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_TITLE: Final = re.compile(r"<title>.*?</title>", re.DOTALL)
_TELLING: Final = re.compile(
    r'<link rel="(?:canonical|prev|next|alternate)"[^>]*>|'
    r'<meta (?:name="(?:description|author|twitter:[^"]*)"|property="[^"]*")[^>]*>'
)
"""What a head says of a page for others."""
_CONFIGURATION_BEGINS: Final = '<script id="__config"'
_BASE: Final = re.compile(r'"base": "[^"]*"')
_HIGHLIGHT: Final = re.compile(r', "search\.highlight"|"search\.highlight", ')
"""Whoever has it finds the words that were searched for in the address."""
_EDIT: Final = '<a class="hl-edit"'
_WAY_IN: Final = re.compile(rf' ?{_EDIT} href="[^"]*">[^<]*</a>')
_LINKING: Final = (' href="', ' src="', ' srcset="', ' poster="')
_SHOWING: Final = frozenset({"href", "src", "poster"})
_KEPT_IDS: Final = frozenset({"", "hl-content"})
_FOOTNOTES: Final = ("fn:", "fnref:")


class Rewriting:
    """Makes a copy's pages of a site's.

    Args:
        keys: of the copy.
        base: what stands before the paths of the site where a page names it from the host's root
            on: `/` or `/journal/`.
    """

    SHARD_LETTERS: Final = 10
    """Of the opaque name of a file of the search."""

    def __init__(self, keys: Keys, base: str = "/") -> None:
        self._keys = keys
        self._base = base
        self._ids: dict[str, str] = {}
        self._paths: dict[str, str] = {}
        self._values: dict[str, dict[tuple[str, str], str]] = {}
        self._frames: dict[tuple[str, str], str] = {}
        self.led_to: set[str] = set()
        """Addresses that pages led to since `forget_leads`, but for what stands around them all."""

    def page(self, path: str, html: str) -> list[str]:
        """A page, in pieces that other pages may have as well.

        Args:
            path: of the file in the site: `weeks/2026-11-23/index.html`.
            html: what is in it.
        """
        place = _Place(posixpath.dirname(path))
        before, opening, rest = html.partition(_CONTENT_BEGINS)
        content, closing, after = rest.rpartition(_CONTENT_ENDS)
        head, head_end, bar = before.partition(_HEAD_ENDS)
        return [
            self._rewritten(_quiet_head(head), place),
            f'<script src="{KEEPER}"></script>{head_end}',
            *self._frame(bar, place),
            self._rewritten(f"{opening}{_without_ways_in(content)}", place),
            closing,
            *self._frame(after, place),
        ]

    def link(self, written: str, folder: str) -> str:
        """Where a link leads in the copy.

        Args:
            written: as it stands in a page, without HTML's escapes.
            folder: of the page.
        """
        if not written or _ELSEWHERE.match(written):
            return written
        before, hash_sign, after = written.partition("#")
        fragment = ""
        if hash_sign:
            fragment = f"#{self.id_of(unquote(after))}"
        path, _, _ = before.partition("?")
        if not path:
            return fragment or "#"
        return f"{self.address(self._path(unquote(path), folder))}{fragment}"

    def address(self, path: str) -> str:
        """What stands in the address bar for a path of the site."""
        found = self._paths.get(path)
        if found is None:
            found = self._paths[path] = self._new_address(path)
        return found

    def shard(self, path: str) -> str:
        """The opaque name of a file of the search."""
        return self._keys.address_of(path)[: self.SHARD_LETTERS]

    def forget_leads(self) -> None:
        """Begins to gather anew where pages lead."""
        self.led_to = set()

    def id_of(self, written: str) -> str:
        """What stands for an id."""
        found = self._ids.get(written)
        if found is None:
            found = self._ids[written] = self._opaque_id(written)
        return found

    def _new_address(self, path: str) -> str:
        if is_own_path(path) or path in {START, APP_MANIFEST}:
            return quote(path)
        if is_search_file(path):
            return f"{SEARCH}{self.shard(path)}.js"
        return self._keys.address_of(page_path(path))

    def _opaque_id(self, written: str) -> str:
        if written.startswith("__") or written in _KEPT_IDS:
            return written
        kept = next((one for one in _FOOTNOTES if written.startswith(one)), "")
        return f"{kept}{self._keys.id_of(written)}"

    def _path(self, written: str, folder: str) -> str:
        """The path of the site that a link means."""
        if written.startswith("/"):
            path = written.removeprefix(self._base).removeprefix("/")
        else:
            path = f"{folder}/{written}" if folder else written
        whole = posixpath.normpath(path).lstrip("./")
        if path.endswith("/") and whole:
            whole += "/"
        return whole

    def _frame(self, html: str, place: _Place) -> Iterator[str]:
        """What stands around a page, in pieces that many have."""
        for seam in _SEAMS:
            html = html.replace(seam, f"{_SEAM}{seam}")
        for piece in html.split(_SEAM):
            key = (place.up, piece)
            told = self._frames.get(key)
            if told is None:
                told = self._rewritten(piece, place)
                if piece.startswith(_CONFIGURATION_BEGINS):
                    told = _configured(told, place)
                if _leads_from_root(piece, place):
                    self._frames[key] = told
            yield told

    def _rewritten(self, html: str, place: _Place) -> str:
        values = self._values.setdefault(place.up, {})

        def tell(name: str, value: str) -> str:
            told = values.get((name, value))
            if told is None:
                told = self._new_value(name, value, place.folder)
                if _leads_from_root(f' {name}="{value}', place):
                    values[name, value] = told
            if name in _SHOWING:
                self.led_to.add(told)
            return told

        return with_values(html, tell)

    def _new_value(self, name: str, value: str, folder: str) -> str:
        if name in LINKS:
            return escape(self.link(unescape(value), folder))
        if name == SOURCES:
            return escape(self._source_set(unescape(value), folder))
        if name in ONE_ID:
            return self.id_of(unescape(value))
        if name in IDS:
            return " ".join(map(self.id_of, unescape(value).split()))
        return _REFERENCE.sub(self._referring, value)

    def _source_set(self, written: str, folder: str) -> str:
        choices = []
        for choice in written.split(","):
            address, _, width = choice.strip().partition(" ")
            choices.append(f"{self.link(address, folder)} {width}".strip())
        return ", ".join(choices)

    def _referring(self, found: re.Match[str]) -> str:
        mark, written = found.groups()
        return f"url({mark}#{self.id_of(unescape(written))}{mark})"


class _Place:
    """Where a page is, as links in it see that."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        depth = folder.count("/") + 1 if folder else 0
        self.up = "../" * depth
        """How a link from the root on begins."""


def _leads_from_root(html: str, place: _Place) -> bool:
    """Whether each link in it means the same on every page that is as deep."""
    if not place.up:
        return True
    for name in _LINKING:
        links = html.count(name)
        same = links and html.count(f"{name}{place.up}") + html.count(f"{name}#")
        if links != same:
            return False
    return True


def _without_ways_in(content: str) -> str:
    """Without links into the writer's editor: they would tell where the journal lies on a disk."""
    return _WAY_IN.sub("", content) if _EDIT in content else content


def _quiet_head(head: str) -> str:
    return _TITLE.sub(f"<title>{TITLE}</title>", _TELLING.sub("", head))


def _configured(html: str, place: _Place) -> str:
    """The theme's own settings: where the root is, and that words stay out of addresses."""
    html = _BASE.sub('"base": "."', html)
    html = html.replace(f'"search": "{place.up}', '"search": "')
    return _HIGHLIGHT.sub("", html)
