"""What might be items in the writings of a journal, without what is one already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from helplog.insight.noticing.known_people import Known
from helplog.insight.noticing.noticing import notice
from helplog.insight.noticing.proposal import Proposal, already_there
from helplog.insight.people.names import names_of
from helplog.model.diagnostic import Place
from helplog.model.journal import Checkin, Entry, Item, Journal
from helplog.model.kinds import Kind


class Noticed(NamedTuple):
    """A proposal, and where its words stand."""

    where: Place
    writing: Entry | Checkin
    proposal: Proposal


def notice_in_journal(
    journal: Journal, first_on: date, last_on: date, own_rules: str = ""
) -> tuple[Noticed, ...]:
    """What the prose of some days says that is no item yet, in date order.

    Args:
        journal: as read.
        first_on: the first day.
        last_on: the last one.
        own_rules: a person's own table.
    """
    known = Known(known_people(journal))
    key = names_of(journal.person_notes).key
    others = _OtherItems(journal)
    found: list[Noticed] = []
    for writing in journal.writings:
        if not first_on <= writing.on <= last_on:
            continue
        if not writing.body.strip():
            continue
        there = [*writing.items, *others.beside(writing.on)]
        for proposal in notice(writing.body, known, own_rules):
            if any(already_there(proposal, item, key) for item in there):
                continue
            where = _place(writing, proposal.start)
            one = Noticed(where, writing, proposal)
            found.append(one)
    return tuple(found)


class _OtherItems:
    """What the files beside a writing may say already."""

    def __init__(self, journal: Journal) -> None:
        self._by_day: defaultdict[date, list[Item]] = defaultdict(list)
        self._needs: list[Item] = []
        for item in journal.items:
            self._by_day[item.on].append(item)
            if item.kind is Kind.NEEDS:
                self._needs.append(item)

    def beside(self, on: date) -> Iterator[Item]:
        """The items of a day; a need that is carried is said again and again."""
        yield from self._by_day.get(on, ())
        for need in self._needs:
            if need.on <= on:
                yield need


def known_people(journal: Journal) -> tuple[str, ...]:
    """Everybody an item names, and every name and alias of a person note."""
    names: dict[str, None] = {}
    for item in journal.items:
        names.update(dict.fromkeys(item.who))
    for note in journal.person_notes:
        names.update(dict.fromkeys((note.name, *note.aliases)))
    return tuple(names)


def _place(writing: Entry | Checkin, start: int) -> Place:
    before = writing.body[:start]
    line = writing.where.line + before.count("\n")
    column = start - (before.rfind("\n") + 1) + 1
    return Place(writing.uri, line, column)
