"""One person: what the writer keeps about them, then a story in time order, never a balance.

A long journal names thousands, so their pages are put together here and not in a template.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from markupsafe import Markup, escape

from helplog.insight.people.people import other_names
from helplog.insight.reflection import Person
from helplog.model.journal import Item
from helplog.model.kinds import Kind
from helplog.pages.addresses import PEOPLE_URI, person_uri
from helplog.pages.filters import chips
from helplog.pages.findings import findings_aside
from helplog.pages.items import listed, says
from helplog.pages.page_builder import PageBuilder, SiteContext
from helplog.pages.source import PageSource
from helplog.pages.templating import finished


def person_page(site: SiteContext, person: Person) -> PageSource:
    """The writer's note, then everything that happened with them, oldest first."""
    page = PageBuilder(site, person_uri(person.slug))
    shown = page.shown(person.items)
    shown_notes = [note for note in person.notes if not note.private and note.body.strip()]
    note = Markup("\n").join(
        page.prose(one, one.body, f"note{number}-" if number else "note-")
        for number, one in enumerate(shown_notes)
    )
    page.index_heading("", person.name)
    page.index_text(note)
    page.index_text(". ".join(says(item, page.words) for item in shown))
    html = "".join(_parts(page, person, note, shown))
    return finished(page, person.name, Markup(html))  # noqa: S704 - every piece is escaped


def counts_line(page: PageBuilder, person: Person) -> str:
    """`3 asks · 2 yeses`: what happened, by kind; nothing is weighed against anything."""
    return " · ".join(page.noun(kind, n) for kind in Kind if (n := person.counts[kind]))


def _parts(page: PageBuilder, person: Person, note: Markup, shown: Sequence[Item]) -> Iterator[str]:
    people = escape(page.words.text("People"))
    yield f'<p class="hl-overline"><a href="{escape(page.to(PEOPLE_URI))}">{people}</a></p>\n'
    yield f"<h1>{escape(person.name)}</h1>\n"
    counts = counts_line(page, person)
    if counts:
        yield f'<p class="hl-lead">{escape(counts)}</p>\n'
    facts = " ".join(_facts(page, person))
    if facts:
        yield f'<p class="hl-quiet">{facts}</p>\n'
    if note:
        yield f'<div class="hl-prose hl-note">{note}</div>\n'
    for one in person.notes:
        yield findings_aside(page, page.findings(one))
    kinds = {item.kind for item in shown}
    yield chips(page.words, [(kind.value, page.kind_name(kind)) for kind in Kind if kind in kinds])
    for year, items in groupby(shown, key=lambda item: item.on.year):
        yield _year(page, year, list(items))


def _facts(page: PageBuilder, person: Person) -> Iterator[str]:
    """First and last day, other names, the way into the editor."""
    words = page.words
    if person.first_on and person.last_on:
        said = words.text("First {first}, last {last} ({ago}).")
        if person.first_on == person.last_on:
            said = words.text("On {last} ({ago}).")
        first, last = words.day(person.first_on), words.day(person.last_on)
        yield escape(said.format(first=first, last=last, ago=page.ago(person.last_on)))
    called = other_names(person, [note for note in person.notes if not note.private])
    if called:
        yield escape(words.text("Also called {names}").format(names=words.all_of(called)))
    for note in person.notes:
        edit = page.edit(note.where)
        if edit:
            said = words.text("Edit")
            yield f'<a class="hl-edit" href="{escape(edit)}">{escape(said)}</a>'


def _year(page: PageBuilder, year: int, items: Sequence[Item]) -> str:
    kinds = " ".join(dict.fromkeys(item.kind.value for item in items))
    lines = (listed(page, item, below=_below(item), sifted=True) for item in items)
    heading = page.heading(2, f"y{year}", f"{year:04d}")
    story = f'<ol class="hl-items hl-story">{"".join(lines)}</ol>'
    return f'<section data-hl-in="{kinds}">\n{heading}\n{story}\n</section>\n'


def _below(item: Item) -> str:
    """What the writer remarked on it, else what it took."""
    return next(filter(None, map(item.text, ("note", "cost"))), "")
