from __future__ import annotations

from datetime import timedelta

import pytest
from tests.making import d, entry, journal, note, say

from helplog.insight.people.names import names_of
from helplog.insight.people.people import longest_gap_days
from helplog.insight.people.slugs import unique_slugs
from helplog.insight.reflecting import reflect
from helplog.insight.reflection import Person
from helplog.model.journal import Entry, PersonNote
from helplog.model.kinds import Kind


def people(*files: Entry | PersonNote, today: str = "2026-11-18") -> tuple[Person, ...]:
    return reflect(journal(*files), d(today)).people


def met(who: str, *days: str) -> tuple[Entry, ...]:
    return tuple(
        entry(on, say("connections", who), uri=f"{who}-{on}.md") for on in days
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dana Lee", "dana  LEE"),
        ("ﬁona", "Fiona"),
        ("Zoë", "Zoe\u0308"),
        ("@Sam", "Sam"),
        ("STRASSE", "straße"),
    ],
)
def test_one_person_in_several_spellings(one: str, other: str) -> None:
    found = people(entry("2026-11-01", say("asks", one), say("thanks", other)))
    assert [(person.name, len(person.items)) for person in found] == [
        (one.removeprefix("@"), 2)
    ]


def test_accents_tell_people_apart() -> None:
    assert len(people(entry("2026-11-01", say("asks", "Zoë"), say("asks", "Zoe")))) == 2


def test_aliases_lead_to_the_person_of_the_note() -> None:
    said = [say("asks", "Mum"), say("asks", "Ma"), say("asks", "Dana Lee")]
    (person,) = people(entry("2026-11-01", *said), note("Dana Lee", "mum", "MA"))
    assert (person.name, person.key, person.slug, len(person.items)) == (
        "Dana Lee",
        "dana lee",
        "dana-lee",
        3,
    )


def test_notes_that_share_a_name_speak_of_one_person() -> None:
    """Three notes; the last one joins the first two, and the first by name is the head of the page."""
    names = names_of([note("Ana", "A"), note("Bea", "B"), note("Cy", "B", "A")])
    assert {names.key(name) for name in ("Ana", "A", "Bea", "B", "Cy")} == {"ana"}
    assert [n.name for n in names.notes.values()] == ["Ana"]
    assert {key: [n.name for n in more] for key, more in names.more_notes.items()} == {
        "ana": ["Bea", "Cy"]
    }


def test_what_any_note_of_a_person_wishes_counts_and_sharing_is_named() -> None:
    files = (
        entry("2026-11-01", say("asks", "Ana")),
        note("Ana", "A"),
        note("Bea", "A", every=7),
    )
    reflection = reflect(journal(*files), d("2026-11-18"))
    (person,) = reflection.people
    assert person.drifting
    assert [n.name for n in person.notes] == ["Ana", "Bea"]
    assert [(one.code, one.where.uri) for one in reflection.diagnostics] == [
        ("two-notes", person.more_notes[0].uri)
    ]
    assert person.note
    assert person.note.uri in reflection.diagnostics[0].message


def test_the_name_shown_is_the_one_written_most_often_the_first_of_equals() -> None:
    said = [
        say("asks", who) for who in ("dana lee", "Dana Lee", "DANA LEE", "Dana Lee")
    ]
    assert people(entry("2026-11-01", *said))[0].name == "Dana Lee"
    assert people(entry("2026-11-01", *said[:3]))[0].name == "dana lee"


def test_a_spelling_of_a_private_entry_is_shown_only_where_there_is_no_other() -> None:
    hidden = entry("2026-11-01", *[say("asks", "DANA")] * 3, private=True)
    (person,) = people(hidden, entry("2026-11-02", say("asks", "Dana")))
    assert (person.name, person.private, person.counts[Kind.ASKS]) == ("Dana", False, 4)
    (person,) = people(hidden)
    assert (person.name, person.private) == ("DANA", True)


def test_someone_with_a_note_is_there_before_anything_happened() -> None:
    (person,) = people(note("Dana Lee", every=30))
    assert (person.first_on, person.last_on, person.gap_days, person.drifting) == (
        None,
        None,
        None,
        False,
    )


def test_needs_and_alone_are_no_contact() -> None:
    said = [say("needs", "Sam", "x"), say("alone", "Lee", "y")]
    found = people(*met("Sam", "2026-03-01", "2026-05-01"), entry("2026-11-01", *said))
    assert [(p.name, p.first_on, p.last_on, p.gap_days) for p in found] == [
        ("Sam", d("2026-03-01"), d("2026-05-01"), 201),
        ("Lee", None, None, None),
    ]


def test_an_item_with_several_people_is_there_for_each_of_them() -> None:
    found = people(entry("2026-11-01", say("asks", ("Sam", "Lee", "SAM"), "x")))
    assert [(p.name, p.counts[Kind.ASKS]) for p in found] == [("Lee", 1), ("Sam", 1)]


