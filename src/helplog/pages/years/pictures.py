"""The pictures of the days, as small ones on the pages that lead there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Final

from markupsafe import Markup

from helplog.pages.addresses import page_address, relative

_PICTURE: Final = re.compile(r"<img\b[^>]*>")
_SOURCE: Final = re.compile(r'\ssrc="([^"]*)"')
_SAYS: Final = re.compile(r'\salt="([^"]*)"')
_ELSEWHERE: Final = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that stands in what was written on a day."""

    address: str
    """Its address within the site, as a link has it."""
    says: str
    """What it shows, in the writer's words; empty where they say nothing."""

    def small(self, uri: str, *, says: str = "") -> Markup:
        """The picture on another page.

        Args:
            uri: the page's source.
            says: what a screen reader is told; empty where what stands beside it says enough.
        """
        source = relative(self.address, uri)
        small = Markup(
            '<img class="hl-small" src="{}" alt="{}" loading="lazy" decoding="async">'
        )
        return small.format(source, says)


def pictures_in(html: str, uri: str) -> Iterator[Picture]:
    """The pictures of clean HTML that lie in the site, in order.

    Args:
        html: what was written, as it stands on a page.
        uri: the page's source.
    """
    if "<img" not in html:
        return
    folder = posixpath.dirname(page_address(uri))
    for element in _PICTURE.findall(html):
        source = _SOURCE.search(element)
        if source is None:
            continue
        if _ELSEWHERE.match(source[1]):
            continue
        says = _SAYS.search(element)
        source_path = unescape(source[1])
        path = posixpath.join(folder, source_path)
        address = posixpath.normpath(path)
        yield Picture(address, unescape(says[1]) if says else "")
