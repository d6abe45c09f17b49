"""Findings that only the whole journal can tell; each is true, and they are few."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from helplog.insight.need_naming import NeedIndex
from helplog.insight.people.names import Names
from helplog.insight.reflection import Person, SamePerson
from helplog.insight.search.folding import same_text
from helplog.model.diagnostic import Diagnostic, Place, Severity
from helplog.model.journal import Item
from helplog.model.keys import FIELDS
from helplog.model.kinds import Kind

_OTHER_VERSION: Final = "also: "
"""How the part of a note begins that merging wrote."""


def diagnose(
    items: Sequence[Item],
    alike: Iterable[SamePerson],
    names: Names,
    index: NeedIndex,
) -> tuple[Diagnostic, ...]:
    """What to say about a journal as a whole, by place.

    Words of private entries are quoted nowhere: findings are shown on the site.

    Args:
        items: the journal's items in date order.
        alike: names that may mean one person.
        names: who is who.
        index: which need an item names.
    """
    found = (
        *_ids_twice(items),
        *_unknown_needs(items, index),
        *_early_answers(items),
        *_two_versions(items),
        *map(_alike, alike),
        *_notes_of_one_person(names),
    )
    return tuple(sorted(found, key=lambda d: (d.where, d.code, d.message)))


def _quote(text: str, item: Item) -> str:
    if item.private:
        return ""
    return f" “{text}”"


def _place(first: Item, item: Item) -> str:
    """Where the first of two stands; the name of a private file is told in no other."""
    if first.private and first.where.uri != item.where.uri:
        return f"in a private entry, on {first.on}"
    return f"at {first.where}"


def _notes_of_one_person(names: Names) -> Iterator[Diagnostic]:
    for key, notes in names.more_notes.items():
        first = names.notes[key]
        other = "another note"
        if not first.private:
            other = first.uri
        for note in notes:
            yield Diagnostic(
                Place(note.uri),
                Severity.WARNING,
                "two-notes",
                f"This note and {other} share a name, and so are read as of one person",
                "Put both into one note; or, if they are two people, give each names of their own",
            )


def _ids_twice(items: Iterable[Item]) -> Iterator[Diagnostic]:
    firsts: dict[str, Item] = {}
    with_ids = [item for item in items if "id" in item.fields]
    with_ids.sort(key=lambda item: (item.on, item.where))
    for item in with_ids:
        given = item.text("id")
        if not given:
            continue
        key = same_text(given)
        if not key:
            continue
        first = firsts.setdefault(key, item)
        if first is item:
            continue
        if first.kind is item.kind is Kind.NEEDS:
            continue
        yield Diagnostic(
            item.where,
            Severity.WARNING,
            "id-used-twice",
            f"The id{_quote(given, item)} is already used {_place(first, item)}",
            "Give one of the two another id; only a need may be named again under its own",
            private=item.private,
        )


def _unknown_needs(items: Sequence[Item], index: NeedIndex) -> Iterator[Diagnostic]:
    named = [item for item in items if "for" in item.fields]
    if not named:
        return
    offers: set[str] = set()
    for item in items:
        if _was_offered(item):
            ident = same_text(item.text("id") or "")
            offers.add(ident)
    for item in named:
        unknown = index.unknown_in(item)
        if not offers.issuperset(unknown):
            given = _quote(item.text("for") or "", item)
            yield Diagnostic(
                item.where,
                Severity.NOTE,
                "unknown-need",
                f"No need has the words or the id{given} that `for` gives,"
                " and they fit no open need alone",
                "Repeat the need's own words, or its id, if it should count as asked for",
                private=item.private,
            )


def _was_offered(item: Item) -> bool:
    """Whether a yes may name its id: it is, or was, an offer."""
    if item.kind is Kind.DECLINED:
        return True
    return item.as_written.kind is Kind.OFFERS


def _early_answers(items: Iterable[Item]) -> Iterator[Diagnostic]:
    for item in items:
        # An offer has no day of its own: who writes it down afterwards has answered it before its
        # entry's day.
        if item.kind not in FIELDS["on"].kinds:
            continue
        answered_on = item.day("answered")
        if answered_on is not None and answered_on < item.on:
            yield Diagnostic(
                item.where,
                Severity.WARNING,
                "answered-before-asked",
                f"Answered on {answered_on}, but asked on {item.on}",
                "Correct `answered`, or say with `on` when it was asked;"
                " until then the wait is not counted",
                private=item.private,
            )


def _two_versions(items: Iterable[Item]) -> Iterator[Diagnostic]:
    """What merging could not decide about an item: the other version is a part of the note."""
    for item in items:
        note = item.text("note")
        if not note:
            continue
        parts = note.split(";")
        if any(part.strip().startswith(_OTHER_VERSION) for part in parts):
            yield Diagnostic(
                item.where,
                Severity.WARNING,
                "two-versions",
                "Two devices wrote this differently, and its note holds the other version;"
                " which one is true?",
                "Put the true one in its place, and take “also: …” out of the note",
                private=item.private,
            )


def _alike(pair: SamePerson) -> Diagnostic:
    """Told at the name that would become the alias: a first name alone, or the rarer one."""
    alias, person = sorted((pair.one, pair.other), key=_rank)
    return Diagnostic(
        _first_place(alias),
        Severity.NOTE,
        "same-person",
        f"“{alias.name}” and “{person.name}” may be one person",
        f"If so, add “{alias.name}” to the aliases in a person note for {person.name};"
        " if not, give each a person note",
    )


def _rank(person: Person) -> tuple[bool, int, int, str]:
    """What makes a name the one to keep: a note, more names, more items."""
    return (
        person.note is not None,
        len(person.key.split()),
        len(person.items),
        person.key,
    )


def _first_place(person: Person) -> Place:
    """Where someone without a note is first named in public; whoever is shown is so once."""
    return next(item.where for item in person.items if not item.private)
