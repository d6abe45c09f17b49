"""Everyone, and one page a person: a story in time order, never a balance."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from helplog.insight.reflection import Person
from helplog.model.kinds import Kind
from helplog.pages.addresses import PEOPLE_URI, person_uri
from helplog.pages.items import says
from helplog.pages.sheet import Desk, Sheet
from helplog.pages.source import PageSource
from helplog.pages.templating import written


def people_page(desk: Desk, people: Sequence[Person]) -> PageSource:
    """Everyone by most recent contact; `people` are those whose names may be shown."""
    sheet = Sheet(desk, PEOPLE_URI)
    reflection = desk.reflection
    drifting = [person for person in reflection.drifting if not person.private]
    chips = [(kind.value, sheet.kind_name(kind)) for kind in _kinds_of(people)]
    if drifting:
        chips.insert(0, ("drifting", sheet.words.text("Not heard from in a while")))
    return written(
        sheet,
        "people",
        sheet.words.text("People"),
        people=people,
        drifting=drifting,
        chips=chips,
        kinds=lambda person: [kind.value for kind in _kinds_of([person])],
        same=[pair for pair in reflection.same_people if not (pair.one.private or pair.other.private)][:10],
        counts=lambda person: counts_line(sheet, person),
    )


def _kinds_of(people: Sequence[Person]) -> list[Kind]:
    """The kinds of what happened with them, in the order pages show them."""
    return [kind for kind in Kind if any(person.counts[kind] for person in people)]


def person_page(desk: Desk, person: Person) -> PageSource:
    """One person: the writer's note, then everything that happened with them, oldest first."""
    sheet = Sheet(desk, person_uri(person.slug))
    shown = sheet.shown(person.items)
    years = [(year, list(some)) for year, some in groupby(shown, key=lambda item: item.on.year)]
    note = Markup("")
    if person.note is not None and not person.note.private and person.note.body.strip():
        note = sheet.prose(person.note, person.note.body, "note-")
    sheet.index_heading("", person.name)
    sheet.index_text(note)
    sheet.index_text(". ".join(says(item, sheet.words) for item in shown))
    return written(
        sheet,
        "person",
        person.name,
        person=person,
        chips=[(kind.value, sheet.kind_name(kind)) for kind in Kind if any(item.kind is kind for item in shown)],
        note=note,
        edit=sheet.editor(person.note.where) if person.note is not None else None,
        years=years,
        counts=counts_line(sheet, person),
        findings=sheet.findings(person.note) if person.note is not None else [],
    )


def counts_line(sheet: Sheet, person: Person) -> str:
    """`3 asks · 2 yeses`: what happened, by kind; nothing is weighed against anything."""
    return " · ".join(sheet.noun(kind, n) for kind in Kind if (n := person.counts[kind]))
