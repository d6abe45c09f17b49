"""Pages of a journal that was never a file: composed in memory, with what people wrote as it stands."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

from markupsafe import Markup

from helplog.insight.reflecting import reflect
from helplog.model.journal import Journal, Writing
from helplog.pages.composing import compose
from helplog.pages.search.records import record_html, record_of
from helplog.pages.source import PageSource, Rendering


def as_written(writing: Writing, markdown: str, uri: str, prefix: str) -> Rendering:
    """Stands in for the renderer: a paragraph of text."""
    del writing, uri, prefix
    return Rendering(Markup("<p>{}</p>").format(markdown))


def pages_of(
    journal: Journal, today: str, *, noticed: int = 0
) -> dict[str, PageSource]:
    """Every page by uri; as in the preview where something is noticed."""
    reflection = reflect(journal, date.fromisoformat(today))
    pages = compose(reflection, as_written, preview=noticed > 0, noticed=noticed)
    return {page.uri: page for page in pages}


def index_of(page: PageSource) -> str:
    """What a search finds on a page, as HTML."""
    return record_html(record_of(page.uri, page.sections))


def in_language(journal: Journal, language: str) -> Journal:
    """The same journal on a site in another language."""
    return replace(journal, settings=replace(journal.settings, language=language))


class _Said(HTMLParser):
    """All that a person reads or is told: text, and attributes that are spoken."""

    SPOKEN = ("aria-label", "title", "alt", "data-hl-then", "data-label", "placeholder")

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.said += [
            f" {value} " for name, value in attrs if name in self.SPOKEN and value
        ]
        if self._silent or tag == "code" or ("lang", "en") in attrs:
            self._silent += tag not in {"br", "img", "hr", "input"}
        elif tag in {"p", "li", "td", "th", "div", "dt", "dd", "title", "desc", "text"}:
            self.said.append(" ")

    def handle_endtag(self, tag: str) -> None:
        del tag
        self._silent = max(0, self._silent - 1)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.said.append(data)


def said_on(html: str) -> str:
    """What a page says, spoken attributes included; code and what is marked as English left out."""
    reader = _Said()
    reader.feed(html)
    return re.sub(r"\s+", " ", "".join(reader.said))
