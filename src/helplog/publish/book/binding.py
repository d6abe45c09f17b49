"""The book of a year as one file: a cover, a title, twelve chapters at most, an index, a poster."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from importlib.resources import files
from typing import Final, NamedTuple

from markupsafe import Markup

from helplog.insight.reflection import Reflection, Year
from helplog.model.journal import Item
from helplog.pages.charts.wall import Month, wall
from helplog.pages.letters.best_line import year_line
from helplog.pages.site_making import site_of
from helplog.pages.site_page_builder import SitePageBuilder
from helplog.pages.source import Prose
from helplog.pages.templating import filled
from helplog.pages.words import Words
from helplog.pages.years.wall import lifts_of, months_of
from helplog.publish.book.chapters import Chapter, chapters_of, days_in
from helplog.publish.book.ornament import ornament
from helplog.publish.book.paper import Paper, page_rules
from helplog.publish.book.paper_prose import PaperProse
from helplog.publish.book.people_index import index_of
from helplog.publish.book.pictures import Pictures

_URI: Final = "index.md"


class Cover(NamedTuple):
    """What stands on the first two pages."""

    title: str
    """The journal's name."""
    year: str
    line: str
    """One of the year's own lines; empty where none can stand alone."""
    ornament: Markup


def bind(
    reflection: Reflection, year: Year, prose: Prose, pictures: Pictures, paper: Paper
) -> bytes | None:
    """The book of a year, as HTML that needs nothing else and asks for nothing.

    Args:
        reflection: what is known of the journal.
        year: whose book it is.
        prose: renders and cleans what people wrote.
        pictures: those that may be in it; they say which had no room.
        paper: what it is printed on.

    Returns:
        None where nothing of the year may be read.
    """
    days = days_in(year)
    on_paper = PaperProse(prose, pictures, days)
    site = site_of(reflection, on_paper)
    page = SitePageBuilder(site, _URI)
    chapters = list(chapters_of(page, year))
    if not chapters:
        return None
    words = page.words
    number = f"{year.number:04d}"
    every_lift = lifts_of(site, year.number)
    lifts = [item for item in every_lift if not item.private]
    months = months_of(words, lifts)
    line = year_line(site.lines, year.number)
    cover = Cover(
        title=reflection.journal.settings.site_name,
        year=number,
        line=line.text if line else "",
        ornament=ornament(months),
    )
    css = _style(paper, cover, chapters, words)
    html = filled(
        words,
        "book",
        page=page,
        cover=cover,
        chapters=chapters,
        people=index_of(page, year),
        poster=_poster(words, number, months, lifts),
        css=Markup(css),  # noqa: S704 - helplog's own, and what is filled in is quoted
        csp_hash=_hash(css),
    )
    return html.encode()


def _style(
    paper: Paper, cover: Cover, chapters: Sequence[Chapter], words: Words
) -> str:
    css = (files("helplog.pages") / "templates" / "book.css").read_text("utf-8")
    named = [
        (f"m{chapter.first_on.month}", words.month(chapter.first_on))
        for chapter in chapters
    ]
    title = words.text("People")
    named.append(("people", title))
    return css + page_rules(paper, f"{cover.title}, {cover.year}", named)


def _hash(css: str) -> str:
    digest = css.encode()
    return base64.b64encode(hashlib.sha256(digest).digest()).decode()


def _poster(
    words: Words, number: str, months: Sequence[Month], lifts: Sequence[Item]
) -> Markup:
    """The year's wall of plates; nothing where nothing was lifted."""
    if not months:
        return Markup("")
    title = words.text("A wall of plates, {year}").format(year=number)
    count = len(lifts)
    counted = words.plural("{n} plate", "{n} plates", count)
    return wall(number, months, title, counted)
