"""The addresses that public pages name, gathered while these are made.

What they show or link to may be public.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from html import unescape
from typing import Final
from urllib.parse import unquote, urlsplit

from helplog.prose.cleaning import is_picture_data

_ADDRESSES: Final = re.compile(
    # Without what stands before a name, `data-data-data-…` would be looked at from each `data`.
    r"""(?<![\w-])(?:href|src|srcset|poster|background|data(?:-[\w-]+)?)"""
    r"""\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))"""
    r"""|\burl\(\s*["']?([^"')]*)|@import\s+["']([^"']*)""",
    re.IGNORECASE,
)
_NAMING: Final = ("=", "@", "url(")
"""Without one of these a text names nothing, and most days do."""
_QUOTED: Final = re.compile(r"""["']([^"'\n<>]{1,300})["']""")
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_DROPPED: Final = str.maketrans("", "", "\n\t\r")
_PARTS: Final = re.compile(r"[\s,]+")


def _may_name(html: str) -> bool:
    small = html.lower()
    return any(sign in small for sign in _NAMING)


class PublicNames:
    """The addresses that public pages name, gathered while they are made.

    Args:
        site_url: where the site will lie; its own address in full is one of its own.
    """

    def __init__(self, site_url: str | None) -> None:
        self._site_url = site_url or ""
        path = urlsplit(self._site_url).path
        self._root = f"{path.removesuffix('/')}/"
        self.addresses: set[str] = set()
        """Paths from the top of the site, as files are called."""

    def note(self, html: str, page_address: str, *, quoted: bool = False) -> None:
        """Gathers what a finished page, or a style sheet, names; see `named_in`."""
        self.addresses |= self.named_in(html, page_address, quoted=quoted)

    def named_in(
        self, html: str, page_address: str, *, quoted: bool = False
    ) -> set[str]:
        """What a finished page, or a style sheet, names: paths from the top of the site.

        Args:
            html: its text.
            page_address: its own path from the top of the site.
            quoted: it holds addresses anywhere between quotes, as scripts and templates do.
        """
        # A page names the same people and days again and again.
        addresses: set[str] = set()
        if not quoted and not _may_name(html):
            return set()
        for groups in _ADDRESSES.findall(html):
            # all but one are empty: each is for one way to write it
            address = "".join(groups)
            addresses.add(address)
        if quoted:
            between_quotes = _QUOTED.findall(html)
            addresses.update(between_quotes)
        named: set[str] = set()
        for address in addresses:
            named.update(self._paths(address, page_address))
        return named

    def add(self, address: str, page_address: str) -> None:
        """Adds one address as written on a page, or several, of one picture in different sizes."""
        self.addresses.update(self._paths(address, page_address))

    def _paths(self, address: str, page_address: str) -> Iterator[str]:
        whole = unescape(address)
        yield from self._path(whole, page_address)
        may_be_several = " " in whole or "," in whole
        if not may_be_several or is_picture_data(whole):
            return
        for part in _PARTS.split(whole):
            yield from self._path(part, page_address)

    def _path(self, address: str, page_address: str) -> Iterator[str]:
        """The path of one address; none where it leads out of the site."""
        stripped = address.strip()
        # A browser drops these from an address wherever they stand.
        bare = stripped.translate(_DROPPED)
        if self._site_url and bare.startswith(self._site_url):
            in_site = bare.removeprefix(self._site_url)
            bare = f"/{in_site.lstrip('/')}"
        elif _SCHEME.match(bare):
            return
        without_fragment = bare.partition("#")[0]
        without_query = without_fragment.partition("?")[0]
        path = unquote(without_query)
        path = path.replace("\\", "/")
        if path.startswith("/"):
            in_site = path.removeprefix(self._root)
            path = in_site.lstrip("/")
        elif path:
            folder = posixpath.dirname(page_address)
            path = posixpath.join(folder, path)
        if path:
            yield posixpath.normpath(path)
