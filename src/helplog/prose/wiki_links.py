"""`[[links]]` by name, and `![[pictures]]`, as Obsidian and Logseq have them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from helplog.prose.link_names import LinkName, link_name
from helplog.prose.picture_sizes import set_size
from helplog.prose.placing import PLACED

if TYPE_CHECKING:
    from markdown import Markdown

    from helplog.prose.rendered import Rendered

WIKI: Final = r"(?<!\\)(!?)\[\[([^\[\]|\n]{1,200}?)(?:\\?\|([^\[\]\n]{0,200}))?\]\]"
"""In a table the pipe is escaped, or the cell would end there."""
_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_PICTURES: Final = re.compile(r"\.(?:avif|bmp|gif|jpe?g|png|svg|webp)$", re.IGNORECASE)
_SOUNDS: Final = re.compile(r"\.(?:flac|m4a|mp3|ogg|oga|opus|wav)$", re.IGNORECASE)
_FILMS: Final = re.compile(r"\.(?:mp4|mov|ogv|webm|m4v)$", re.IGNORECASE)
_BLOCK: Final = re.compile(r"#?\^[^#^]*$")


class WikiLinks(InlineProcessor):
    """Links by name, wherever the page of that name is.

    Args:
        md: the converter.
        rendered: where what is rendered stands, and everything it can point to.
    """

    def __init__(self, md: Markdown, rendered: Rendered) -> None:
        super().__init__(WIKI, md)
        self.rendered = rendered

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the name Markdown calls
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element | str, int, int]:
        """`[[2026-11-18]]`, `[[Dana Lee|Dana]]`, `![[photo.jpg]]`; else the plain words."""
        is_embedded = m[1] == "!"
        name = _ESCAPE.sub(r"\1", m[2]).strip()
        label = _ESCAPE.sub(r"\1", m[3] or "").strip()
        element = self._element(name, label, is_embedded=is_embedded)
        return element, m.start(), m.end()

    def _element(self, name: str, label: str, *, is_embedded: bool) -> Element:
        if is_embedded:
            picture = Element("img")
            words = set_size(picture, label) or name
        else:
            words = label or _BLOCK.sub("", name) or name
        address, is_placed = self._address(name)
        if not address:
            span = Element("span")
            span.text = AtomicString(words)
            return span
        if is_embedded:
            embedded = _embedded(name, address, label)
            if embedded is not None:
                return embedded
        anchor = Element("a")
        anchor.set("href", address)
        if is_placed:
            anchor.set(PLACED, "1")
        anchor.text = AtomicString(words)
        return anchor

    def _address(self, name: str) -> tuple[str, bool]:
        """The address of what is named, and whether it stands as it is; empty for nothing."""
        rendered = self.rendered
        within = link_name(name, rendered.slug)
        if not within.page:
            return _on_this_page(within)
        target = rendered.of_name(name)
        if target is None:
            return "", True
        return rendered.link(target), True


def _on_this_page(within: LinkName) -> tuple[str, bool]:
    """Where it is, its id may still be told from those of other entries on the page."""
    if not within.anchor:
        return "", True
    return f"#{within.anchor}", False


def _embedded(name: str, address: str, label: str) -> Element | None:
    """The element that shows a file on the page, None for one that is only linked to."""
    element = _element_for(name)
    if element is None:
        return None
    words = label
    words_attribute = "title"
    if element.tag == "img":
        words = set_size(element, label)
        words_attribute = "alt"
    element.set("src", address)
    element.set(words_attribute, words or name)
    element.set(PLACED, "1")
    return element


def _element_for(name: str) -> Element | None:
    if _PICTURES.search(name):
        return Element("img")
    player = None
    if _SOUNDS.search(name):
        player = Element("audio")
    elif _FILMS.search(name):
        player = Element("video")
    if player is not None:
        player.set("controls", "")
        player.set("preload", "none")
    return player
