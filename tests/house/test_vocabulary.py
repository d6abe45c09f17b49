"""One vocabulary: whatever is kept by kind, key, question, answer or result knows all of them.

A table that leaves one out is a KeyError in front of somebody's journal. Which of them something
holds for is said in the records of `model.kinds` and `model.keys`; a table elsewhere holds for all,
for a set that has a name here, or for fewer with a reason.
"""

from __future__ import annotations

import ast
import pkgutil
import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import pytest
from tests.house.trees import modules
from tests.making import checkin, entry, journal, say
from tests.pages.composed import pages_of

import helplog
from helplog.exchange.contracts import stats_contract
from helplog.insight.reflecting import reflect
from helplog.model.keys import FIELD_NAMES, FIELDS, SCALARS, KeyType
from helplog.model.kinds import KINDS, REP_KINDS, Answer, Kind, Question, Result
from helplog.website.material.stylesheet import stylesheet

PACKAGE_PATH: Final = Path(helplog.__file__).parent
ENUMS: Final[tuple[type[StrEnum], ...]] = (Kind, Question, Answer, Result, KeyType)
WORDS: Final = {Kind, Question, Answer, Result}
"""Those whose values alone, as texts, make a table of them."""
FEWEST: Final = 2
"""Members of one vocabulary that make something a table of it; of a long one, more."""
WHOLE: Final[dict[str, tuple[frozenset[str], ...]]] = {
    "Kind": (frozenset(Kind), frozenset(REP_KINDS)),
    "Question": (frozenset(Question),),
    "Answer": (frozenset(Answer),),
    "Result": (frozenset(Result),),
    "KeyType": (
        frozenset(KeyType),
        frozenset(key.type for key in FIELDS.values()) - {KeyType.TEXT},
    ),
    "field": (frozenset(FIELDS), frozenset(FIELD_NAMES)),
    "scalar": (frozenset(SCALARS),),
}
"""What a table may be complete for: all, or the kinds that weigh, or the types that a field's text
is read by."""
REASONS: Final = {
    "helplog.exchange.editors": "a day's template in Obsidian has the lists one fills most",
    "helplog.insight.noticing.silencing": "asks and offers are told with the question they were",
    "helplog.insight.noticing.wording": "what was done and what is needed is said by the whole clause",
}
"""Modules that name some kinds by hand, and why."""


MODULES: Final = tuple(
    found.name for found in pkgutil.walk_packages(helplog.__path__, "helplog.")
)


def gaps(table: Mapping[Any, object]) -> Iterator[str]:
    """What a table that is kept by one of the vocabularies leaves out."""
    keys = {key for key in table if isinstance(key, str)}
    for enum in ENUMS:
        known = {
            key
            for key in keys
            if isinstance(key, enum) or (enum in WORDS and key in {*enum})
        }
        if len(known) >= (FEWEST if len(enum) <= FEWEST + 1 else FEWEST + 1):
            yield from missing(enum.__name__, known)
    for name, all_keys in (("field", {*FIELD_NAMES}), ("scalar", {*SCALARS})):
        if len(keys) > FEWEST and keys <= all_keys:
            yield from missing(name, keys)


def missing(vocabulary: str, known: Collection[str]) -> Iterator[str]:
    wholes = WHOLE[vocabulary]
    if frozenset(known) not in wholes:
        nearest = min(wholes, key=lambda whole: len(whole.symmetric_difference(known)))
        yield f"{vocabulary}: {', '.join(sorted(nearest.symmetric_difference(known)))}"


def test_a_table_leaves_nothing_out() -> None:
    tables = (
        (f"{name}: {at}", value)
        for name in MODULES
        for at, value in vars(import_module(name)).items()
        if isinstance(value, Mapping)
    )
    assert not [f"{at}: {gap}" for at, table in tables for gap in gaps(table)]


