"""One stretch of an entry as it stands on a page."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser
from typing import Final

from helplog.model.diagnostic import Diagnostic, Place
from helplog.model.journal import Writing
from helplog.model.settings import Settings
from helplog.prose.linking import Links
from helplog.prose.rendering import Renderer

EXTENSIONS: Final = (
    *("admonition", "attr_list", "footnotes", "md_in_html", "tables", "toc"),
    *("pymdownx.details", "pymdownx.highlight", "pymdownx.superfences"),
)
LINKS: Final = Links(
    written={}, days={}, weeks={}, people={}, files={"2026/a.png": "2026/a.png"}
)
FIRST_LINE: Final = 4
"""Of the body in its file."""


def rendered(text: str, *, unsafe_html: bool = False) -> tuple[str, list[Diagnostic]]:
    """The HTML of an entry's body, and what was found in it."""
    settings = Settings(unsafe_html=unsafe_html)
    renderer = Renderer(EXTENSIONS, {}, LINKS, settings=settings)
    writing = Writing(where=Place("2026/a.md", FIRST_LINE), body=text)
    made = renderer(writing, text, "weeks/2026-11-16/index.md", "e1-")
    return str(made.html), list(made.diagnostics)


def words_of(html: str) -> str:
    """What a person reads of HTML, on one line."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    return " ".join(unescape("".join(reader.words)).split())


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)
