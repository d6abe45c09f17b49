"""One person: what the writer keeps about them, then a story in time order, never a balance.

A long journal names thousands, so their pages are put together here and not in a template.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from markupsafe import Markup, escape

from helplog.insight.people.people import other_names
from helplog.insight.reflection import Person
from helplog.model.journal import Item
from helplog.model.kinds import Kind
from helplog.pages.addresses import PEOPLE_URI, person_uri
from helplog.pages.filters import chips
from helplog.pages.findings import findings_aside
from helplog.pages.items import listed
from helplog.pages.page_builder import PageBuilder
from helplog.pages.site_context import SiteContext
from helplog.pages.source import PageSource
from helplog.pages.templating import finished
from helplog.pages.wording.sentences import says


def person_page(site: SiteContext, person: Person) -> PageSource:
    """The writer's note, then everything that happened with them, oldest first."""
    uri = person_uri(person.slug)
    page = PageBuilder(site, uri)
    shown = page.shown(person.items)
    note = _note(page, person)
    page.index_heading("", person.name)
    page.index_text(note)
    story = [says(item, page.words) for item in shown]
    page.index_text(". ".join(story))
    parts = _parts(page, person, note, shown)
    html = "".join(parts)
    return finished(page, person.name, Markup(html))  # noqa: S704 - every piece is escaped


def _note(page: PageBuilder, person: Person) -> Markup:
    """What the writer keeps about them, from all notes that mean them."""
    rendered: list[Markup] = []
    for note in person.notes:
        is_blank = not note.body.strip()
        if is_blank or note.private:
            continue
        prefix = "note-"
        if rendered:
            prefix = f"note{len(rendered)}-"
        html = page.prose(note, note.body, prefix)
        rendered.append(html)
    return Markup("\n").join(rendered)


def _parts(
    page: PageBuilder, person: Person, note: Markup, shown: Sequence[Item]
) -> Iterator[str]:
    to_people = escape(page.to(PEOPLE_URI))
    people = escape(page.words.text("People"))
    yield f'<p class="hl-overline"><a href="{to_people}">{people}</a></p>\n'
    yield f"<h1>{escape(person.name)}</h1>\n"
    counts = page.counted(person.counts)
    if counts:
        yield f'<p class="hl-lead">{escape(counts)}</p>\n'
    facts = " ".join(_facts(page, person))
    if facts:
        yield f'<p class="hl-quiet">{facts}</p>\n'
    if note:
        yield f'<div class="hl-prose hl-note">{note}</div>\n'
    for one in person.notes:
        findings = page.findings(one)
        yield findings_aside(page, findings)
    yield _chips(page, shown)
    by_year: dict[int, list[Item]] = {}
    for item in shown:
        of_year = by_year.setdefault(item.on.year, [])
        of_year.append(item)
    for year, items in by_year.items():
        yield _year(page, year, items)


def _chips(page: PageBuilder, shown: Sequence[Item]) -> Markup:
    kinds = {item.kind for item in shown}
    named = []
    for kind in Kind:
        if kind not in kinds:
            continue
        name = page.kind_name(kind)
        named.append((kind.value, name))
    return chips(page.words, named)


def _facts(page: PageBuilder, person: Person) -> Iterator[str]:
    """First and last day, other names, the way into the editor; each escaped."""
    words = page.words
    if person.first_on and person.last_on:
        days = _first_and_last(page, person.first_on, person.last_on)
        yield escape(days)
    public_notes = [note for note in person.notes if not note.private]
    called = other_names(person, public_notes)
    if called:
        said = words.text("Also called {names}")
        names = words.all_of(called)
        yield escape(said.format(names=names))
    for note in person.notes:
        edit = page.edit_link(note.where)
        if edit:
            yield edit


def _first_and_last(page: PageBuilder, first_on: date, last_on: date) -> str:
    words = page.words
    said = words.text("First {first}, last {last} ({ago}).")
    if first_on == last_on:
        said = words.text("On {last} ({ago}).")
    return said.format(
        first=words.day(first_on),
        last=words.day(last_on),
        ago=page.ago(last_on),
    )


def _year(page: PageBuilder, year: int, items: Sequence[Item]) -> str:
    heading = page.heading(2, f"y{year}", f"{year:04d}")
    kinds: dict[str, None] = {}
    lines = []
    for item in items:
        kinds[item.kind.value] = None
        below = _below(item)
        line = listed(page, item, below=below, filtered=True)
        lines.append(line)
    in_year = " ".join(kinds)
    said = "".join(lines)
    story = f'<ol class="hl-items hl-story">{said}</ol>'
    return f'<section data-hl-in="{in_year}">\n{heading}\n{story}\n</section>\n'


def _below(item: Item) -> str:
    """What the writer remarked on it, else what it took."""
    # A plain `item.text("cost")` would be gathered as a sentence to translate.
    for name in ("note", "cost"):
        remark = item.text(name)
        if remark:
            return remark
    return ""
