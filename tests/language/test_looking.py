"""What is told of a place, where it leads, and how a file is made."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from lsprotocol import types
from tests.language.cursor import CLIENT, opened, shown
from tests.language.small_journal import make_journal, session_of

from helplog.language.documents.offered import LEGEND
from helplog.language.journal.session import JournalSession
from helplog.language.looking.hints import inlay_hints
from helplog.language.looking.hover import hover
from helplog.language.looking.leading import definition, document_links, references
from helplog.language.looking.outline import folding, selection, symbols
from helplog.language.looking.tokens import semantic_tokens
from helplog.language.looking.workspace import workspace_symbols

DAY = """\
---
asks:
  - Priya: look over the letter
    for: ladder
    by: friday
  - who: D
    what: the keys
    answer: yes
needs: a 😀 shelf
accepted: [Sam: "the boxes, with @Ruth"]
---
Met @Sam and [[Dana Lee|her]]. See [[2026-11-10]].

## After
words
"""


@pytest.fixture
def session(tmp_path: Path) -> JournalSession:
    return session_of(make_journal(tmp_path / "journal"))


def hovered(session: JournalSession, text: str) -> str:
    here = opened(session, text)
    found = hover(*here, CLIENT)
    if found is None:
        return ""
    assert isinstance(found.contents, types.MarkupContent)
    assert found.range
    return f"{shown(here, found.range)} = {found.contents.value}"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "---\nas¦ks: x\n---\n",
            "asks = Help I asked for.\n\n```yaml\nasks:\n  - Priya: read my letter before I send it\n    weight: 3\n```",
        ),
        (
            "---\nLo¦ad: 4\n---\n",
            "Load = How full my head is, 0 to 10.\n\n```yaml\nload: 4\n```",
        ),
        (
            "---\nasks:\n  - Priya: x\n    for¦: y\n---\n",
            "for = The need it meets: its text or its id.\n\n```yaml\nfor: someone to think the move through with\n```",
        ),
        ("---\nasks:\n  - Priya: x\n    weight: 1¦0\n---\n", "10 = 10 lb: a stretch."),
        (
            "---\nasks:\n  - Priya: x\n    by: fri¦day\n---\n",
            "friday = Friday, 2026-11-20\n\nin 2 days",
        ),
        (
            "---\nasks:\n  - Priya: x\n    for: lad¦der\n---\n",
            "ladder = **a ladder**\n\nAsked · carried 1 week · first named 8 days ago\n\nAsked: Priya, 2026-11-18",
        ),
        (
            "---\nneeds: a lad¦der\n---\n",
            "a ladder = **a ladder**\n\nOpen · carried 1 week · first named 8 days ago",
        ),
        (
            "---\nthanks:\n  - d¦: x\n---\n",
            "d = **Dana Lee**\n\nLives around the corner.\n\nLast contact today · said yes once",
        ),
        (
            "Went with @S¦am.",
            "@Sam = **Sam**\n\nLast contact 1 day ago\n\nOpen between you:\n\n- Asks: the boiler (1 day)",
        ),
        ("Plain wo¦rds.", ""),
        ("---\ntitle: pl¦ain\n---\n", ""),
        ("¦", ""),
    ],
)
def test_hover(text: str, told: str, session: JournalSession) -> None:
    assert hovered(session, text) == told


def led(found: list[types.Location]) -> list[str]:
    return [
        f"{Path(one.uri).name}:{one.range.start.line + 1}:{one.range.start.character + 1}"
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("See [[2026-11¦-10]].", ["2026-11-10.md:1:1"]),
        ("See [[Nov 1¦0th, 2026]].", ["2026-11-10.md:1:1"]),
        ("See [[Dana¦ Lee]].", ["dana.md:1:1"]),
        ("---\nthanks: 'd¦: x'\n---\n", ["dana.md:1:1"]),
        ("---\nthanks: 'S¦am: x'\n---\n", ["2026-11-17.md:3:5"]),
        ("---\nasks:\n  - Priya: x\n    for: lad¦der\n---\n", ["2026-11-10.md:9:5"]),
        ("Plain wo¦rds.", []),
    ],
)
def test_definition(text: str, to: list[str], session: JournalSession) -> None:
    assert led(definition(*opened(session, text), CLIENT)) == to


def test_references_of_a_person_are_every_place_and_every_name(
    session: JournalSession,
) -> None:
    here = opened(session, DAY.replace("[[Dana", "[[D¦ana"))
    assert led(references(*here, CLIENT)) == [
        "2026-11-17.md:5:12",
        "2026-11-17.md:10:8",
        "2026-11-18.md:6:10",
        "2026-11-18.md:12:16",
        "dana.md:2:9",
        "dana.md:3:11",
    ]


def test_references_of_a_need_are_where_it_is_named_and_what_is_for_it(
    session: JournalSession,
) -> None:
    here = opened(session, DAY.replace("for: ladder", "for: lad¦der"))
    assert led(references(*here, CLIENT)) == ["2026-11-10.md:9:5", "2026-11-18.md:3:5"]


def test_links_lead_to_files(session: JournalSession) -> None:
    here = opened(session, DAY)
    links = document_links(here.session, here.file, CLIENT)
    assert [(shown(here, one.range), Path(one.target or "").name) for one in links] == [
        ("Dana Lee|her", "dana.md"),
        ("2026-11-10", "2026-11-10.md"),
    ]


def test_symbols(session: JournalSession) -> None:
    here = opened(session, DAY)
    found = symbols(here.file)
    assert [
        (one.name, [child.name for child in one.children or ()]) for one in found
    ] == [
        ("Asks", ["Priya: look over the letter", "D: the keys"]),
        ("Needs", ["a 😀 shelf"]),
        ("Accepted", ["Sam: the boxes, with @Ruth"]),
        ("After", []),
    ]
    for symbol in found:
        assert symbol.range.start <= symbol.selection_range.start
        assert symbol.selection_range.end <= symbol.range.end


def test_folding(session: JournalSession) -> None:
    here = opened(session, DAY)
    assert [(one.start_line, one.end_line) for one in folding(here.file)] == [
        (0, 10),
        (1, 7),
        (2, 4),
        (5, 7),
        (13, 15),
    ]


def test_selection_grows_step_by_step(session: JournalSession) -> None:
    here = opened(session, DAY.replace("the keys", "the k¦eys"))
    rows: list[str] = []
    step: types.SelectionRange | None = selection(here.file, here.position)
    while step:
        rows.append(shown(here, step.range))
        step = step.parent
    assert rows[1] == "the keys"
    assert all(inner in outer for inner, outer in pairwise(rows))
    assert rows[-1] == here.file.document.text


def test_hints(session: JournalSession) -> None:
    here = opened(session, DAY)
    hints = inlay_hints(here.session, here.file, here.file.document.whole)
    rows = here.file.document.text.split("\n")
    assert [(rows[one.position.line].strip(), one.label) for one in hints] == [
        ("- Priya: look over the letter", "3 lb"),
        ("- Priya: look over the letter", "open today"),
        ("by: friday", "2026-11-20"),
        ("- who: D", "3 lb"),
        ("needs: a 😀 shelf", "open today"),
        ('accepted: [Sam: "the boxes, with @Ruth"]', "3 lb"),
    ]


def test_tokens(session: JournalSession) -> None:
    here = opened(session, DAY.replace("answer: yes", "weight: 5"))
    data = semantic_tokens(here.session, here.file).data
    line = character = 0
    found: list[tuple[str, str]] = []
    for rows, columns, length, kind, _ in zip(*[iter(data)] * 5, strict=True):
        character = columns if rows else character + columns
        line += rows
        around = types.Range(
            types.Position(line, character), types.Position(line, character + length)
        )
        found.append((shown(here, around), LEGEND.token_types[kind]))
    assert found == [
        ("asks", "keyword"),
        ("Priya", "class"),
        ("for", "property"),
        ("ladder", "event"),
        ("by", "property"),
        ("who", "property"),
        ("D", "class"),
        ("what", "property"),
        ("weight", "property"),
        ("5", "number"),
        ("needs", "keyword"),
        ("accepted", "keyword"),
        ("Sam", "class"),
        ("@Ruth", "class"),
        ("@Sam", "class"),
        ("Dana Lee", "class"),
    ]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("dan", ["Dana Lee"]),
        ("ladd", ["a ladder"]),
        ("2026-11-17", ["2026-11-17"]),
        ("zzz", []),
    ],
)
def test_the_workspace_is_searched(
    query: str, names: list[str], session: JournalSession
) -> None:
    opened(session, "words")
    found = [one.name for one in workspace_symbols(session, query, len)]
    assert list(dict.fromkeys(found)) == names
