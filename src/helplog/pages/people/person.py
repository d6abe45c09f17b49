"""One person: what the writer keeps about them, then a story newest first, never a balance.

A long journal names thousands, so their pages are put together here and not in a template.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from itertools import groupby
from typing import Final

from markupsafe import Markup, escape

from helplog.insight.people.people import other_names
from helplog.insight.reflection import Person
from helplog.model.journal import Item
from helplog.pages.addresses import PEOPLE_URI
from helplog.pages.findings import findings_aside
from helplog.pages.items import listed
from helplog.pages.letters.that_day import about_person
from helplog.pages.page_builder import PageBuilder
from helplog.pages.people.known_of import KnownOf
from helplog.pages.people.person_inputs import PersonInputs
from helplog.pages.people.rail import rail, rail_days
from helplog.pages.search.sections import About, Named, Sort
from helplog.pages.source import PageSource
from helplog.pages.templating import finished
from helplog.pages.wording.sentences import says

_OPEN_DAYS: Final = 60
"""Days of a story after which the years before are folded."""


def person_page(given: PersonInputs) -> PageSource:
    """The writer's note, what is open between them, then everything that happened, newest first."""
    page = PageBuilder(given.context, given.uri)
    known = given.known
    person = known.person
    note = _note(page, person)
    page.index_heading("", person.name, _about(person))
    page.index_text(note)
    story = [says(item, page.words) for item in known.items]
    page.index_text(". ".join(story))
    parts = _parts(page, given, note)
    html = "".join(parts)
    return finished(page, person.name, Markup(html))  # noqa: S704 - every piece is escaped


def _about(person: Person) -> About:
    """Whom the search's `who:` means by every name that may be shown."""
    public_notes = [note for note in person.notes if not note.private]
    spellings = (person.name, *other_names(person, public_notes))
    named = Named(person.slug, person.name, spellings)
    return About(Sort.PERSON, person=named)


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


def _parts(page: PageBuilder, given: PersonInputs, note: Markup) -> Iterator[str]:
    known = given.known
    person = known.person
    to_people = escape(page.to(PEOPLE_URI))
    title = page.words.text("People")
    people = escape(title)
    yield f'<p class="hl-overline"><a href="{to_people}">{people}</a></p>\n'
    yield f"<h1>{escape(person.name)}</h1>\n"
    if note:
        yield f'<div class="hl-prose hl-note">{note}</div>\n'
    yield _twelve_months(page, given)
    shown = _facts(page, given)
    facts = " ".join(shown)
    if facts:
        yield f'<p class="hl-quiet">{facts}</p>\n'
    for one in person.notes:
        findings = page.findings(one)
        yield findings_aside(page, findings)
    yield _open_between(page, given.open)
    yield from _story(page, known)


def _twelve_months(page: PageBuilder, given: PersonInputs) -> str:
    """The last twelve months, a dot for each, full where they were met; nothing where in none."""
    known = given.known
    met = {_month_number(day) for day in known.met_on}
    this_month = given.this_month
    dots = []
    names = []
    for number in range(this_month - 11, this_month + 1):
        year = number // 12
        first_on = date(year, number % 12 + 1, 1)
        letter = page.words.short_month(first_on)[:1]
        style = "hl-dot"
        if number in met:
            style = "hl-dot-on"
            month = page.words.month(first_on)
            names.append(month)
        dots.append(f'<span><i class="{style}"></i>{escape(letter)}</span>')
    if not names:
        return ""
    said = page.words.text("Months with {name}: {months}")
    shown_names = page.words.all_of(names)
    label = said.format(name=known.person.name, months=shown_names)
    shown = "".join(dots)
    return f'<p class="hl-twelve" role="img" aria-label="{escape(label)}">{shown}</p>\n'


def _month_number(day: date) -> int:
    return 12 * day.year + day.month - 1


def _open_between(page: PageBuilder, waiting: Sequence[Item]) -> str:
    """Asks, talks, offers and needs that are open and name them."""
    if not waiting:
        return ""
    title = page.words.text("Open between you")
    heading = page.heading(2, "open", title)
    lines = "".join(listed(page, item) for item in waiting)
    return f'{heading}\n<ul class="hl-items">{lines}</ul>\n'


def _story(page: PageBuilder, known: KnownOf) -> Iterator[str]:
    """Year by year, the newest first; long ago is folded."""
    find = about_person(known.person)
    line = partial(_line, page)
    open_days = 0
    newest = sorted(known.items, key=lambda item: item.on, reverse=True)
    for year, group in groupby(newest, lambda item: item.on.year):
        is_open = open_days < _OPEN_DAYS
        found_days = rail_days(page, group, find)
        days = list(found_days)
        story = rail(page, days, line)
        title = f"{year:04d}"
        if is_open:
            yield f"{page.heading(2, f'y{title}', title)}\n{story}"
        else:
            yield (
                f'<details class="hl-fold"><summary>{title}</summary>'
                f'<div id="y{title}">{story}</div></details>\n'
            )
        open_days += len(days)


def _facts(page: PageBuilder, given: PersonInputs) -> Iterator[str]:
    """First and last day, the last thank-you, other names, a link to the editor; each escaped."""
    words = page.words
    known = given.known
    person = known.person
    if known.met_on:
        days = _first_and_last(page, min(known.met_on), given)
        yield escape(days)
    if known.thanked:
        said = words.text("Last thanked on {day}.")
        day = words.day(known.thanked.on)
        yield escape(said.format(day=day))
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


def _first_and_last(page: PageBuilder, first_on: date, given: PersonInputs) -> str:
    words = page.words
    last_on = given.known.last_on or first_on
    said = words.text("First {first}, last {last} ({ago}).")
    if first_on == last_on:
        said = words.text("On {last} ({ago}).")
    return said.format(
        first=words.day(first_on),
        last=words.day(last_on),
        ago=given.last_ago,
    )


def _line(page: PageBuilder, item: Item) -> Markup:
    beneath = _below(item)
    return listed(page, item, when=False, below=beneath)


def _below(item: Item) -> str:
    """What the writer remarked on it, else what it took."""
    # A plain `item.text("cost")` would be gathered as a sentence to translate.
    for name in ("note", "cost"):
        remark = item.text(name)
        if remark:
            return remark
    return ""
