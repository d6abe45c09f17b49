"""Three people keep a journal for eight weeks each, and find in it what they put there."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from tests.lives.comparing import Mismatch, tell
from tests.lives.hearing import hear
from tests.lives.living import Living

_HERE: Final = Path(__file__).parent
LIVES: Final = ("beginner", "mover", "parent")
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
def test_a_life_is_eight_weeks_with_their_numbers(name: str) -> None:
    weeks = (_HERE / f"{name}.life").read_text("utf-8").split("\n== Week ")[1:]
    assert [int(week.partition(":")[0]) for week in weeks] == list(range(1, 9))
    assert all(week.count("\nnumbers\n") == 1 for week in weeks)


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
    end = date(2026, 10, 25)
    items = json.loads(hear(["find", "--json"], [], root=living.root, today=end).said)
    people = json.loads(
        hear(["people", "--json"], [], root=living.root, today=end).said
    )
    assert len(nods) == len(items) == 16
    assert {name.strip() for name in nods if name} == {one["name"] for one in people}
    written = {path.parent.name for path in (living.root / "entries").rglob("*.md")}
    assert written == {"checkins"}
