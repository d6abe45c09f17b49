"""Who is who over a whole journal: every file is read by itself, and then everybody is known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helplog.model.diagnostic import Diagnostic, Place
from helplog.model.journal import Checkin, Entry, Item, Journal, PersonNote
from helplog.model.kinds import Kind
from helplog.model.settings import Settings
from helplog.text.reading.file import read
from helplog.text.reading.settling import people_in, settle
from helplog.text.values.people.known_people import KnownPeople

KNOWN = (
    "asks: ['Farid: x', 'Sam: x', 'Dana: x', 'my sister: x', 'Will: x', \"O'Neil: x\"]"
)
NAMED_LISTS = [
    kind for kind in Kind if kind.spec.holds_person and not kind.spec.whole_text
]


def journal_of(*fronts: str) -> Journal:
    """A journal of one file for each of some frontmatters, read and not yet settled."""
    entries: list[Entry] = []
    checkins: list[Checkin] = []
    notes: list[PersonNote] = []
    findings: list[Diagnostic] = []
    for number, front in enumerate(fronts):
        data = f"---\n{front}\n---\n".encode()
        day = f"2026-{number // 28 + 1:02}-{number % 28 + 1:02}.md"
        writing, found = read(day, data, Settings())
        findings += found
        if isinstance(writing, Entry):
            entries.append(writing)
        elif isinstance(writing, Checkin):
            checkins.append(writing)
        elif writing:
            notes.append(writing)
    return Journal(
        settings=Settings(),
        entries=tuple(entries),
        checkins=tuple(checkins),
        person_notes=tuple(notes),
        diagnostics=tuple(sorted(findings, key=lambda finding: finding.where)),
    )


def last_item(text: str, kind: Kind = Kind.ACCEPTED, known: str = KNOWN) -> Item:
    settled = settle(journal_of(known, f"{kind}:\n  - {text}"))
    return settled.entries[-1].items[-1]


def codes(journal: Journal) -> list[str]:
    return [finding.code for finding in journal.diagnostics]


@pytest.mark.parametrize("kind", NAMED_LISTS)
@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Farid - the sofa", "the sofa"),
        ("Farid – the sofa", "the sofa"),
        ("Farid — the sofa", "the sofa"),
        ("Farid (the sofa)", "the sofa"),
        ("Farid, up with the sofa", "up with the sofa"),
        ("Farid for the sofa", "the sofa"),
        ("Farid für das Sofa", "das Sofa"),
        ("Farid stayed 20 min", "Farid stayed 20 min"),
        ("Farid", None),
    ],
)
def test_somebody_known_needs_no_colon(text: str, what: str | None, kind: Kind) -> None:
    item = last_item(text, kind)
    assert item.who == ("Farid",)
    assert item.what == what


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("Sam, Dana", "Sam Dana", None),
        ("Sam and Dana", "Sam Dana", None),
        ("Sam & Dana – boxes", "Sam Dana", "boxes"),
        (
            "Sam, Dana and Farid brought soup",
            "Sam Dana Farid",
            "Sam, Dana and Farid brought soup",
        ),
        ("Sam, with the sofa", "Sam", "with the sofa"),
        ("farid helped", "farid", "farid helped"),
        ("O'Neil helped", "O'Neil", "O'Neil helped"),
        ("Sam. The boxes.", "Sam", "Sam. The boxes."),
        ("Sam!", "Sam", None),
        (
            "Sam helped me with the tax for: tax",
            "Sam",
            "Sam helped me with the tax for: tax",
        ),
    ],
)
def test_several_and_signs(text: str, who: str, what: str | None) -> None:
    item = last_item(text)
    assert item.who == tuple(who.split())
    assert item.what == what


def test_a_known_person_may_be_called_by_what_they_are() -> None:
    assert last_item("My sister fixed my bike").who == ("My sister",)
    assert last_item("Sam and my sister helped").who == ("Sam", "my sister")


@pytest.mark.parametrize(
    "text",
    [
        "Soup for Tuesday",
        "Suppe für Dienstag",
        "Kisten und Sofa",
        "tax thing",
        "Sam's van",
        "Sam’s van",
        "Sam-boxes",
        "coffee with Sam",
        "Dana Lee brought soup",
        "Dana Lee",
        "Will you come",
        "will do it tomorrow",
        "Samson came by",
    ],
)
def test_nobody_is_guessed(text: str) -> None:
    item = last_item(text)
    assert item.who == ()
    assert item.what == text


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Frau Weber hat geholfen", "Frau Weber"),
        ("Frau Dr. Weber, Rezept", "Frau Dr. Weber"),
        ("Herr von der Leyen - Paket", "Herr von der Leyen"),
        ("Mr. and Mrs. Hill brought soup", "Mr. and Mrs. Hill"),
        ("Dr Anna Weber for the referral", "Dr Anna Weber"),
        ("Aunt Rose, cake", "Aunt Rose"),
        ("Uncle Bob", "Uncle Bob"),
        ("Oma hat Kuchen gebracht", "Oma"),
        ("Oma Lotte hat Kuchen gebracht", "Oma Lotte"),
        ("Oma Kuchen gebracht", "Oma"),
        ("mum drove me", "mum"),
    ],
)
def test_a_title_needs_nobody_to_know_it(text: str, who: str) -> None:
    assert last_item(text, known="load: 3").who == (who,)


@pytest.mark.parametrize(
    "text", ["Dr appointment", "Frau mit Hund half", "Mr Hill's car", "Oma's Kuchen"]
)
def test_a_title_without_a_name_after_it_names_nobody(text: str) -> None:
    assert last_item(text, known="load: 3").who == ()


@pytest.mark.parametrize(
    "known",
    [
        "asks: 'Farid: x'",
        "asks: x @Farid",
        "needs: x [[Farid]]",
        "asks: {who: Farid, what: x}",
        "connections: Farid",
        "person: Farid",
        "person: Farid Khan\naliases: [Farid]",
    ],
)
def test_whoever_is_named_anywhere_is_known(known: str) -> None:
    assert last_item("Farid stayed", known=known).who == ("Farid",)


def test_a_name_read_without_a_colon_makes_nobody_known() -> None:
    settled = settle(journal_of("accepted: Frau Weber kam", "accepted: Weber kam"))
    assert settled.entries[0].items[0].who == ("Frau Weber",)
    assert settled.entries[1].items[0].who == ()


def test_figures_in_brackets_are_nothing_it_was_about() -> None:
    item = last_item("Farid (5 lb)")
    assert item.who == ("Farid",)
    assert item.what != "5 lb"


def test_needs_and_moments_alone_name_nobody_so() -> None:
    for kind in (Kind.NEEDS, Kind.ALONE):
        assert last_item("Farid stayed", kind).who == ()


def test_a_connection_that_tells_which_dana_it_was_is_a_name() -> None:
    assert last_item("Dana from the choir", Kind.CONNECTIONS).who == (
        "Dana from the choir",
    )


def test_a_connection_may_be_known_by_a_shorter_one() -> None:
    settled = settle(journal_of("connections: Zoe came over", "connections: Zoe"))
    assert settled.entries[0].items[0].who == ("Zoe",)


def test_places_and_weights_stay() -> None:
    before = journal_of(KNOWN, "accepted:\n  - Farid stayed\n    weight: 5")
    item = settle(before).entries[1].items[0]
    assert item.where == before.entries[1].items[0].where
    assert item.weight_lb == 5


def test_the_note_that_nobody_is_named_goes_once_somebody_is() -> None:
    alone = settle(journal_of("accepted: Farid"))
    assert codes(alone) == ["nobody-named"]
    assert codes(settle(journal_of("accepted: Farid", KNOWN))) == []


def test_no_helper_is_dropped_silently() -> None:
    assert codes(settle(journal_of(KNOWN, "accepted: Sam, Alex"))) == [
        "perhaps-a-person"
    ]
    assert codes(settle(journal_of(KNOWN, "accepted: Sam and Alex helped"))) == [
        "perhaps-a-person"
    ]
    assert codes(settle(journal_of(KNOWN, "accepted: Dana Lee brought soup"))) == [
        "nobody-named"
    ]
    assert codes(settle(journal_of(KNOWN, "accepted: Sam and stayed"))) == []


def test_what_is_asked_about_a_private_item_is_private() -> None:
    settled = settle(
        journal_of(KNOWN, "accepted:\n  - what: Sam, Alex\n    private: true")
    )
    assert [finding.private for finding in settled.diagnostics] == [True]


TEXTS = st.lists(
    st.sampled_from(
        [
            *(
                "Sam",
                "Dana",
                "Dana Lee",
                "sam",
                "Zoe",
                "Oma",
                "Frau",
                "Weber",
                "my sister",
            ),
            *(
                ",",
                "and",
                "und",
                "-",
                "for",
                "(boxes)",
                "helped",
                "came over",
                ":",
                "from",
            ),
        ]
    ),
    min_size=1,
    max_size=6,
).map(" ".join)
FRONTS = st.tuples(st.sampled_from(NAMED_LISTS), TEXTS).map(
    lambda pair: f"{pair[0]}:\n  - {pair[1]}"
)
NOTES = st.sampled_from(["person: Zoe", "person: Dana Lee\naliases: Dana"])


@given(st.lists(FRONTS | NOTES, max_size=12), st.randoms())
def test_the_order_of_files_means_nothing(
    fronts: Sequence[str], random: object
) -> None:
    journal = journal_of(*fronts)
    entries = list(journal.entries)
    notes = list(journal.person_notes)
    random.shuffle(entries)  # type: ignore[attr-defined]
    random.shuffle(notes)  # type: ignore[attr-defined]
    shuffled = Journal(
        settings=journal.settings,
        entries=tuple(entries),
        person_notes=tuple(notes),
        diagnostics=journal.diagnostics,
    )
    one, other = settle(journal), settle(shuffled)
    by_uri = {entry.uri: entry for entry in other.entries}
    assert {entry.uri: entry for entry in one.entries} == by_uri
    assert one.diagnostics == other.diagnostics


@given(st.lists(FRONTS | NOTES, max_size=12))
def test_settling_twice_changes_nothing(fronts: Sequence[str]) -> None:
    once = settle(journal_of(*fronts))
    assert settle(once) == once


@given(st.lists(FRONTS, max_size=12))
def test_no_word_is_lost(fronts: Sequence[str]) -> None:
    before = journal_of(*fronts)
    after = settle(before)
    for old, new in zip(before.entries, after.entries, strict=True):
        for was, now in zip(old.items, new.items, strict=True):
            words = " ".join([*was.who, was.what or ""])
            kept = " ".join([*now.who, now.what or ""])
            for word in words.replace(",", " ").split():
                joins = word in {"-", "for", "and", "und", "(boxes)"}
                assert joins or word in kept


NAME_PARTS = st.sampled_from(
    [
        "Ana",
        "ana",
        "Will",
        "may",
        "Sir",
        "W.",
        "Mr.",
        "O'Neil",
        "Dana",
        "Lee",
        "and",
        "-",
        "for",
    ]
)


@given(st.lists(st.lists(NAME_PARTS, min_size=1, max_size=4).map(" ".join), max_size=6))
def test_a_whole_text_that_is_a_name_begins_with_nobody_else(names: list[str]) -> None:
    """What is skipped is what looking would find."""
    known = KnownPeople.of(names)
    looking = KnownPeople.of(names)
    looking.plain_names.clear()
    for name in names:
        item = Item(kind=Kind.CONNECTIONS, where=Place("x"), on=date.min, who=(name,))
        assert people_in(item, known) == people_in(item, looking) is None
