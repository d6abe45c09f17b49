"""The README's pictures are those that `make screenshots` takes, and small enough for a slow line."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest
from tests.browser.picturing import IMAGES_PATH, MOST_BYTES, PICTURES, SCALE, Picture
from tests.workbench.keep_pictures import KEPT, KEPT_PATH

ROOT_PATH = Path(__file__).resolve().parents[2]


def test_the_readme_shows_what_the_command_takes_and_nothing_else() -> None:
    shown = re.findall(
        r"!\[[^\]]+\]\(([^)]+)\)", (ROOT_PATH / "README.md").read_text(encoding="utf-8")
    )
    assert sorted(shown) == sorted(f"docs/images/{one.name}.png" for one in PICTURES)
    assert {path.name for path in IMAGES_PATH.glob("*.*")} == {
        f"{one.name}.png" for one in PICTURES
    }


def test_the_page_of_editors_shows_those_that_were_run() -> None:
    page = (ROOT_PATH / "docs/editors.md").read_text(encoding="utf-8")
    shown = re.findall(r"!\[[^\]]+\]\(images/editors/([^)]+)\)", page)
    assert sorted(shown) == sorted(f"{name}.png" for name in KEPT)
    assert {path.name for path in KEPT_PATH.iterdir()} == {*shown}
    assert all(path.stat().st_size < MOST_BYTES for path in KEPT_PATH.iterdir())


@pytest.mark.parametrize("one", PICTURES, ids=lambda one: one.name)
def test_a_picture_is_whole_and_small(one: Picture) -> None:
    data = (IMAGES_PATH / f"{one.name}.png").read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", data[16:24]) == (one.width * SCALE, one.height * SCALE)
    assert len(data) < MOST_BYTES
