"""The theme's frame around pages, asked of the theme once for all pages that have the same."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from mkdocs.structure.toc import AnchorLink, TableOfContents

from helplog.model.diagnostic import Diagnostic, FileFinding, Severity
from helplog.pages.source import Heading
from helplog.publish.framing import (
    ANCHOR,
    CANONICAL,
    CONTENT,
    ITEM,
    LINES,
    TITLE,
    Frame,
    FramedPage,
    FrameKey,
    key_of,
)
from helplog.publish.week_rail import week_at
from helplog.website.material.naming import is_material
from helplog.website.material.places import CONFIGURATION_URI
from helplog.website.material.side_rail import with_lines_of_days

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig

    from helplog.pages.words import Words
    from helplog.website.composed.pages import ComposedPage

Outline = Callable[[FramedPage], "ComposedPage"]
"""What MkDocs is shown of a page."""
Render = Callable[["ComposedPage"], str]
"""What the theme makes of a page."""
Dress = Callable[[str, "ComposedPage"], str]
"""From a frame, and one of the pages it is for, to the frame as it is written."""

_NO_FRAME: Final = FileFinding(
    Severity.NOTE,
    "theme-place-missing",
    "helplog found no place in the theme's HTML for a page's words and contents; each page is "
    "rendered anew, which takes longer",
    "The theme seems to have changed: look for a newer helplog",
)

_KNOWN_PLUGINS: Final = frozenset({"helplog", "search", "material/search"})
"""Any other plugin may put something of its own on each page."""

_HEADINGS: Final = (Heading(2, "one", "One"), Heading(2, "two", "Two & more"))
_TITLE: Final = "Title < title"
_CONTENT: Final = "<h1>Words</h1><p>More.</p>"
MARKED: Final = f"{CONTENT}<h1"
"""A content that is a mark alone: above one without a heading the theme writes its own."""


def may_frame(config: MkDocsConfig) -> bool:
    """Whether frames are alike: the theme as it is shipped, and nobody else adding to pages."""
    theme = config.theme
    is_shipped = is_material(theme) and not theme.custom_dir
    if not is_shipped or config.hooks:
        return False
    return _KNOWN_PLUGINS.issuperset(config.plugins)


class ThemeFrames:
    """The frames of one build.

    Args:
        outline: what MkDocs is shown of a page.
        render: what the theme makes of it.
        dress: what else every page is given, once for all pages of a frame.
        words: the reader's language.
    """

    def __init__(
        self, outline: Outline, render: Render, dress: Dress, words: Words
    ) -> None:
        self._outline = outline
        self._render = render
        self._dress = dress
        self._words = words
        self._is_any_missing = False

    def around(self, pages: Iterable[FramedPage]) -> dict[FrameKey, Frame]:
        """A frame for each kind of page; none where the theme has no place for a page in it.

        Args:
            pages: all that stand in one.
        """
        first_of: dict[FrameKey, FramedPage] = {}
        for page in pages:
            first_of.setdefault(key_of(page), page)
        frames = {}
        for key, page in first_of.items():
            frame = self._frame(page)
            if frame is None:
                self._is_any_missing = True
            else:
                frames[key] = frame
        return frames

    def findings(self) -> tuple[Diagnostic, ...]:
        """Said once where some frame can't be used."""
        if self._is_any_missing:
            return (_NO_FRAME.at(CONFIGURATION_URI),)
        return ()

    def _frame(self, page: FramedPage) -> Frame | None:
        """The frame of a page, if the theme makes of a page what the frame does."""
        marked = _marked(self._outline(page))
        html = self._render(marked).replace(MARKED, CONTENT)
        frame = frame_of(html, page)
        if frame is None or not self._is_proven(frame, page):
            return None
        return frame_of(self._dress(html, marked), page, is_whole=True)

    def _is_proven(self, frame: Frame, page: FramedPage) -> bool:
        """Tried with a page at the same address; that a week has seven days comes later."""
        headings = _HEADINGS if page.headings else ()
        outlined = self._outline(page._replace(title=_TITLE, headings=headings))
        outlined.content = _CONTENT
        rendered = self._render(outlined)
        canonical = outlined.canonical_url or ""
        tried = FramedPage("", _TITLE, headings)
        filled = frame.filled(tried, _CONTENT, canonical, self._words)
        return are_alike(filled, rendered)


def are_alike(html: str, other_html: str) -> bool:
    """The same but for white space."""
    words = "".join(html.split())
    other_words = "".join(other_html.split())
    return words == other_words


def frame_of(html: str, page: FramedPage, *, is_whole: bool = False) -> Frame | None:
    """A frame and a line of its contents; None where it has no place for them.

    Args:
        html: a whole page with marks.
        page: one of those it is for.
        is_whole: it is as it will be written: weeks have a line for each day.
    """
    if not page.headings:
        return Frame(html)
    at = html.find(ITEM)
    start = html.rfind("<li", 0, at)
    end = html.find("</li>", at)
    if not 0 <= start < end:
        return None
    line = html[start : end + len("</li>")]
    if is_whole and week_at(page.address) is not None:
        html = with_lines_of_days(html, LINES)
    return Frame(html.replace(line, LINES), line)


def _marked(outlined: ComposedPage) -> ComposedPage:
    """A page with marks in the place of all that is its own."""
    marked = copy.copy(outlined)
    marked.title = TITLE
    marked.meta = {**outlined.meta, "title": TITLE}
    marked.canonical_url = None
    if outlined.canonical_url:
        marked.canonical_url = CANONICAL
    return marked_in_place(marked)


def marked_in_place(page: ComposedPage) -> ComposedPage:
    """The very page with marks in the place of what it says and of its contents."""
    page.content = MARKED
    contents = []
    if page.toc:
        link = AnchorLink(ITEM, ANCHOR, 2)
        contents.append(link)
    page.toc = TableOfContents(contents)
    return page
