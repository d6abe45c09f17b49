"""A sealing that is killed at any step leaves the copy before or the new one, whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from tests.publish.sealed.opener import opened
from tests.publish.sealed.small_site import (
    FILES,
    PASSPHRASE,
    build,
    files_of,
    manifest_of,
    sealed,
)

from helplog.publish.sealed.copy_folder import refuse_unfit
from helplog.store.files.folder_handle import FolderHandle

STEPS: Final = ("open", "put_in_place", "remove", "sync")
PAGE: Final = "weeks/2026-10-05/index.html"
KILLED: Final = 9

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="a copy of the process is killed"
)


def _dying_at(step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on the process ends at the nth step that changes something, cleaning up nothing."""
    left = [step]

    def counted(kept: Callable[..., Any]) -> Callable[..., Any]:
        def call(self: FolderHandle, *given: Any, **named: Any) -> Any:
            writes = not given or not isinstance(given[0], int) or given[0] & os.O_CREAT
            if writes:
                left[0] -= 1
                if left[0] < 0:
                    os._exit(KILLED)
            return kept(self, *given, **named)

        return call

    for name in STEPS:
        monkeypatch.setattr(FolderHandle, name, counted(getattr(FolderHandle, name)))


def _killed(root: Path, step: int, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Seals in a copy of this process; whether it was killed on the way."""
    child = os.fork()
    if not child:
        _dying_at(step, monkeypatch)
        try:
            sealed(root)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == KILLED


def steps(killed: Callable[[int], bool]) -> Iterator[int]:
    """Every second step, until one is past the end."""
    step = 0
    while killed(step):
        yield step
        step += 2


def test_the_copy_is_the_old_one_or_the_new_one(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed(root)
    old = files_of(root)[PAGE]
    new = None
    build(root / "site", {**FILES, PAGE: "<p>October, again</p>"})
    counters = set()
    for _ in steps(lambda step: _killed(root, step, monkeypatch)):
        found = files_of(root)[PAGE]
        if b"October, again" in found[2]:
            new = found
        else:
            assert found == old
        counters.add(manifest_of(root)["counter"])
        if counters == {1, 2}:
            break
    sealed(root)
    assert b"October, again" in files_of(root)[PAGE][2]
    assert new is None or new == files_of(root)[PAGE]


def test_nothing_is_left_behind_in_the_end(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed(root)
    for number, _ in enumerate(
        steps(lambda step: _killed(root, step, monkeypatch)), start=1
    ):
        build(root / "site", {**FILES, PAGE: f"<p>Change {number}</p>"})
    for last in ("once", "twice", "thrice"):
        build(root / "site", {**FILES, PAGE: f"<p>{last}</p>"})
        sealed(root)
    manifest = manifest_of(root)
    read: set[str] = set()

    def reading(name: str) -> bytes:
        read.add(name)
        return (root / "sealed" / name).read_bytes()

    opened(reading, PASSPHRASE)
    before = {f"b/{name}" for name in manifest["before"]}  # type: ignore[attr-defined]
    lying = {f"b/{path.name}" for path in (root / "sealed/b").iterdir()}
    assert lying == (read | before) - {"vault.json"}


def test_a_first_sealing_that_was_killed_is_begun_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in steps(lambda step: _killed(root, step, monkeypatch)):
        refuse_unfit(root / "sealed", root, root / "entries", root / "site")
        if (root / "sealed/vault.json").exists():
            files_of(root)
            break
    sealed(root)
    assert files_of(root).keys() >= FILES.keys()
    assert not list((root / "sealed").rglob("*.new"))
