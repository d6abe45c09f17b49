"""Bad splices, and the proof that refuses them: one thing more is to be said, and nothing else may be otherwise."""

from __future__ import annotations

import pytest

from helplog.model.diagnostic import Severity
from helplog.model.journal import Entry, Item
from helplog.model.settings import Settings
from helplog.text.editing.new_item import anywhere
from helplog.text.editing.proving import added_at, changed_as, same_but, still_yaml
from helplog.text.reading.file import Reading, read_whole

BEFORE = """\
---
load: 3
tags: [rain]
asks:
  - Priya: the report
  - Sam: the boiler
needs: none
accepted: none
---
A quiet day.
"""
ADDED = BEFORE.replace("needs", "  - Lee: soup\nneeds")
CHANGED = BEFORE.replace("Sam: the boiler", "Sam: the boiler\n    answer: yes")

BESIDES = {
    "another number": ("load: 3", "load: 4"),
    "a tag less": ("[rain]", "[]"),
    "another body": ("A quiet day", "A day"),
    "a title more": ("load: 3", "load: 3\ntitle: Rain"),
    "a key more that helplog doesn't know": ("load: 3", "load: 3\nmood: fine"),
    "another date": ("load: 3", "load: 3\ndate: 2026-11-17"),
    "private now": ("load: 3", "load: 3\nprivate: true"),
    "an answer of none that is gone": ("accepted: none\n", ""),
    "another answer of none": ("accepted: none", "accepted: none\nthanks: none"),
    "an item taken out": ("  - Priya: the report\n", ""),
    "an item in other words": ("the report", "a report"),
    "an item with a note": ("the report", "the report\n    note: soon"),
    "a check-in": ("load: 3", "load: 3\nweek: 2026-W47"),
    "a person": ("load: 3", "load: 3\nperson: Dana"),
    "a finding more": ("load: 3", "load: 3\nlod: 3"),
    "the same key twice": ("load: 3", "load: 3\nload: 3"),
    "a frontmatter that is not closed": ("---\nA quiet", "A quiet"),
}
"""What else a splice may have touched."""


def reading(text: str, uri: str = "2026-11-18.md") -> Reading:
    return read_whole(uri, text.encode(), Settings())


def item(text: str, at: int) -> Item:
    writing = reading(text).writing
    assert writing is not None
    return anywhere(writing.items[at])


