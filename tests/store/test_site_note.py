"""What the site's folder says of itself is believed in exactly the shape a build writes, and for files below it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, Final

import pytest

from helplog.store.files.folder_handle import FolderHandle
from helplog.store.site.manifest import (
    NAME,
    Manifest,
    digest_of,
    is_confined,
    read_manifest,
)

SOUND: Final[dict[str, Any]] = {
    "helplog": "site",
    "edition": 1,
    "made": {},
    "coming": {},
    "arriving": "",
}
DIGEST: Final = digest_of(b"1")
ELSEWHERE: Final = (
    *("../letter.txt", "/letter.txt", "a/../letter.txt", "a//b", "a/", "", ".", "a\0b"),
    *(
        ".git/config",
        "a/.GIT/config",
        NAME,
        ".Helplog-Site.new",
        ".helplog-arriving-0f",
    ),
)
"""Names of no file a build makes in the site's folder."""


def note_of(tmp_path: Path, change: dict[str, Any]) -> Manifest | None:
    (tmp_path / NAME).write_text(json.dumps(SOUND | change), "utf-8")
    with FolderHandle.open_at(tmp_path) as folder:
        return read_manifest(folder)


def test_a_note_may_say_that_there_is_nothing(tmp_path: Path) -> None:
    assert note_of(tmp_path, {}) == Manifest()


@pytest.mark.parametrize("path", ELSEWHERE)
def test_a_note_that_names_what_is_no_build_s_is_none(
    tmp_path: Path, path: str
) -> None:
    assert note_of(tmp_path, {"made": {path: [DIGEST]}}) is None
    assert note_of(tmp_path, {"coming": {path: DIGEST}}) is None


@pytest.mark.parametrize(
    "change",
    [
        {"helplog": "journal"},
        {"edition": 2},
        {"made": {"a": [DIGEST[:-1]]}},
        {"made": {"a": [list(DIGEST)]}},
        {"made": {"a": [DIGEST, 1, 2, 3]}},
        {"made": {"a": [DIGEST, 1, 2, 3, 4, 5]}},
        {"made": {"a": [DIGEST, 1, 2, 3, "4"]}},
        {"coming": {"a": f"{DIGEST}0"}},
        {"coming": {"a": list(DIGEST)}},
        {"coming": {"a": 7}},
        {"arriving": "photos"},
        {"arriving": ".helplog-arriving-"},
        {"arriving": ".helplog-arriving-../x"},
    ],
    ids=str,
)
def test_a_note_of_another_shape_is_none(
    tmp_path: Path, change: dict[str, Any]
) -> None:
    assert note_of(tmp_path, change) is None


@pytest.mark.skipif(os.name == "nt", reason="tells one system from the other")
@pytest.mark.parametrize("path", ["C:letter.txt", "a/b:c", "..\\letter.txt", "a\\b"])
def test_signs_that_lead_elsewhere_on_windows_are_declined_there(
    monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    assert is_confined(path)
    with monkeypatch.context() as windows:
        windows.setattr(os, "name", "nt")
        confined = [is_confined(one) for one in (path, "weeks/a.html")]
    assert confined == [False, True]
