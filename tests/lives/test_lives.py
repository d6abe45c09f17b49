"""Three people keep a journal for eight weeks each, and find in it what they put there."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
from tests.lives.comparing import Mismatch, tell
from tests.lives.hearing import hear
from tests.lives.living import Living
from tests.pages.composed import said_on

_HERE: Final = Path(__file__).parent
LIVES: Final = {
    "beginner": date(2026, 10, 25),
    "mover": date(2026, 7, 26),
    "parent": date(2026, 4, 26),
}
"""Each life, and the day it ends on."""
_HEAVY: Final = re.compile(
    r"\b(owed?|owes|debts?|lost|broken?|failed|missed|overdue)\b", re.IGNORECASE
)
_NOD: Final = re.compile(
    r"(?:yes from|moment with|ask of|offer from) ([^,(?]+)|as a need\?"
)
"""What is asked before something is counted, and whom it names."""

Lived = dict[str, tuple[Living, list[Mismatch]]]


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    """The three lives, each in a folder of its own, and what came otherwise."""
    lives = {}
    for name in LIVES:
        living = Living(f"{name}.life", tmp_path_factory.mktemp(name) / "journal")
        script = (_HERE / living.name).read_text("utf-8")
        lives[name] = living, living.live(script)
    return lives


@pytest.mark.parametrize("name", LIVES)
def test_a_life_comes_out_as_it_is_told(name: str, lived: Lived) -> None:
    _, found = lived[name]
    if found:
        pytest.fail(f"\n\n{tell(found)}", pytrace=False)


@pytest.mark.parametrize("name", LIVES)
def test_a_life_is_eight_weeks_with_their_numbers_and_what_is_said(name: str) -> None:
    weeks = (_HERE / f"{name}.life").read_text("utf-8").split("\n== Week ")[1:]
    assert [int(week.partition(":")[0]) for week in weeks] == list(range(1, 9))
    for week in weeks:
        assert week.count("\nnumbers\n") == 1
        assert re.search(r"^\$ helplog (today|week|open)$", week, re.MULTILINE)
        assert re.search(r"^page ", week, re.MULTILINE)


def test_all_that_a_beginner_nods_to_is_an_item_and_whoever_is_named_a_person(
    lived: Lived,
) -> None:
    """Nothing but check-ins was ever written, and each nod is in one of them."""
    living, _ = lived["beginner"]
    nods = [
        found[1]
        for heard in living.heard
        for before, typed in zip(heard.before, heard.typed, strict=False)
        if typed in {"", "y", "j", "ja"} and (found := _NOD.search(before))
    ]
    items = _json("beginner", living, "find")
    people = _json("beginner", living, "people")
    assert len(nods) == len(items) == 16
    assert {name.strip() for name in nods if name} == {one["name"] for one in people}
    written = {path.parent.name for path in (living.root / "entries").rglob("*.md")}
    assert written == {"checkins"}


@pytest.mark.parametrize("name", LIVES)
def test_no_page_says_a_word_that_weighs(name: str, lived: Lived) -> None:
    living, _ = lived[name]
    pages = living.pages(LIVES[name])
    assert len(pages) > 10
    assert not [page.uri for page in pages if _HEAVY.search(said_on(page.html))]


@pytest.mark.parametrize("name", LIVES)
def test_a_life_has_the_same_figures_on_a_german_site(name: str, lived: Lived) -> None:
    living, _ = lived[name]
    before = _json(name, living, "stats")
    configuration = living.root / "mkdocs.yml"
    english = configuration.read_text("utf-8")
    configuration.write_text(f"{english}theme: {{language: de}}\n", "utf-8")
    assert "gehoben" in _hear(name, living, "today")
    assert _json(name, living, "stats") == before
    configuration.write_text(english, "utf-8")


def test_mending_how_things_are_spelled_changes_no_figure_and_is_undone_as_one(
    lived: Lived,
) -> None:
    """The parent types stars for dashes, tabs for spaces, and fields where they should not stand."""
    living, _ = lived["parent"]
    typed = _files(living)
    before = _figures(living)
    assert "Mended 13 lines in 4 files" in _hear("parent", living, "check", "--fix")
    assert _figures(living) == before
    assert _files(living) != typed
    _hear("parent", living, "undo")
    assert _files(living) == typed


def _hear(name: str, living: Living, *arguments: str) -> str:
    heard = hear([*arguments], [], root=living.root, today=LIVES[name])
    assert heard.code == 0, heard.said
    return heard.said


def _json(name: str, living: Living, command: str) -> Any:
    return json.loads(_hear(name, living, command, "--json"))


def _figures(living: Living) -> Any:
    """All that is counted, without what was found and where it stands."""
    stats = _json("parent", living, "stats")
    del stats["diagnostics"]
    for item in (item for items in stats["open"].values() for item in items):
        del item["line"], item["column"]
    return stats


def _files(living: Living) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in living.root.rglob("*.md")}