def written_tables(tree: ast.AST) -> Iterator[tuple[int, str, set[str]]]:
    """Every mapping, set, list or tuple written out by member, wherever it stands: line, vocabulary, members."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Dict | ast.Set | ast.List | ast.Tuple):
            continue
        parts = node.keys if isinstance(node, ast.Dict) else node.elts
        for enum in ENUMS:
            named = {
                member
                for part in parts
                if part is not None and (member := member_of(part, enum))
            }
            if len(named) >= FEWEST:
                kind = (
                    enum.__name__
                    if isinstance(node, ast.Dict)
                    else f"some {enum.__name__}"
                )
                yield node.lineno, kind, named


def member_of(node: ast.expr, enum: type[StrEnum]) -> str:
    """The value of `Kind.ASKS` or `Kind.ASKS.value`; empty for anything else."""
    found = re.fullmatch(rf"{enum.__name__}\.([A-Z_]+)(?:\.value)?", ast.unparse(node))
    return enum[found[1]].value if found else ""


def test_a_table_within_a_function_leaves_nothing_out_either() -> None:
    tables = [
        (module, *table)
        for module, tree in modules().items()
        for table in written_tables(tree)
    ]
    assert tables
    assert not [
        f"{module}, line {line}: {gap}"
        for module, line, name, named in tables
        if name in WHOLE
        for gap in missing(name, named)
    ]


def test_which_kinds_something_holds_for_is_said_in_the_vocabulary_alone() -> None:
    by_hand = [
        f"{module}, line {line}"
        for module, tree in modules().items()
        if module not in REASONS and not module.startswith("helplog.model.")
        for line, name, _ in written_tables(tree)
        if name == "some Kind"
    ]
    assert not by_hand, "a kind that is added would be left out here: ask `kind.spec`"


def test_a_gap_would_be_noticed() -> None:
    assert not [*gaps(dict.fromkeys(Kind))]
    assert not [*gaps(dict.fromkeys(REP_KINDS))]
    assert [*gaps({kind.value: "" for kind in Kind if kind is not Kind.ALONE})] == [
        "Kind: alone"
    ]
    assert [*gaps({"kept": 1, "adjusted": 2})] == ["Result: taken back"]
    assert [*gaps({"date": 1, "created": 2, "load": 3})]
    assert not [*gaps({"title": "", "href": "", "alt": ""})]
    tree = ast.parse(
        "def f():\n    return {Kind.ASKS: 1, Kind.THANKS.value: 2}\nx = {Kind.ASKS, Kind.NEEDS}"
    )
    assert [(line, name) for line, name, _ in written_tables(tree)] == [
        (3, "some Kind"),
        (2, "Kind"),
    ]


def test_every_kind_has_its_record_and_all_its_words() -> None:
    assert list(KINDS) == list(Kind)
    for kind in Kind:
        assert all(kind.spec.to_translate)
        assert kind.spec.meaning
        assert all("{who}" in text for text in kind.spec.said[1:])
        assert all(
            "{n}" in text for text in (*kind.spec.counted, *kind.spec.counted_in_full)
        )
    words = [word for kind in Kind for word in (kind.value, *kind.spec.synonyms)]
    assert len(words) == len({*words}), "one word means two kinds"


def test_a_field_without_a_label_is_one_that_pages_show_in_their_own_way() -> None:
    unlabelled = {name for name, key in FIELDS.items() if not key.label}
    assert unlabelled == {
        "weight",
        "answer",
        "answered",
        "on",
        "check_in",
        "result",
        "talked",
        "stepped_in",
        "id",
        "private",
    }


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_its_colour_and_its_shape(kind: Kind) -> None:
    style = stylesheet()
    colours = re.findall(rf"[{{;]--hl-{kind.value}: #", style)
    assert len(colours) == 2, "one for light pages, one for dark ones"
    assert f".hl-{kind.value} {{ --k: var(--hl-{kind.value}); }}" in style
    assert f".hl-mark.hl-{kind.value} {{" in style or kind is Kind.ASKS, (
        "asks have the plain shape"
    )


@pytest.mark.parametrize("kind", Kind)
def test_a_journal_of_one_kind_alone_is_counted_built_and_exported(kind: Kind) -> None:
    answers = [
        {},
        *(
            {"answer": answer.value}
            for answer in Answer
            if kind in FIELDS["answer"].kinds
        ),
    ]
    said = [
        say(kind.value, who, what, on=None, lb=None, **given)
        for who in ((), "Sam")
        for what in (None, "x")
        for given in answers
    ]
    whole = journal(
        entry("2026-11-18", *said, nones=(kind.value,)),
        checkin("2026-11-16", say(kind.value)),
    )
    found = reflect(whole, date(2026, 11, 20))
    # A handoff that was refused counts as the ask it was, and as nothing else.
    moved = [item for item in found.items if item.origin and not item.told_beside]
    assert found.counts[kind] == len(said) + 1 - len(moved)
    assert stats_contract(found)
    assert pages_of(whole, "2026-11-20")
