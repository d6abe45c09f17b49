"""Page keys: digests of all that a page is made of, one for each aspect of it.

What a person wrote counts by the print of its file: what is read in it depends on the file's name
and bytes, the settings and the code. Settings, code, language and theme are the same for all pages
of a site; whoever keeps pages keeps them by those as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from helplog.insight.reflection import Need
from helplog.model.journal import Item, ItemKey, Writing
from helplog.pages.keying.aspects import Part, digest_of, key_of
from helplog.pages.page_context import PageContext
from helplog.pages.people.person_inputs import PersonInputs
from helplog.pages.weeks.week_inputs import WeekInputs

Prints = Mapping[str, str]
"""A digest of each file's bytes, by uri."""


def week_key(given: WeekInputs, prints: Prints) -> str:
    """The key of a week's page.

    Args:
        given: what the page is made of.
        prints: of all files that the journal is made of.
    """
    week = given.week
    writings = (*week.entries, *week.checkins)
    letter = given.letter
    aspects: dict[str, Part] = {
        "entries": (
            tuple(_writing(writing, prints) for writing in writings),
            tuple(_item(item, prints) for item in week.items),
            week.state.value,
            tuple(week.answered.values()),
            given.is_over,
        ),
        "letter": (letter.sentences, letter.quote),
        "neighbours": (_day(given.before), _day(given.after)),
        "other years": tuple((_day(on), line) for on, line in given.other_years),
        "small ask": (repr(given.suggestion), given.noticed),
    }
    return _key(given.uri, aspects | _context(given.context, prints))


def person_key(given: PersonInputs, prints: Prints) -> str:
    """The key of a person's page; see `week_key`."""
    known = given.known
    person = known.person
    aspects: dict[str, Part] = {
        "person": (person.key, person.name),
        "note": tuple(_writing(note, prints) for note in person.notes),
        "entries": (
            tuple(_item(item, prints) for item in person.items),
            tuple(_item(item, prints) for item in known.items),
        ),
        "what is open": tuple(_item(item, prints) for item in given.open),
        "day": (given.this_month, given.last_ago),
    }
    return _key(given.uri, aspects | _context(given.context, prints))


def _context(context: PageContext, prints: Prints) -> dict[str, Part]:
    directory = context.directory
    people = {key: (one.name, one.slug) for key, one in directory.people.items()}
    places = {tuple(where): tuple(place) for where, place in directory.places.items()}
    passing = tuple(
        (_day(on), tuple(_need(need, prints) for need in needs))
        for on, needs in context.threads.items()
    )
    mentions = tuple(
        (_day(on), tuple(map(_day, days))) for on, days in context.mentions.items()
    )
    return {
        "names": _table(people),
        "places": _table(places),
        "needs": (
            tuple(_need(need, prints) for need in context.needs.values()),
            passing,
            _by_item(context.stories),
        ),
        "tags": _table(context.tags),
        "mentions": mentions,
        "whom to ask": _by_item(context.ask_whom),
        "findings": repr([*context.by_uri.values()]),
        "words": tuple(sorted((uri, prints[uri]) for uri in context.bodies)),
        "preview": context.preview,
    }


def _writing(writing: Writing, prints: Prints) -> Part:
    """A file: what other files decide of it is whether it is private, and whom its items name."""
    items = tuple(_item(item, prints) for item in writing.items)
    return writing.uri, prints[writing.uri], writing.private, items


def _item(item: Item, prints: Prints) -> Part:
    """An item, and what other files may decide of it."""
    uri, line, column = item.where
    return (
        uri,
        line,
        column,
        prints[uri],
        item.kind.value,
        _day(item.on),
        item.private,
        item.who,
        item.what,
    )


def _need(need: Need, prints: Prints) -> Part:
    return tuple(_item(item, prints) for item in (need.item, *need.named))


def _by_item(table: Mapping[ItemKey, str]) -> Part:
    return tuple(
        sorted((*where, kind.value, said) for (where, kind), said in table.items())
    )


def _table(table: Mapping[Any, Any]) -> Part:
    return tuple(sorted(table.items()))


def _day(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


def _key(uri: str, aspects: Mapping[str, Part]) -> str:
    """The aspects of a page, which are those of no other."""
    return key_of({name: digest_of((uri, part)) for name, part in aspects.items()})
