"""What plainly is a second copy of a file, and what is another note that looks like one."""

from __future__ import annotations

import pytest

from helplog.text.reading.second_copies import is_plain_copy

STANDUP = """---
created: {day}
tags: [standup]
---
# Standup

## What did I do yesterday?

{one}

## What is in my way?

{two}

## Whom do I ask?

{three}

Be kind, and be done in ten minutes.
"""
CONFLICT = "{stem}.sync-conflict-20261118-101112-ABCDEFG.md"
TENTH = STANDUP.format(
    day="2026-11-20", one="Wrote the letter.", two="The printer.", three="Lee, today."
)
LATER = STANDUP.format(
    day="2026-11-25", one="Read the answer.", two="Nothing at all.", three="Nobody."
)
SAME_DAY = LATER.replace("2026-11-25", "2026-11-20")
BEGUN = "---\nasks:\n  - Priya: read the report\n---\nA quiet day.\n"
HERE = BEGUN.replace("---\nA", "  - Sam: the sofa\n---\nA")
THERE = BEGUN.replace("---\nA", "  - Lee: soup\n---\nA")
MORE = BEGUN + "\nIn the evening it rained.\n"


@pytest.mark.parametrize(
    ("stem", "one", "other"),
    [
        ("2026-11-18", HERE, THERE),
        ("2026-11-18", BEGUN, MORE),
        ("2026-11-18", BEGUN, BEGUN),
        ("Standup", TENTH, TENTH.replace("Lee, today", "Lee, today, and Sam")),
        ("Standup", TENTH, f"{TENTH}\nIt went well.\n"),
        ("2026-W47", MORE, BEGUN),
    ],
)
def test_what_is_a_copy(stem: str, one: str, other: str) -> None:
    for first, copied in ((one, other), (other, one)):
        for name in (f"{stem} 2.md", CONFLICT.format(stem=stem)):
            assert is_plain_copy(name, f"{stem}.md", copied.encode(), first.encode())


@pytest.mark.parametrize(
    ("stem", "one", "other"),
    [
        ("Standup", TENTH, LATER),  # of another day
        ("2026-11-18", BEGUN, f"---\ndate: 2026-11-25\n---\n{MORE}"),
        ("2026-11-18", f"---\ncreated: 2026-11-18\n{BEGUN[4:]}", f"---\ncreated: 2026-11-25\n{BEGUN[4:]}"),
    ],
)  # fmt: skip
def test_notes_of_different_days_are_two_whatever_they_are_called(
    stem: str, one: str, other: str
) -> None:
    for first, copied in ((one, other), (other, one)):
        for name in (f"{stem} 2.md", CONFLICT.format(stem=stem)):
            assert not is_plain_copy(
                name, f"{stem}.md", copied.encode(), first.encode()
            )


@pytest.mark.parametrize(
    ("stem", "one", "other"),
    [
        ("Standup", TENTH, SAME_DAY),  # of one day and one template
        ("2026-11-18", BEGUN, "Something else, on the same day.\n"),
        ("2026-11-18", "# Morning\n\nWoke.\n", "# Morning\n\nWoke up late.\n"),
        ("Recipes", "Bread.\nFlour, water.\n", "Bread.\nFlour, water.\nSalt.\n"),  # of no day
    ],
)  # fmt: skip
def test_a_number_alone_makes_no_copy(stem: str, one: str, other: str) -> None:
    for first, copied in ((one, other), (other, one)):
        assert not is_plain_copy(
            f"{stem} 2.md", f"{stem}.md", copied.encode(), first.encode()
        )
        name = CONFLICT.format(stem=stem)  # which only a program makes
        assert is_plain_copy(name, f"{stem}.md", copied.encode(), first.encode())


def test_what_takes_too_long_to_compare_is_left_alone() -> None:
    lines = "".join(f"Row {number} of it.\n" for number in range(1500))
    assert not is_plain_copy(
        "2026-11-18 2.md", "2026-11-18.md", lines.encode(), f"{lines}More.\n".encode()
    )
