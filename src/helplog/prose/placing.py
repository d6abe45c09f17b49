"""Where links and pictures of a text lead, and ids that several texts can share a page with."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, ETX, STX, AtomicString

from helplog.prose.cleaning import is_data, is_local, is_picture_data
from helplog.prose.picture_sizes import set_size
from helplog.prose.tags import media_as_links, rewrite_tags

if TYPE_CHECKING:
    from markdown import Markdown

    from helplog.prose.rendered import Rendered

PLACED: Final = "data-placed"
"""Marks an element whose address is right already."""
_PLAYED: Final = frozenset({"audio", "video", "source", "track"})
_THEMES_IDS: Final = re.compile(r"__(?:tabbed_|span-|codelineno-)")
_ESCAPED: Final = re.compile(f"{STX}(\\d+){ETX}")
_IDS: Final = ("id", "for")
_IDS_OF: Final = {"a": (*_IDS, "name"), "input": (*_IDS, "name")}
"""Attributes that give or name an id."""
_HEADINGS: Final = {
    "h1": "h3",
    "h2": "h4",
    "h3": "h5",
    "h4": "h6",
    "h5": "h6",
    "h6": "h6",
}
"""On a week's page the day is the second level, so what a person calls h1 is the third."""


class Placing(Treeprocessor):
    """Points links and pictures at where things are.

    Args:
        md: the converter.
        rendered: where what is rendered stands, and what is found in it.
    """

    def __init__(self, md: Markdown, rendered: Rendered) -> None:
        super().__init__(md)
        self.rendered = rendered

    def run(self, root: Element) -> None:
        """Point links and pictures at where things are, and keep ids of several entries apart."""
        for element in root.iter():
            self._settle(element)
        # What was written as HTML waits here to be put back.
        stash = self.md.htmlStash.rawHtmlBlocks
        for number, block in enumerate(stash):
            if not isinstance(block, str):
                continue
            if "<" not in block:
                continue
            html, far = media_as_links(block, is_local, _leads)
            for address in far:
                self.rendered.note_far(address)
            stash[number] = rewrite_tags(html, self._settle_raw)

    def _settle_raw(self, element: Element) -> None:
        self._settle(element, raw=True)

    def _settle(self, element: Element, *, raw: bool = False) -> None:
        for attribute in ("href", "src"):
            value = element.get(attribute, "")
            if STX in value:
                # Markdown puts `\\_` back later; an address has to be whole now
                whole = _without_escapes(value)
                element.set(attribute, whole)
        if self.rendered.prefix:
            # first: what a link is resolved to may be an id of another entry on the same page
            self._apart(element)
        self._place_all(element, raw=raw)

    def _place_all(self, element: Element, *, raw: bool) -> None:
        """Every address of an element."""
        tag = element.tag
        has_source = "src" in element.attrib
        if tag == "a":
            self._place(element, "href", raw=raw)
        elif tag == "img" and has_source:
            self._picture(element, raw=raw)
        elif tag in _PLAYED and has_source:
            self._place(element, "src", raw=raw)
        has_poster = "poster" in element.attrib
        if tag == "video" and has_poster:
            self._place(element, "poster", raw=raw)

    def _place(self, element: Element, attribute: str, *, raw: bool) -> None:
        """Have an address lead to where its target is, as far as it is a link of the journal."""
        if element.attrib.pop(PLACED, None):
            return
        rendered = self.rendered
        address = element.get(attribute, "")
        if rendered.links is None:
            return
        if not _may_be_a_link(address, raw=raw):
            return
        meant = _meant(address, raw=raw)
        target, is_path = rendered.at_address(meant)
        if target is None:
            self._note_missing(address, meant)
            return
        # An ordinary page's link to another file is MkDocs's to resolve, but in raw HTML.
        is_left_to_mkdocs = rendered.by_source and is_path and not raw
        if target.uri or not is_left_to_mkdocs:
            link = rendered.link(target, raw=raw)
            element.set(attribute, link)

    def _note_missing(self, address: str, meant: str) -> None:
        rendered = self.rendered
        if rendered.by_source and not rendered.names_missing_file(meant):
            return
        rendered.missing.append(address)

    def _picture(self, element: Element, *, raw: bool) -> None:
        words = element.get("alt", "")
        if "|" in words:
            sized = set_size(element, words)
            element.set("alt", sized)
        address = element.get("src", "")
        meant = _meant(address, raw=raw)
        if is_local(meant):
            element.set("loading", "lazy")
            self._place(element, "src", raw=raw)
        elif is_picture_data(meant):
            element.set("loading", "lazy")
        else:
            self.rendered.note_far(address)
            _become_link(element)

    def _apart(self, element: Element) -> None:
        """Tell an element's ids, and links to ids, from those of other entries on the page."""
        element.tag = _HEADINGS.get(element.tag, element.tag)
        prefix = self.rendered.prefix
        for attribute in _IDS_OF.get(element.tag, _IDS):
            value = element.get(attribute)
            if value:
                own = _own(prefix, value)
                element.set(attribute, own)
        is_placed = element.get(PLACED)
        if element.tag != "a" or is_placed:
            return
        href = element.get("href", "")
        if href.startswith("#"):
            own = _own(prefix, href[1:])
            element.set("href", f"#{own}")


def _without_escapes(text: str) -> str:
    """A text in which Markdown's signs for escaped letters are those letters."""
    if STX not in text:
        return text
    return _ESCAPED.sub(_unescaped_letter, text)


def _unescaped_letter(found: re.Match[str]) -> str:
    code_point = int(found[1])
    return chr(code_point)


def _may_be_a_link(address: str, *, raw: bool) -> bool:
    """Whether an address may lead to a file: not within the page, and not elsewhere."""
    if not address or address.startswith("#"):
        return False
    if AMP_SUBSTITUTE in address:
        return False
    meant = _meant(address, raw=raw)
    return is_local(meant)


def _meant(address: str, *, raw: bool) -> str:
    """An address without what Markdown escaped in it; in raw HTML nothing is by then."""
    if raw:
        return address
    return unescape(address)


def _own(prefix: str, ident: str) -> str:
    """An id as this entry's own; where the theme looks at how an id begins, it still begins so."""
    found = _THEMES_IDS.match(ident)
    if found is None:
        return prefix + ident
    themes = found[0]
    rest = ident.removeprefix(themes)
    return themes + prefix + rest


def _become_link(picture: Element) -> None:
    """A remote picture as a plain link with its words; nothing is loaded before it is followed.

    What leads nowhere is its words alone.
    """
    address = picture.get("src", "")
    words = picture.get("alt", "")
    tail = picture.tail
    picture.clear()
    picture.tail = tail
    picture.tag = "span"
    if _leads(address):
        picture.tag = "a"
        picture.set("href", address)
        picture.set("class", "hl-remote")
        words = words or address
    picture.text = AtomicString(words)


def _leads(address: str) -> bool:
    return not is_data(address)
