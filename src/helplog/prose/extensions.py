"""Markdown extensions for what people write in a journal: `[[links]]`, and links that know where things went."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, ETX, STX, AtomicString

from helplog.prose.cleaning import is_local
from helplog.prose.converting import convert_safely
from helplog.prose.tags import media_as_links, rewrite_tags

if TYPE_CHECKING:
    from helplog.prose.linking import Links, Target

WIKI: Final = r"(!?)\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]\n]{0,200}))?\]\]"
_COMMENT: Final = re.compile(r"(`+[^`]+`+)|%%.*?%%", re.DOTALL)
_PICTURES: Final = re.compile(r"\.(?:avif|bmp|gif|jpe?g|png|svg|webp)$", re.IGNORECASE)
_SOUNDS: Final = re.compile(r"\.(?:flac|m4a|mp3|ogg|oga|opus|wav)$", re.IGNORECASE)
_FILMS: Final = re.compile(r"\.(?:mp4|mov|ogv|webm|m4v)$", re.IGNORECASE)
_PLAYED: Final = frozenset({"audio", "video", "source", "track"})
_THEMES_IDS: Final = re.compile(r"__(?:tabbed_|span-|codelineno-)")
_ESCAPED: Final = re.compile(f"{STX}(\\d+){ETX}")
_HEADINGS: Final = {f"h{n}": f"h{min(6, n + 2)}" for n in range(1, 7)}
"""On a week's page the day is the second level, so what a person calls h1 is the third."""


@dataclass(slots=True)
class Rendered:
    """What is being rendered, and what was found on the way; one at a time."""

    source_uri: str = ""
    page_uri: str = ""
    prefix: str = ""
    """Before every id, so that several entries can share a page; empty leaves ids and headings
    alone."""
    links: Links | None = None
    missing: list[str] = field(default_factory=list)
    """Addresses that lead nowhere, as written."""
    remote: list[str] = field(default_factory=list)
    """Remote pictures that became links."""
    problem: BaseException | None = None
    """Why the text is shown as it is written."""
    by_source: bool = False
    """An ordinary page: links stay source links, MkDocs resolves them; in raw HTML it would not."""
    raw_uri: str = ""
    """An ordinary page: where its address starts from, for links in raw HTML."""

    def begin(self) -> None:
        """Forget what was found in the text before."""
        self.missing, self.remote, self.problem = [], [], None

    def link(self, target: Target, *, raw: bool = False) -> str:
        """A link to a target from the page being written."""
        if self.by_source and raw:
            return target.link(self.raw_uri)
        if self.by_source and target.uri:
            return target.source_link(self.page_uri)
        return target.link(self.page_uri)


class JournalExtension(Extension):
    """`[[links]]`, and links to entries wherever their pages are."""

    def __init__(self, rendered: Rendered) -> None:
        super().__init__()
        self.rendered = rendered

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name Markdown calls
        """Register the steps, and have no text stop the converter."""
        # after fences of code (25), before HTML (20)
        md.preprocessors.register(_Comments(md), "helplog_comments", 22)
        # before links and images (160), after code and escapes
        md.inlinePatterns.register(_WikiLinks(WIKI, md, self.rendered), "helplog_wiki", 165)
        # before MkDocs's own (0), after everything that makes elements
        md.treeprocessors.register(_Placing(md, self.rendered), "helplog_placing", 1)
        convert_safely(md, self._failed)

    def _failed(self, problem: BaseException) -> None:
        self.rendered.problem = problem


class _Comments(Preprocessor):
    """Obsidian's `%%comments%%` are for whoever opens the file, not for its page."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines without them; what stands between backticks stays."""
        text = "\n".join(lines)
        if text.count("%%") < 2:  # noqa: PLR2004 - one opens nothing that is closed
            return lines
        return _COMMENT.sub(lambda found: found[1] or "", text).split("\n")


