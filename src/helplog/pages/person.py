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
from helplog.pages.page_builder import Desk, Sheet
from helplog.pages.source import PageSource
from helplog.pages.templating import finished


def person_page(desk: Desk, person: Person) -> PageSource:
    """The writer's note, then everything that happened with them, oldest first."""
    sheet = Sheet(desk, person_uri(person.slug))
    shown = sheet.shown(person.items)
    shown_notes = [note for note in person.notes if not note.private and note.body.strip()]
    note = Markup("\n").join(
        sheet.prose(one, one.body, f"note{number}-" if number else "note-") for number, one in enumerate(shown_notes)
    )
    sheet.index_heading("", person.name)
    sheet.index_text(note)
    sheet.index_text(". ".join(says(item, sheet.words) for item in shown))
    html = "".join(_parts(sheet, person, note, shown))
    return finished(sheet, person.name, Markup(html))  # noqa: S704 - every piece is escaped


def counts_line(sheet: Sheet, person: Person) -> str:
    """`3 asks · 2 yeses`: what happened, by kind; nothing is weighed against anything."""
    return " · ".join(sheet.noun(kind, n) for kind in Kind if (n := person.counts[kind]))


def _parts(sheet: Sheet, person: Person, note: Markup, shown: Sequence[Item]) -> Iterator[str]:
    people = escape(sheet.words.text("People"))
    yield f'<p class="hl-overline"><a href="{escape(sheet.to(PEOPLE_URI))}">{people}</a></p>\n'
    yield f"<h1>{escape(person.name)}</h1>\n"
    counts = counts_line(sheet, person)
    if counts:
        yield f'<p class="hl-lead">{escape(counts)}</p>\n'
    facts = " ".join(_facts(sheet, person))
    if facts:
        yield f'<p class="hl-quiet">{facts}</p>\n'
    if note:
        yield f'<div class="hl-prose hl-note">{note}</div>\n'
    for one in person.notes:
        yield findings_aside(sheet, sheet.findings(one))
    kinds = {item.kind for item in shown}
    yield chips(sheet.words, [(kind.value, sheet.kind_name(kind)) for kind in Kind if kind in kinds])
    for year, items in groupby(shown, key=lambda item: item.on.year):
        yield _year(sheet, year, list(items))


def _facts(sheet: Sheet, person: Person) -> Iterator[str]:
    """First and last day, other names, the way into the editor."""
    words = sheet.words
    if person.first_on and person.last_on:
        said = words.text("First {first}, last {last} ({ago}).")
        if person.first_on == person.last_on:
            said = words.text("On {last} ({ago}).")
        first, last = words.day(person.first_on), words.day(person.last_on)
        yield escape(said.format(first=first, last=last, ago=sheet.ago(person.last_on)))
    called = other_names(person, [note for note in person.notes if not note.private])
    if called:
        yield escape(words.text("Also called {names}").format(names=words.all_of(called)))
    for note in person.notes:
        edit = sheet.edit(note.where)
        if edit:
            said = words.text("Edit")
            yield f'<a class="hl-edit" href="{escape(edit)}">{escape(said)}</a>'


def _year(sheet: Sheet, year: int, items: Sequence[Item]) -> str:
    kinds = " ".join(dict.fromkeys(item.kind.value for item in items))
    lines = (listed(sheet, item, below=_below(item), sifted=True) for item in items)
    heading = sheet.heading(2, f"y{year}", f"{year:04d}")
    story = f'<ol class="hl-items hl-story">{"".join(lines)}</ol>'
    return f'<section data-hl-in="{kinds}">\n{heading}\n{story}\n</section>\n'


def _below(item: Item) -> str:
    """What the writer remarked on it, else what it took."""
    return next(filter(None, map(item.text, ("note", "cost"))), "")