def test_the_usual_gap_is_the_median_between_days_of_contact() -> None:
    """Contacts on the 1st (twice), 3rd, 10th and 30th: gaps of 2, 7 and 20 days."""
    found = people(
        *met("Sam", "2026-01-01", "2026-01-03", "2026-01-10", "2026-01-30"),
        entry("2026-01-01", say("asks", "Sam")),
    )
    assert found[0].usual_gap_days == 7
    assert people(*met("Sam", "2026-01-01", "2026-01-03"))[0].usual_gap_days is None


def weekly(first: str, many: int) -> tuple[str, ...]:
    begin = d(f"2026-{first}")
    days = (begin + timedelta(weeks=n) for n in range(many))
    return tuple(f"{day:%m-%d}" for day in days)


@pytest.mark.parametrize(
    ("days", "today", "drifting"),
    [
        (("01-01", "01-21", "02-10", "03-02"), "2026-04-11", False),  # 40 days
        (("01-01", "01-21", "02-10", "03-02"), "2026-04-12", True),
        (weekly("01-07", 7), "2026-03-17", False),  # 27 days
        (weekly("01-07", 7), "2026-03-18", True),
        (weekly("01-07", 6), "2026-12-31", False),  # known for five weeks only
        (("01-01", "01-02", "01-03", "01-04"), "2026-12-31", False),  # a busy week
    ],
)
def test_drifting_is_more_than_twice_the_usual_gap_and_four_weeks_at_least(
    days: tuple[str, ...],
    today: str,
    drifting: bool,  # noqa: FBT001 - a column
) -> None:
    found = people(*met("Sam", *(f"2026-{day}" for day in days)), today=today)
    assert found[0].drifting is drifting


@pytest.mark.parametrize(
    ("every", "at_most", "longest"),
    [(30, None, 60), (None, 45, 45), (30, 45, 45), (7, None, 14)],
)
def test_what_a_note_says_comes_before_the_usual_gap(
    every: int | None, at_most: int | None, longest: int
) -> None:
    files: list[Entry | PersonNote] = [note("Sam", every=every, at_most=at_most)]
    files += met("Sam", "2026-01-07", "2026-01-14", "2026-01-21")
    (before,) = people(
        *files, today=(d("2026-01-21") + timedelta(days=longest)).isoformat()
    )
    (after,) = people(
        *files, today=(d("2026-01-22") + timedelta(days=longest)).isoformat()
    )
    assert longest_gap_days(before) == longest
    assert (before.drifting, after.drifting) == (False, True)


def test_a_wish_needs_no_history() -> None:
    assert people(*met("Sam", "2026-01-07"), note("Sam", at_most=30))[0].drifting


def test_three_at_most_drift_wished_ones_first_then_whoever_was_near_last() -> None:
    """Five people met monthly in 2021, 2022, … 2025; the first of them with a wish."""
    files: list[Entry | PersonNote] = [note("P2021", every=7)]
    for year in range(2021, 2026):
        files += met(
            f"P{year}", *(f"{year}-{month}-01" for month in ("01", "02", "03"))
        )
    found = reflect(journal(*files), d("2026-11-18"))
    assert [person.name for person in found.drifting] == ["P2021", "P2025", "P2024"]
    assert {person.name for person in found.people if person.drifting} == {
        "P2021",
        "P2025",
        "P2024",
    }


def test_people_come_by_latest_contact() -> None:
    found = people(
        *met("Sam", "2026-01-07"), *met("Lee", "2026-03-07"), *met("Ana", "2026-01-07")
    )
    assert [person.name for person in found] == ["Lee", "Ana", "Sam"]


def test_a_contact_ahead_of_today_is_no_gap() -> None:
    assert people(*met("Sam", "2027-01-07"))[0].gap_days == 0


def test_yeses_are_asks_answered_yes_or_partly() -> None:
    said = [
        say("asks", "Sam", answer=a) for a in ("yes", "yes", "partly", "no", "later")
    ] + [say("handoffs", "Sam", answer="yes")]
    assert people(entry("2026-01-01", *said))[0].said_yes == 3


def test_addresses_are_unique_and_stable() -> None:
    names = {
        "ana lee": "Ana Lee",
        "ána lee": "Ána Lee",
        "ana-lee": "Ana-Lee",
        "ana lee 2": "Ana Lee 2",
    }
    slugs = unique_slugs(names)
    assert slugs == {
        "ana lee": "ana-lee",
        "ana-lee": "ana-lee-3",
        "ána lee": "ana-lee-4",
        "ana lee 2": "ana-lee-2",
    }
    assert unique_slugs(dict(reversed(names.items()))) == slugs


def test_people_without_a_page_choose_their_address_last() -> None:
    assert unique_slugs({"ana": "Ana", "ána": "Ána"}, private=["ana"]) == {
        "ána": "ana",
        "ana": "ana-2",
    }