class _WikiLinks(InlineProcessor):
    def __init__(self, pattern: str, md: Markdown, rendered: Rendered) -> None:
        super().__init__(pattern, md)
        self.rendered = rendered

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the name Markdown calls
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element | str, int, int]:
        """`[[2026-11-18]]`, `[[Dana Lee|Dana]]`, `![[photo.jpg]]`; plain words where there is no such thing."""
        embedded, name, label = m.group(1), m.group(2).strip(), (m.group(3) or "").strip()
        links = self.rendered.links
        target = links.named(name, self.rendered.source_uri) if links else None
        if target is None:
            element = Element("span")
            element.text = AtomicString(label or name)
        else:
            element = _embedded(embedded, name) or Element("a")
            if element.tag == "a":
                element.set("href", self.rendered.link(target))
                element.text = AtomicString(label or name)
            else:
                element.set("src", self.rendered.link(target))
                alt = "" if label.replace("x", "").isdigit() else label
                element.set("alt" if element.tag == "img" else "title", alt or name)
            element.set("data-placed", "1")
        return element, m.start(0), m.end(0)


def _embedded(mark: str, name: str) -> Element | None:
    """The element for `![[…]]`, None for anything that is only linked to."""
    if not mark:
        return None
    if _PICTURES.search(name):
        return Element("img")
    if _SOUNDS.search(name):
        return Element("audio", {"controls": "", "preload": "none"})
    if _FILMS.search(name):
        return Element("video", {"controls": "", "preload": "none"})
    return None


class _Placing(Treeprocessor):
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
            if isinstance(block, str) and "<" in block:
                html, remote = media_as_links(block, is_local)
                self.rendered.remote.extend(remote)
                stash[number] = rewrite_tags(html, lambda element: self._settle(element, raw=True))

    def _settle(self, element: Element, *, raw: bool = False) -> None:
        for attribute in ("href", "src"):
            if _ESCAPED.search(value := element.get(attribute, "")):
                # Markdown puts `\\_` back later; an address has to be whole now
                element.set(attribute, _ESCAPED.sub(lambda m: chr(int(m.group(1))), value))
        if self.rendered.prefix:
            # first: what a link is resolved to may be an id of another entry on the same page
            self._apart(element)
        if element.tag == "a":
            self._place(element, "href", raw=raw)
        elif element.tag == "img" and "src" in element.attrib:
            self._picture(element, raw=raw)
        elif element.tag in _PLAYED and "src" in element.attrib:
            self._place(element, "src", raw=raw)
        if element.tag == "video" and "poster" in element.attrib:
            self._place(element, "poster", raw=raw)

    def _place(self, element: Element, attribute: str, *, raw: bool = False) -> None:
        if element.attrib.pop("data-placed", None):
            return
        address = element.get(attribute, "")
        links = self.rendered.links
        if not address or address.startswith("#") or links is None:
            return
        meant = address if raw else unescape(address)
        if not is_local(meant) or AMP_SUBSTITUTE in address:
            return
        target = links.resolve(meant, self.rendered.source_uri)
        if target is None:
            if not self.rendered.by_source:
                self.rendered.missing.append(address)
            return
        if self.rendered.by_source and not target.uri and not raw:
            return  # MkDocs resolves what is its own
        element.set(attribute, self.rendered.link(target, raw=raw))

    def _picture(self, element: Element, *, raw: bool) -> None:
        address = element.get("src", "")
        if is_local(address if raw else unescape(address)):
            element.set("loading", "lazy")
            self._place(element, "src", raw=raw)
            return
        self.rendered.remote.append(address)
        _become_link(element)

    def _apart(self, element: Element) -> None:
        element.tag = _HEADINGS.get(element.tag, element.tag)
        prefix = self.rendered.prefix
        for attribute in ("id", "for"):
            if value := element.get(attribute):
                element.set(attribute, _own(prefix, value))
        if element.tag in {"a", "input"} and (name := element.get("name")):
            element.set("name", _own(prefix, name))
        if (
            element.tag == "a"
            and element.get("href", "").startswith("#")
            and not element.get("data-placed")
        ):
            element.set("href", f"#{_own(prefix, element.get('href', '')[1:])}")


def _own(prefix: str, ident: str) -> str:
    """An id as this entry's own; where the theme looks at how an id begins, it still begins so."""
    match = _THEMES_IDS.match(ident)
    head = match.group(0) if match else ""
    return f"{head}{prefix}{ident[len(head) :]}"


def _become_link(picture: Element) -> None:
    """A remote picture as a plain link with its words: nothing is loaded unless somebody follows it."""
    address, words = picture.get("src", ""), picture.get("alt") or picture.get("src", "")
    tail = picture.tail
    picture.clear()
    picture.tag, picture.tail = "a", tail
    picture.set("href", address)
    picture.set("class", "hl-remote")
    picture.text = AtomicString(words)
