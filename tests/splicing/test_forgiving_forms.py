"""Items in the forms people type are changed and joined where they stand."""

from __future__ import annotations

from datetime import date

import pytest

from helplog.model.journal import FieldValue
from helplog.model.kinds import Kind
from helplog.model.settings import Settings
from helplog.text.editing.new_item import NewItem
from helplog.text.editing.splice import append_item, change_item
from helplog.text.reading.file import read

URI = "2026-11-18.md"
SETTINGS = Settings()


def with_front(front: str) -> bytes:
    return f"---\n{front}---\nA day.\n".encode()


def changed(front: str, **values: FieldValue) -> str:
    """The frontmatter once its first item has these values."""
    data = with_front(front)
    writing, _ = read(URI, data, SETTINGS)
    assert writing is not None
    where = writing.items[0].where
    after = change_item(URI, data, SETTINGS, where, values).data.decode()
    return after.removeprefix("---\n").removesuffix("---\nA day.\n")


def appended(front: str, new_item: NewItem) -> str:
    after = append_item(URI, with_front(front), SETTINGS, new_item).data.decode()
    return after.removeprefix("---\n").removesuffix("---\nA day.\n")


ASK = NewItem(kind=Kind.ASKS, who=("Lee",), what="the ladder")
ALONE = NewItem(kind=Kind.ALONE, what="the bins")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("asks:\n  - Sam: the van -> waiting\n", "asks:\n  - Sam: the van -> no\n"),
        ("asks:\n  - the van @Sam → yes\n", "asks:\n  - the van @Sam → no\n"),
        ('asks:\n  - "Sam: the van -> yes"\n', 'asks:\n  - "Sam: the van -> no"\n'),
        ("asks: Sam: the van -> yes (5 lb)\n", "asks: Sam: the van -> no (5 lb)\n"),
        ("ask: [Sam: the van -> yes]\n", "ask: [Sam: the van -> no]\n"),
        ("asks: the van @Sam\nanswer: yes\n", 'asks: the van @Sam\nanswer: "no"\n'),
    ],
)  # fmt: skip
def test_an_answer_is_changed_where_it_stands(before: str, after: str) -> None:
    assert changed(before, answer="no") == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "asks:\n  - Sam: the van -> waiting\n",
            'asks:\n  - Sam: the van -> no\n    answered: "2026-11-20"\n',
        ),
        (
            "asks:\n  - Sam: the van (5lb, 40%)\n",
            'asks:\n  - Sam: the van (5lb, 40%)\n    answer: "no"\n    answered: "2026-11-20"\n',
        ),
        (
            "asks:\n  - the van @Sam (5lb, 40%)\n",
            'asks:\n  - Sam: the van\n    weight: 5\n    chance: "40%"\n    answer: "no"\n    answered: "2026-11-20"\n',
        ),
        (
            "asks: Sam: the van\nby: 2026-12-01\n",
            'asks:\n  - Sam: the van\n    answer: "no"\n    answered: "2026-11-20"\nby: 2026-12-01\n',
        ),
        (
            "asks:\n- Sam: the van\nby: 2026-12-01\n",
            'asks:\n- Sam: the van\n  answer: "no"\n  answered: "2026-11-20"\nby: 2026-12-01\n',
        ),
    ],
)  # fmt: skip
def test_more_is_said_beside_it(before: str, after: str) -> None:
    assert changed(before, answer="no", answered=date(2026, 11, 20)) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ask: Sam: the van\n", "ask:\n  - Sam: the van\n  - Lee: the ladder\n"),
        ("ASKS:\n- Sam: the van\n", "ASKS:\n- Sam: the van\n- Lee: the ladder\n"),
        ("Asked:\n", "Asked:\n  - Lee: the ladder\n"),
        ("ask: none\n", "ask:\n  - Lee: the ladder\n"),
        (
            "ask: [Sam: the van]\n",
            'ask: [Sam: the van, "Lee: the ladder"]\n',
        ),
    ],
)  # fmt: skip
def test_an_item_joins_the_list_under_the_spelling_it_has(
    before: str, after: str
) -> None:
    assert appended(before, ASK) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "alone: the tax return\ncost: an evening\nnote: >\n  with\n  tea\ntitle: x\n",
            "alone:\n  - what: the tax return\n    cost: an evening\n    note: >\n      with\n      tea\n  - the bins\ntitle: x\n",
        ),
        (
            "alone:\n- the tax return\ncost: an evening\n",
            "alone:\n- what: the tax return\n  cost: an evening\n- the bins\n",
        ),
    ],
)  # fmt: skip
def test_fields_outside_go_under_their_item_before_another_joins_it(
    before: str, after: str
) -> None:
    assert appended(before, ALONE) == after


def test_so_it_is_with_a_person_as_the_key() -> None:
    after = "asks:\n  - Sam: the van\n    by: 2026-12-01\n  - Lee: the ladder\n"
    for before in (
        "asks: Sam: the van\nby: 2026-12-01\n",
        "asks:\n  - Sam: the van\nby: 2026-12-01\n",
        "asks:\n  Sam: the van\nby: 2026-12-01\n",
    ):
        assert appended(before, ASK) == after


@pytest.mark.parametrize("what", ["the crate (5 lb)", "the crate → yes", "(40%, 5lb)"])
@pytest.mark.parametrize("who", [("Sam",), ()])
def test_words_of_a_command_stay_words(what: str, who: tuple[str, ...]) -> None:
    new_item = NewItem(kind=Kind.ASKS, who=who, what=what)
    splice = append_item(URI, with_front("asks:\n  - Lee: x\n"), SETTINGS, new_item)
    assert (splice.item.what, splice.item.weight_lb) == (what, 3)
