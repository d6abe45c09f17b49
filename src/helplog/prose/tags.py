"""Tags in a stretch of HTML: finding them, reading one, writing it again.

Not a parser: cleaning comes after.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from html import escape
from html.parser import HTMLParser
from typing import Final
from xml.etree.ElementTree import Element

TAG: Final = re.compile(
    r"""<(/?)([a-zA-Z][^\s/>]*+)(?:"[^"]*+"|'[^']*+'|[^'">]++|['"])*+(?:>|\Z)"""
)
"""A start or end tag; group 1 is the slash, group 2 the name.

A quote that nobody closes is a sign like any other. Nothing is tried twice: whatever begins as a
tag is one, and so the tags of a text are found in one walk through it.
"""
_MEDIA: Final = re.compile(
    r"<(audio|video)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE
)


def read_tag(text: str) -> Element:
    """A start tag as an element; of an attribute that stands twice, the first counts."""
    reader = _Reader()
    if not text.endswith(">"):
        text += ">"
    # Python's reader gives up at a `<![` of no known kind, behind the tag.
    with suppress(AssertionError):
        reader.feed(text)
    return reader.element


def rewrite_tags(html: str, change: Callable[[Element], None]) -> str:
    """HTML with each tag as `change` leaves it; what it leaves alone stays byte for byte.

    Args:
        html: a fragment; tags need not be closed in it.
        change: may change a start tag's name and attributes, or make it a whole element by giving
            it text.
    """

    def rewritten(match: re.Match[str]) -> str:
        text = match[0]
        is_end = match[1] == "/"
        if is_end:
            name = match[2].lower()
            return _rewritten_end(text, name, change)
        element = read_tag(text)
        tag_before = element.tag
        attributes_before = dict(element.attrib)
        change(element)
        is_same_tag = element.tag == tag_before
        if is_same_tag and element.attrib == attributes_before:
            return text
        return _write_tag(element)

    return TAG.sub(rewritten, html)


def _rewritten_end(text: str, name: str, change: Callable[[Element], None]) -> str:
    element = Element(name)
    change(element)
    if element.tag == name:
        return text
    return f"</{element.tag}>"


def media_as_links(
    html: str, is_local: Callable[[str], bool], leads: Callable[[str], bool]
) -> tuple[str, tuple[str, ...]]:
    """HTML in which films and sounds from elsewhere are links to them.

    Args:
        html: a fragment.
        is_local: whether an address is one of the site.
        leads: whether one of elsewhere can be linked to; what can't is left out.

    Returns:
        The HTML, and the addresses from elsewhere.
    """
    remote: list[str] = []

    def linked(match: re.Match[str]) -> str:
        html = match[0]
        far = [address for address in _sources(html) if not is_local(address)]
        if not far:
            return html
        remote.extend(far)
        each_once = dict.fromkeys(far)
        links = [_remote_link(address) for address in each_once if leads(address)]
        return " ".join(links)

    with_links = _MEDIA.sub(linked, html)
    return with_links, tuple(remote)


def _sources(html: str) -> Iterator[str]:
    """The `src` of every start tag."""
    for tag in TAG.finditer(html):
        is_end = tag[1] == "/"
        if is_end:
            continue
        element = read_tag(tag[0])
        address = element.get("src")
        if address:
            yield address


def _remote_link(address: str) -> str:
    words = escape(address)
    return f'<a class="hl-remote" href="{words}">{words}</a>'


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.element = Element("")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the first tag."""
        if self.element.tag:
            return
        self.element = Element(tag)
        # from the last to the first, which so counts
        for name, value in reversed(attrs):
            self.element.set(name, value or "")


def _write_tag(element: Element) -> str:
    start = f"<{element.tag}"
    for name, value in element.attrib.items():
        escaped = escape(value)
        start += f' {name}="{escaped}"'
    start += ">"
    if element.text is None:
        return start
    words = escape(element.text)
    return f"{start}{words}</{element.tag}>"
