"""The README's pictures are those that `make screenshots` takes, and small enough for a slow line."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest
from tests.browser.picturing import IMAGES_PATH, MOST_BYTES, PICTURES, SCALE, Picture

ROOT_PATH = Path(__file__).resolve().parents[2]


def test_the_readme_shows_what_the_command_takes_and_nothing_else() -> None:
    shown = re.findall(
        r"!\[[^\]]+\]\(([^)]+)\)", (ROOT_PATH / "README.md").read_text(encoding="utf-8")
    )
    assert sorted(shown) == sorted(f"docs/images/{one.name}.png" for one in PICTURES)
    assert {path.name for path in IMAGES_PATH.iterdir()} == {
        f"{one.name}.png" for one in PICTURES
    }


@pytest.mark.parametrize("one", PICTURES, ids=lambda one: one.name)
def test_a_picture_is_whole_and_small(one: Picture) -> None:
    data = (IMAGES_PATH / f"{one.name}.png").read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", data[16:24]) == (one.width * SCALE, one.height * SCALE)
    assert len(data) < MOST_BYTES
