"""What is told of the thing one points at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from lsprotocol import types

from helplog.insight.reflection import Need, Person
from helplog.language.documents.client import Client
from helplog.language.journal.open_file import OpenFile
from helplog.language.journal.session import JournalSession
from helplog.language.journal.sight import Sight
from helplog.language.journal.things import Thing, What, thing_at
from helplog.language.looking.needs import need_meant
from helplog.language.wording.days import ago, days_since
from helplog.language.wording.meanings import (
    example_of_field,
    example_of_key,
    meaning_of_field,
    meaning_of_key,
    meaning_of_weight,
)
from helplog.model.journal import Item
from helplog.model.kinds import Kind

Rows = Iterator[str]
_MOST_NOTE: Final = 400
"""Characters of a note that are shown."""
_MOST_OPEN: Final = 5


def hover(
    session: JournalSession, file: OpenFile, position: types.Position, client: Client
) -> types.Hover | None:
    """What is known of the thing at a place; None where there is none."""
    index = file.document.index(position)
    thing = thing_at(file, session.sight, index)
    if thing is None:
        return None
    rows = _rows(thing, session.sight)
    text = "\n\n".join(rows)
    if not text:
        return None
    kind = types.MarkupKind.PlainText
    if client.markdown:
        kind = types.MarkupKind.Markdown
    shown = types.MarkupContent(kind, text)
    return types.Hover(shown, file.document.range(*thing.extent))


def _rows(thing: Thing, sight: Sight | None) -> Rows:
    if thing.what in _BY_ITSELF:
        return _BY_ITSELF[thing.what](thing)
    if sight is None or thing.what not in _OF_JOURNAL:
        return iter(())
    return _OF_JOURNAL[thing.what](thing, sight)


def _key(thing: Thing) -> Rows:
    yield from _with_example(meaning_of_key(thing.text), example_of_key(thing.text))


def _field(thing: Thing) -> Rows:
    meaning = meaning_of_field(thing.text)
    yield from _with_example(meaning, example_of_field(thing.text))


def _with_example(meaning: str, example: str) -> Rows:
    if meaning:
        yield f"{meaning}."
    if example:
        yield f"```yaml\n{example}\n```"


def _weight(thing: Thing) -> Rows:
    pounds = thing.item.weight_lb if thing.item else None
    if pounds is not None:
        yield f"{pounds:g} lb: {meaning_of_weight(pounds)}."


def _day(thing: Thing, sight: Sight) -> Rows:
    if thing.day is not None:
        today = sight.reflection.today
        yield f"{thing.day:%A}, {thing.day.isoformat()}"
        if thing.day <= today:
            yield ago(thing.day, today)
        else:
            days = (thing.day - today).days
            yield "tomorrow" if days == 1 else f"in {days} days"


def _person(thing: Thing, sight: Sight) -> Rows:
    person = sight.person(thing.text)
    if person is None:
        return
    yield f"**{person.name}**"
    for note in person.notes:
        words = note.body.strip()
        if words:
            yield words if len(words) <= _MOST_NOTE else f"{words[:_MOST_NOTE]}…"
    yield _contact(person, sight)
    items = [*_open_with(person, sight)]
    if items:
        rows = "\n".join(f"- {_told(item, sight)}" for item in items[:_MOST_OPEN])
        yield f"Open between you:\n\n{rows}"


def _contact(person: Person, sight: Sight) -> str:
    told = []
    if person.last_on:
        told.append(f"Last contact {ago(person.last_on, sight.reflection.today)}")
    yeses = person.said_yes + person.counts[Kind.ACCEPTED]
    if yeses:
        told.append(f"said yes {yeses} times" if yeses > 1 else "said yes once")
    return " · ".join(told) or "No contact yet"


def _open_with(person: Person, sight: Sight) -> Iterator[Item]:
    reflection = sight.reflection
    lists = (reflection.open_asks, reflection.open_offers, reflection.handoffs_ready)
    for item in (*lists[0], *lists[1], *lists[2], *reflection.thanks_due):
        if person.key in reflection.names.keys(item):
            yield item


def _told(item: Item, sight: Sight) -> str:
    since = days_since(item.on, sight.reflection.today)
    return f"{item.kind.spec.title}: {item.what or ', '.join(item.who)} ({since})"


def _need(thing: Thing, sight: Sight) -> Rows:
    need = need_meant(thing, sight)
    if need is None:
        return
    yield f"**{need.item.what or thing.text}**"
    yield _state(need, sight)
    for word, items in (("Asked", need.asked), ("Said no", need.refused)):
        rows = [f"{', '.join(item.who) or 'somebody'}, {item.on}" for item in items]
        if rows:
            yield f"{word}: {'; '.join(rows)}"
    if need.plan:
        yield f"Plan: {need.plan}"


def _state(need: Need, sight: Sight) -> str:
    weeks = need.carried_weeks
    carried = "1 week" if weeks == 1 else f"{weeks} weeks"
    named = ago(need.item.on, sight.reflection.today)
    return f"{str(need.state).capitalize()} · carried {carried} · first named {named}"


_BY_ITSELF: Final[dict[What, Callable[[Thing], Rows]]] = {
    What.KEY: _key,
    What.FIELD: _field,
    What.WEIGHT: _weight,
}
_OF_JOURNAL: Final[dict[What, Callable[[Thing, Sight], Rows]]] = {
    What.DAY: _day,
    What.PERSON: _person,
    What.NEED: _need,
}
