"""CONTRIBUTING.md leads a newcomer through the code: each file it names is there, and holds what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
WALK = re.findall(r"`([a-z_]+/[a-z_/]+\.py)(?:: (\w+))?`", TEXT)
PLACES = re.findall(r"`((?:src|tests|docs|theme|bench)/[\w./*-]+)(?:: (\w+))?`", TEXT)


def found(place: str) -> list[Path]:
    """The files a place stands for; of the walk, below the package."""
    folder = place.partition("/")[0]
    whole = place if (ROOT / folder).is_dir() else f"src/helplog/{place}"
    return sorted(ROOT.glob(whole.replace("LANGUAGE", "de")))


@pytest.mark.parametrize(("place", "name"), sorted({*WALK, *PLACES}))
def test_a_place_is_there_and_holds_what_it_says(place: str, name: str) -> None:
    paths = found(place)
    assert paths
    assert not name or re.search(
        rf"^(?:def|class) {name}\b", paths[0].read_text("utf-8"), re.MULTILINE
    )


def test_the_walk_is_more_than_a_few_names() -> None:
    assert len({place for place, _ in WALK}) > 10


@pytest.mark.parametrize("target", sorted(set(re.findall(r"`make (\w+)`", TEXT))))
def test_a_make_target_is_there(target: str) -> None:
    assert re.search(
        rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE
    )
