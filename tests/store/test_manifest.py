"""A look at the entries: what it sees, and what two of them tell."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.edits import overwrite, put

from helplog.store.files.manifest import Changes, Manifest, look
from helplog.store.files.walking import walk

PARTS = st.sampled_from(
    [
        "2026",
        "11",
        ".obsidian",
        "_x",
        "a.md",
        "b.md",
        ".#a.md",
        "bak",
        "logseq",
        "c.png",
    ]
)
PATHS = st.lists(PARTS, min_size=1, max_size=4).map("/".join)


def seen(docs: Path) -> Manifest:
    found = look(docs)
    assert found is not None
    return found


def test_two_looks_tell_what_has_changed(tmp_path: Path) -> None:
    for name in ("kept.md", "touched.md", "gone.md", "2026/picture.png"):
        put(tmp_path / name, b"one")
    before = seen(tmp_path)
    assert before.folders == {"2026"}
    assert before.changes_since(before) == Changes(
        frozenset(), frozenset(), frozenset()
    )
    overwrite(tmp_path / "touched.md", b"two")
    (tmp_path / "gone.md").unlink()
    put(tmp_path / "2026/new.md", b"new")
    assert seen(tmp_path).changes_since(before) == Changes(
        new=frozenset({"2026/new.md"}),
        other=frozenset({"touched.md"}),
        gone=frozenset({"gone.md"}),
    )


def test_the_last_change_of_any_file_counts(tmp_path: Path) -> None:
    assert seen(tmp_path).changed_ns == 0
    put(tmp_path / "a.md", b"")
    put(tmp_path / "b.md", b"")
    far = 1 << 62
    os.utime(tmp_path / "a.md", ns=(far, far))
    assert seen(tmp_path).changed_ns == far


@given(st.sets(PATHS, max_size=8))
def test_all_that_is_read_is_seen(paths: set[str]) -> None:
    with TemporaryDirectory() as folder:
        docs = Path(folder)
        for path in sorted(paths):
            if not any(
                (docs / path).is_relative_to(docs / other) for other in paths - {path}
            ):
                put(docs / path, b"x")
        read, _ = walk(docs, docs)
        assert {source.uri for source in read} <= seen(docs).marks.keys()


@pytest.mark.skipif(os.name != "posix", reason="links and modes")
def test_what_a_look_does_not_tell(tmp_path: Path) -> None:
    put(tmp_path / "2026/a.md", b"")
    (tmp_path / "2026/.#a.md").symlink_to("somebody@somewhere")
    assert seen(tmp_path).marks.keys() == {"2026/a.md"}, "a lock of Emacs is no file"
    (tmp_path / "2026/b.md").symlink_to(tmp_path / "2026/a.md")
    assert look(tmp_path) is None, "a link may lead to what changes elsewhere"
    assert look(tmp_path / "missing") is None
