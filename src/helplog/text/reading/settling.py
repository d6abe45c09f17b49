"""Who is who over a whole journal: items that name nobody as far as their file alone tells.

A file is read by itself, so that its reading can be kept. Afterwards the names of all files are
known, whatever their order, and an item that begins with one is that person's: `Farid stayed
20 min`. Only what a file tells by itself makes a name known, and what is read here makes none, so
that nothing goes round in a circle.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain
from operator import attrgetter, is_not
from typing import Final, TypeVar

from helplog.model.diagnostic import Diagnostic, Place, Severity
from helplog.model.journal import Checkin, Entry, Item, Journal
from helplog.model.kinds import Kind
from helplog.text.values.finished_item import NOBODY_NAMED
from helplog.text.values.people.known_people import KnownPeople
from helplog.text.values.people.leading_names import (
    Form,
    LeadingNames,
    begins_longer_name,
    describes_somebody,
    leading_names,
)
from helplog.text.values.people.persons import begins_like_names, may_name_more, unique

_Dated = TypeVar("_Dated", Entry, Checkin)
_ALONE_IS_NAME: Final = frozenset(kind for kind in Kind if kind.spec.alone_is_name)
_SHOWN: Final = 60
"""Characters of what is quoted."""


def settle(journal: Journal) -> Journal:
    """The same journal, everybody named whom its people tell. Settling twice changes nothing."""
    items = _items(journal)
    if not any(map(_is_open, items)):
        return journal
    noted = {at.where for at in journal.diagnostics if at.code == NOBODY_NAMED}
    settling = _Settling(known_people(journal), noted)
    settled_entries = map(settling.settled, journal.entries)
    entries = tuple(settled_entries)
    settled_checkins = map(settling.settled, journal.checkins)
    checkins = tuple(settled_checkins)
    if not settling.named and not settling.found:
        return journal
    kept = filter(settling.still_holds, journal.diagnostics)
    by_place = attrgetter("where")
    diagnostics = sorted([*kept, *settling.found], key=by_place)
    return replace(
        journal, entries=entries, checkins=checkins, diagnostics=tuple(diagnostics)
    )


def settle_file(
    writing: _Dated, found: Sequence[Diagnostic], known: KnownPeople
) -> tuple[_Dated, tuple[Diagnostic, ...]]:
    """One file of a journal as `settle` leaves it, with its findings by place.

    Args:
        writing: as its file alone tells.
        found: what was found in it.
        known: everybody whom a file of the journal names.
    """
    noted = {at.where for at in found if at.code == NOBODY_NAMED}
    settling: _Settling = _Settling(known, noted)
    settled = settling.settled(writing)
    left = [*filter(settling.still_holds, found), *settling.found]
    left.sort(key=attrgetter("where"))
    return settled, tuple(left)


def known_people(journal: Journal) -> KnownPeople:
    """Everybody whom a file by itself names."""
    names: set[str] = set()
    connected: set[str] = set()
    for item in _items(journal):
        if _is_bare_connection(item):
            connected.update(item.who)
        else:
            names.update(item.who)
    for note in journal.person_notes:
        names.update((note.name, *note.aliases))
    return _known_of(frozenset(names), frozenset(connected))


@lru_cache(maxsize=1)  # a preview and an editor's server ask again after each change
def _known_of(names: frozenset[str], connected: frozenset[str]) -> KnownPeople:
    """Everybody, from names and from whole texts of connections that may be names."""
    known = KnownPeople.of(names)
    # The short ones come first: `Dana` tells what `Dana came over for tea` is.
    for text in sorted(connected, key=lambda text: (_count_words(text), text)):
        if _in_connection(text, known) is None:
            known.add(text)
    return known


def people_in(item: Item, known: KnownPeople) -> LeadingNames | None:
    """Who an item begins with that names nobody by itself, and where; None for any other."""
    if _is_bare_connection(item):
        return _in_connection(item.who[0], known)
    if _is_open(item):
        return leading_names(item.what or "", known)
    return None


def _in_connection(text: str, known: KnownPeople) -> LeadingNames | None:
    """Who a connection is with whose whole text is a name as far as its file alone tells."""
    if text in known.plain_names:
        return None
    found = leading_names(text, known)
    if found is None or found.what is None:
        return None
    if found.form is Form.SENTENCE and describes_somebody(text, found):
        return None
    return found


def _items(journal: Journal) -> Iterator[Item]:
    for writing in chain(journal.entries, journal.checkins):
        yield from writing.items


def _is_open(item: Item) -> bool:
    """Whether the journal may know better whom an item names than its file does."""
    if _is_bare_connection(item):
        return True
    if not item.what or item.who:
        return False
    return not item.kind.spec.whole_text


def _is_bare_connection(item: Item) -> bool:
    if item.what or len(item.who) != 1:
        return False
    return item.kind in _ALONE_IS_NAME


def _count_words(text: str) -> int:
    return len(text.split())


@dataclass(slots=True)
class _Settling:
    """One journal while it is settled."""

    known: KnownPeople
    noted: set[Place]
    """Items of which it is said already that they name nobody."""
    named: set[Place] = field(default_factory=set)
    """Items that name somebody now."""
    found: list[Diagnostic] = field(default_factory=list)
    connections: dict[str, LeadingNames | None] = field(default_factory=dict)
    """What whole texts of connections were found to be: whom one met, one meets again."""

    def settled(self, writing: _Dated) -> _Dated:
        """An entry or a check-in with its items settled."""
        settled_items = map(self._item, writing.items)
        items = tuple(settled_items)
        if not any(map(is_not, items, writing.items)):
            return writing
        return writing.with_items(items)

    def still_holds(self, finding: Diagnostic) -> bool:
        """Whether a finding is not answered by now."""
        return finding.code != NOBODY_NAMED or finding.where not in self.named

    def _item(self, item: Item) -> Item:
        is_bare = _is_bare_connection(item)
        found = self._whom_met(item) if is_bare else people_in(item, self.known)
        if found is None:
            if not is_bare:
                self._ask_who(item)
            return item
        text = item.what or item.who[0]
        who = unique(text[start:end] for start, end in found.spans)
        self.named.add(item.where)
        if _may_be_one_more(found):
            self._ask_for_one_more(item, who, found.perhaps)
        return replace(item, who=who, what=found.what)

    def _whom_met(self, item: Item) -> LeadingNames | None:
        text = item.who[0]
        if text not in self.connections:
            self.connections[text] = _in_connection(text, self.known)
        return self.connections[text]

    def _ask_who(self, item: Item) -> None:
        """Asks who it was, where `Dana` is known, and `Dana Lee` is named."""
        if not _is_open(item):
            return
        if item.where in self.noted:
            return
        text = item.what or ""
        if begins_longer_name(text, self.known):
            finding = Diagnostic(
                item.where,
                Severity.NOTE,
                NOBODY_NAMED,
                f"`{text[:_SHOWN]}` is read as what it was about; nobody is named",
                "If it names somebody, type the name, a colon, and what it was about",
                private=item.private,
            )
            self.found.append(finding)

    def _ask_for_one_more(self, item: Item, who: Sequence[str], perhaps: str) -> None:
        names = ", ".join(who)
        finding = Diagnostic(
            item.where,
            Severity.NOTE,
            "perhaps-a-person",
            f"`{names}` is who it was; `{perhaps[:_SHOWN]}` is read as what it was about",
            "If that is somebody too, name all of them before a colon",
            private=item.private,
        )
        self.found.append(finding)


def _may_be_one_more(found: LeadingNames) -> bool:
    """Whether somebody whom nobody knows may stand beside those who are known."""
    if found.form is Form.DIVIDED:
        return begins_like_names(found.perhaps)
    return may_name_more(found.perhaps)