def edited(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1
    return text.replace(old, new)


def test_an_item_more_is_seen_where_it_stands() -> None:
    assert added_at(reading(BEFORE), reading(ADDED), item(ADDED, 2)) == 2
    first = edited(BEFORE, "asks:\n", "asks:\n  - Lee: soup\n")
    assert added_at(reading(BEFORE), reading(first), item(ADDED, 2)) == 0


def test_a_changed_item_is_seen() -> None:
    assert changed_as(reading(BEFORE), reading(CHANGED), 1, item(CHANGED, 1))


@pytest.mark.parametrize(("old", "new"), BESIDES.values(), ids=BESIDES)
def test_nothing_else_may_change(old: str, new: str) -> None:
    more, other = edited(ADDED, old, new), edited(CHANGED, old, new)
    assert added_at(reading(BEFORE), reading(more), item(ADDED, 2)) is None
    assert not changed_as(reading(BEFORE), reading(other), 1, item(CHANGED, 1))


def test_an_item_that_is_not_the_one_is_none() -> None:
    assert added_at(reading(BEFORE), reading(ADDED), item(BEFORE, 0)) is None
    assert added_at(reading(BEFORE), reading(BEFORE), item(BEFORE, 0)) is None
    twice = edited(ADDED, "  - Lee: soup\n", "  - Lee: soup\n  - Lee: soup\n")
    assert added_at(reading(BEFORE), reading(twice), item(ADDED, 2)) is None
    assert not changed_as(reading(BEFORE), reading(CHANGED), 1, item(BEFORE, 1))
    assert not changed_as(reading(BEFORE), reading(CHANGED), 0, item(CHANGED, 1))


def test_the_kind_that_gets_an_item_may_no_longer_say_none() -> None:
    after = edited(BEFORE, "needs: none", "needs:\n  - sleep")
    assert added_at(reading(BEFORE), reading(after), item(after, 2)) == 2
    moved = edited(after, "accepted: none\n", "")
    assert added_at(reading(BEFORE), reading(moved), item(after, 2)) is None


def test_a_finding_that_was_there_or_went_away_is_no_harm() -> None:
    slip, more = (edited(text, "load: 3", "lod: 3") for text in (BEFORE, ADDED))
    assert added_at(reading(slip), reading(more), item(ADDED, 2)) == 2
    stray, without = edited(BEFORE, "load: 3", "load: 3\nload: 3"), ADDED
    assert added_at(reading(stray), reading(without), item(ADDED, 2)) == 2


def test_a_word_that_may_be_a_name_is_noted_and_proved() -> None:
    after = edited(BEFORE, "needs", "  - Roof\nneeds")
    [note] = reading(after).diagnostics
    assert note.severity is Severity.NOTE
    assert added_at(reading(BEFORE), reading(after), item(after, 2)) == 2


def test_what_becomes_an_entry_or_is_none_any_more_is_not_proved() -> None:
    dated = edited(BEFORE, "load: 3", "date: 2026-11-18")
    more = edited(dated, "needs", "  - Lee: soup\nneeds")
    undated = edited(more, "date: 2026-11-18\n", "")
    before, after = reading(dated, "page.md"), reading(more, "page.md")
    assert added_at(before, after, item(ADDED, 2)) == 2
    for old, new in ((dated, undated), (edited(dated, "date: 2026-11-18\n", ""), more)):
        page, added = reading(old, "page.md"), reading(new, "page.md")
        assert added_at(page, added, item(ADDED, 2)) is None


def test_what_is_no_entry_is_never_proved() -> None:
    person = "---\nperson: Dana\n---\n"
    assert not changed_as(
        reading(person, "dana.md"), reading(person, "dana.md"), 0, item(BEFORE, 0)
    )
    assert (
        added_at(
            reading("Words.\n", "page.md"),
            reading("Words.\n", "page.md"),
            item(BEFORE, 0),
        )
        is None
    )


@pytest.mark.parametrize(
    ("before", "after", "holds"),
    [
        ("---\na: 1\n---\n", "---\na: 1\nb: 2\n---\n", True),
        ("---\na: 1\n---\n", "---\na: 1\nb: c: d\n---\n", False),
        ("---\na: 1\n---\n", "---\r\na: [1\r\n---\r\n", False),
        ("---\na: 1\n---\n", "\n---\na: [1\n---\n", False),
        ("---\na: 1\n...\n", "---\na: [1\n...\n", False),
        ("---\na: [1\n---\n", "---\na: [1\nb: 2\n---\n", True),
        ("A day.\n", "---\na: 1\n---\nA day.\n", True),
        ("A day.\n", "---\na: [1\n---\nA day.\n", False),
        ("A day: [1\n", "A day: [1\n\n- [2\n", True),
        ("Words: [\n---\na: 1\n---\n", "Words: [\n---\na: [1\n---\n", True),
    ],
    ids=[
        "another key",
        "a colon too many",
        "a bracket left open, on Windows",
        "a bracket left open, below a blank line",
        "a bracket left open, above dots",
        "it was none before",
        "a first frontmatter",
        "a first frontmatter, and a bad one",
        "no frontmatter at all",
        "rules in the body are no frontmatter",
    ],
)
def test_other_programs_can_still_read_the_frontmatter(
    before: str, after: str, *, holds: bool
) -> None:
    assert still_yaml(before.encode(), after.encode()) is holds


def test_a_page_of_a_person_is_no_day_that_says_the_same() -> None:
    before = read_whole("2026-11-18.md", b"---\nload: 3\n---\nA day.\n", Settings())
    after = read_whole("people/sam.md", b"---\nperson: Sam\n---\nA day.\n", Settings())
    day = before.writing
    assert isinstance(day, Entry)
    assert same_but(before, before, day, "load")
    assert not same_but(before, after, day, "load")
    page = read_whole("page.md", b"A day.\n", Settings())
    assert page.writing is None
    assert not same_but(before, page, day, "load")
