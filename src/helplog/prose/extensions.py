"""Markdown extensions for what people write in a journal: `[[links]]`, and where links lead."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
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

from helplog.prose.cleaning import is_data, is_local, is_picture_data
from helplog.prose.converting import convert_safely
from helplog.prose.files_in_text import KeptWithin
from helplog.prose.tags import media_as_links, rewrite_tags
from helplog.prose.words_in_brackets import BracketedWords

if TYPE_CHECKING:
    from helplog.prose.linking import Links, Target

WIKI: Final = r"(!?)\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]\n]{0,200}))?\]\]"
_COMMENT: Final = re.compile(r"(`+[^`]+`+)|%%.*?%%", re.DOTALL)
_PICTURES: Final = re.compile(r"\.(?:avif|bmp|gif|jpe?g|png|svg|webp)$", re.IGNORECASE)
_SOUNDS: Final = re.compile(r"\.(?:flac|m4a|mp3|ogg|oga|opus|wav)$", re.IGNORECASE)
_FILMS: Final = re.compile(r"\.(?:mp4|mov|ogv|webm|m4v)$", re.IGNORECASE)
_PLACED: Final = "data-placed"
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


def _nothing(_: str) -> None:
    """No file may be read into a text."""


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
    embedded: list[str] = field(default_factory=list)
    """Addresses that are a file themselves, of a kind that is not shown."""
    unread: list[str] = field(default_factory=list)
    """Files that an extension would have read into the text, as written."""
    readable: Callable[[str], str | None] = _nothing
    """The path by which a file may be read into a text; None where it may not."""
    problem: BaseException | None = None
    """Why the text is shown as it is written."""
    tells_missing: bool = True
    """Whether links of an ordinary page that lead nowhere are said."""
    by_source: bool = False
    """An ordinary page: links stay source links, MkDocs resolves them; in raw HTML it would not."""
    raw_uri: str = ""
    """An ordinary page: where its address starts from, for links in raw HTML."""

    def begin(self) -> None:
        """Forget what was found in the text before."""
        self.missing = []
        self.remote = []
        self.embedded = []
        self.unread = []
        self.problem = None

    def note_far(self, address: str) -> None:
        """Remember an address that nothing is loaded from."""
        if is_data(address):
            self.embedded.append(address)
        else:
            self.remote.append(address)

    def path_to_read(self, written: str, path: str) -> str | None:
        """The path by which a file may be read into the text; None where it may not.

        Args:
            written: how the text names it.
            path: where it lies.
        """
        readable = self.readable(path)
        if readable is None:
            self.unread.append(written)
        return readable

    def names_missing_file(self, address: str) -> bool:
        """Whether an address that leads nowhere on an ordinary page plainly names a file.

        Any other may be one of the finished site.
        """
        path = address.partition("#")[0].partition("?")[0]
        has_ending = bool(posixpath.splitext(path)[1])
        return self.tells_missing and has_ending and not path.startswith(("/", "\\"))

    def link(self, target: Target, *, raw: bool = False) -> str:
        """A link to a target from the page being written.

        Args:
            target: where it leads.
            raw: whether it stands in HTML that the writer wrote.
        """
        if self.by_source and raw:
            return target.link(self.raw_uri)
        if self.by_source and target.uri:
            return target.source_link(self.page_uri)
        return target.link(self.page_uri)


class JournalExtension(Extension):
    """`[[links]]`, and links to entries wherever their pages are.

    Args:
        rendered: what is being rendered, and what is found.
        unsafe_html: leave all HTML to Markdown, and what only looks like it.
    """

    def __init__(self, rendered: Rendered, *, unsafe_html: bool = False) -> None:
        super().__init__()
        self.rendered = rendered
        self._unsafe_html = unsafe_html

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name Markdown calls
        """Register the steps, and have no text stop the converter."""
        comments = _Comments(md)
        # after fences of code (25), before HTML (20)
        md.preprocessors.register(comments, "helplog_comments", 22)
        wiki_links = _WikiLinks(WIKI, md, self.rendered)
        # before links and images (160), after code and escapes
        md.inlinePatterns.register(wiki_links, "helplog_wiki", 165)
        placing = _Placing(md, self.rendered)
        # before MkDocs's own (0), after everything that makes elements
        md.treeprocessors.register(placing, "helplog_placing", 1)
        if not self._unsafe_html:
            BracketedWords().extend(md)
        kept_within = KeptWithin(md, self.rendered.path_to_read)
        # before any other step
        md.preprocessors.register(kept_within, "helplog_files", 1_000_000)
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
        shown = _COMMENT.sub(_code_of, text)
        return shown.split("\n")


def _code_of(found: re.Match[str]) -> str:
    return found[1] or ""


class _WikiLinks(InlineProcessor):
    def __init__(self, pattern: str, md: Markdown, rendered: Rendered) -> None:
        super().__init__(pattern, md)
        self.rendered = rendered

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the name Markdown calls
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element | str, int, int]:
        """`[[2026-11-18]]`, `[[Dana Lee|Dana]]`, `![[photo.jpg]]`; else the plain words."""
        is_embedded = m[1] == "!"
        name = m[2].strip()
        label = m[3] or ""
        label = label.strip()
        element = self._element(name, label, is_embedded=is_embedded)
        return element, m.start(), m.end()

    def _element(self, name: str, label: str, *, is_embedded: bool) -> Element:
        words = label or name
        target = self._target(name)
        if target is None:
            span = Element("span")
            span.text = AtomicString(words)
            return span
        address = self.rendered.link(target)
        if is_embedded:
            embedded = _embedded(name, address, label)
            if embedded is not None:
                return embedded
        anchor = Element("a")
        anchor.set("href", address)
        anchor.set(_PLACED, "1")
        anchor.text = AtomicString(words)
        return anchor

    def _target(self, name: str) -> Target | None:
        links = self.rendered.links
        if links is None:
            return None
        return links.named(name, self.rendered.source_uri)


def _embedded(name: str, address: str, label: str) -> Element | None:
    """The element that shows a file on the page, None for one that is only linked to."""
    element = _element_for(name)
    if element is None:
        return None
    words = label or name
    # Obsidian has the size of a picture where its words would be: `200`, `200x100`.
    if label.replace("x", "").isdigit():
        words = name
    words_attribute = "title"
    if element.tag == "img":
        words_attribute = "alt"
    element.set("src", address)
    element.set(words_attribute, words)
    element.set(_PLACED, "1")
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
            if not isinstance(block, str) or "<" not in block:
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
                whole = _ESCAPED.sub(_unescaped_letter, value)
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
        if element.attrib.pop(_PLACED, None):
            return
        rendered = self.rendered
        address = element.get(attribute, "")
        links = rendered.links
        if links is None or not _may_be_a_link(address, raw=raw):
            return
        meant = _meant(address, raw=raw)
        target = links.resolve(meant, rendered.source_uri)
        if target is None:
            if not rendered.by_source or rendered.names_missing_file(meant):
                rendered.missing.append(address)
            return
        # An ordinary page's link to another file is MkDocs's to resolve, but in raw HTML.
        is_left_to_mkdocs = rendered.by_source and not raw
        if target.uri or not is_left_to_mkdocs:
            link = rendered.link(target, raw=raw)
            element.set(attribute, link)

    def _picture(self, element: Element, *, raw: bool) -> None:
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
        is_placed = element.get(_PLACED)
        if element.tag != "a" or is_placed:
            return
        href = element.get("href", "")
        if href.startswith("#"):
            own = _own(prefix, href[1:])
            element.set("href", f"#{own}")


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
