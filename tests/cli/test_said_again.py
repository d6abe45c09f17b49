"""What a look says from memory is what it says when it reads everything."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.conftest import DAYS
from tests.each import holds_for_each
from tests.store.edits import linked, overwrite, put, remove, rename, touch

from helplog.cli.looking import again
from helplog.cli.main import main
from helplog.store import opening
from helplog.store.files.privacy import CACHE
from helplog.store.memory import disk_clock
from helplog.store.memory.notes import forget_note, keep_note, note_names

CONFIGURATION: Final = "site_name: J\ndocs_dir: entries\nplugins: [helplog]\n"
GERMAN: Final = CONFIGURATION.replace(
    "[helplog]", "\n  - helplog: {week_start: sunday}"
)
LATER_NS: Final = 20_000_000_000
LOOKS: Final = (
    ("today",),
    ("today", "--all"),
    ("today", "--json"),
    ("week",),
    ("week", "last"),
    ("week", "--letter"),
    ("open",),
    ("open", "--json"),
)
TODAY: Final = "2026-11-18"
ENTRY: Final = "2026-11-17.md"


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was said is kept at once, and not only when no file is of just now."""
    now = disk_clock.now_on_disk
    monkeypatch.setattr(
        disk_clock, "now_on_disk", lambda root, name: now(root, name) + LATER_NS
    )


def begun(root: Path) -> Path:
    for uri, text in DAYS.items():
        put(root / "entries" / uri, text.encode())
    (root / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    return root


def said(root: Path, *look: str, today: str = TODAY) -> str:
    out = io.StringIO()
    with redirect_stdout(out):
        assert main([*look, "-J", str(root), "--today", today]) == 0
    return out.getvalue()


def said_cold(root: Path, *look: str, today: str = TODAY) -> str:
    """With nothing of it remembered, and nothing put in its place."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(again, "_state", lambda _: None)
        return said(root, *look, today=today)


@contextmanager
def counted_readings() -> Iterator[list[Path]]:
    """The journals that are read meanwhile."""
    roots: list[Path] = []
    read = opening.open_journal

    def counted(root: Path, *given: Any, **named: Any) -> Any:
        roots.append(root)
        return read(root, *given, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "open_journal", counted)
        yield roots


def is_read(root: Path, *look: str, today: str = TODAY) -> bool:
    """Whether a look reads the journal, and says what it should."""
    expected = said_cold(root, *look, today=today)
    with counted_readings() as roots:
        assert said(root, *look, today=today) == expected
    return bool(roots)


def test_while_nothing_changes_it_is_said_again_without_reading(tmp_path: Path) -> None:
    root = begun(tmp_path)

    def again_at_once(*look: str) -> None:
        said(root, *look)
        assert not is_read(root, *look)

    holds_for_each({" ".join(look): look for look in LOOKS}, again_at_once)


def test_looks_in_turn_do_not_disturb_each_other(tmp_path: Path) -> None:
    root = begun(tmp_path)
    looks = (("today",), ("week",), ("open",))
    for look in looks * 2:
        said(root, *look)
    assert [is_read(root, *look) for look in looks] == [False, False, False]


def edits() -> st.SearchStrategy[tuple[Callable[..., None], str, bytes]]:
    kinds = st.sampled_from([put, overwrite, remove, rename, touch, linked])
    names = st.sampled_from([*DAYS, "2026/11/2026-11-18.md", "2026-W46.md", "page.md"])
    contents = st.sampled_from(
        [
            b"---\nasks: 'Ana: x'\n---\nI asked Ben for the saw.\n",
            b"---\nprivate: true\nneeds: a lift\n---\n",
            b"---\noffers: 'Ben: a lift'\naccepted: 'Jo: soup'\n---\n",
            *(text.encode() for text in DAYS.values()),
        ]
    )
    return st.tuples(kinds, names, contents)


@pytest.mark.skipif(
    os.name != "posix", reason="links, and a time that no program can set"
)
@given(
    steps=st.lists(
        st.tuples(
            edits(),
            st.sampled_from(LOOKS),
            st.sampled_from([TODAY, "2026-11-19", "2026-12-20"]),
            st.sampled_from([CONFIGURATION, GERMAN]),
        ),
        max_size=4,
    )
)
def test_after_anything_it_is_what_reading_says(
    steps: list[
        tuple[tuple[Callable[..., None], str, bytes], tuple[str, ...], str, str]
    ],
) -> None:
    with TemporaryDirectory() as folder:
        root = begun(Path(folder))
        said(root, "today")
        for (edit, name, data), look, today, configuration in steps:
            edit(root / "entries" / name, data)
            (root / "mkdocs.yml").write_text(configuration, encoding="utf-8")
            for _ in range(2):
                warm = said(root, *look, today=today)
                assert warm == said_cold(root, *look, today=today)


def test_whatever_it_depends_on_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = begun(tmp_path)
    entry = root / "entries" / ENTRY

    def wider() -> None:
        monkeypatch.setenv("COLUMNS", "60")

    def other_code() -> None:
        monkeypatch.setattr(again, "code_edition", lambda *_: "another")

    def other_library() -> None:
        monkeypatch.setattr(again, "release_edition", lambda *_: "another")

    changes: dict[str, tuple[Callable[[], object]]] = {
        "an entry": (lambda: put(entry, b"other"),),
        "an entry of the same size and time": (lambda: overwrite(entry, b"---\n"),),
        "a new file": (lambda: put(root / "entries/2026-11-18.md", b"a day"),),
        "a file gone": (entry.unlink,),
        "the configuration": (
            lambda: (root / "mkdocs.yml").write_text(GERMAN, "utf-8"),
        ),
        "own rules": (lambda: (root / "notice.txt").write_text("[ask]\n", "utf-8"),),
        "the numbers that were shown": (lambda: keep_note(root, "numbers", {}),),
        "the names": (lambda: forget_note(root, "names"),),
        "what was declined": (lambda: keep_note(root, "declined", ["x"]),),
        "the terminal": (wider,),
        "the code": (other_code,),
        "a library": (other_library,),
    }

    def is_seen(change: Callable[[], object]) -> None:
        said(root, "today")
        assert not is_read(root, "today")
        change()
        said_then = said_cold(root, "today")
        with counted_readings() as roots:
            assert said(root, "today") == said_then
        assert roots

    holds_for_each(changes, is_seen)


def test_another_journal_says_nothing_of_this_one(tmp_path: Path) -> None:
    root = begun(tmp_path / "one")
    said(root, "today")
    copied = shutil.copytree(root, tmp_path / "other", copy_function=os.link)
    assert is_read(copied, "today")


def test_another_day_is_another_answer(tmp_path: Path) -> None:
    root = begun(tmp_path)
    said(root, "today")
    assert is_read(root, "today", today="2026-11-19")


def test_the_numbers_are_those_that_were_shown(tmp_path: Path) -> None:
    """What `today` shows can be answered by its number, whatever was shown between."""
    root = begun(tmp_path)
    said(root, "today")
    keep_note(root, "numbers", {})
    said(root, "today")
    assert "answer: yes" in said(root, "answer", "1", "yes")


def test_what_was_changed_just_now_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within one tick of the disk's clock it may change once more and bear the same times."""
    monkeypatch.undo()
    root = begun(tmp_path)
    said(root, "today")
    assert is_read(root, "today")


def test_what_changes_while_it_is_read_is_not_kept(tmp_path: Path) -> None:
    root = begun(tmp_path)
    read = opening.open_journal

    def changing(*given: Any, **named: Any) -> Any:
        journal = read(*given, **named)
        put(root / "entries" / ENTRY, b"other")
        return journal

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "open_journal", changing)
        said(root, "today")
    assert "said-today" not in note_names(root)
    assert is_read(root, "today")


@pytest.mark.skipif(os.name != "posix", reason="links")
def test_what_a_look_does_not_tell_is_read_each_time(tmp_path: Path) -> None:
    def read_each_time(number: int, change: Callable[[Path], object]) -> None:
        root = begun(tmp_path / str(number))
        change(root)
        said(root, "today")
        assert is_read(root, "today")

    rows: dict[str, tuple[int, Callable[[Path], object]]] = {
        "a link among the entries": (
            0,
            lambda root: linked(root / "entries/2026-11-19.md", b"a day"),
        ),
        "a configuration that asks the environment": (
            1,
            lambda root: (root / "mkdocs.yml").write_text(
                CONFIGURATION.replace("J\n", "!ENV [NAME, J]\n"), "utf-8"
            ),
        ),
    }
    holds_for_each(rows, read_each_time)


def test_a_note_that_is_worthless_is_only_slow(tmp_path: Path) -> None:
    root = begun(tmp_path)
    said(root, "today")
    path = root / CACHE / "said-today"
    good = path.read_bytes()

    def only_slow(data: bytes) -> None:
        path.write_bytes(data)
        assert is_read(root, "today")
        assert not is_read(root, "today"), "and made good"

    holds_for_each(
        {
            "nothing": (b"",),
            "torn": (good[: len(good) // 2],),
            "changed": (good[:40] + b"\0" + good[41:],),
            "no note of ours": (b"{}",),
        },
        only_slow,
    )
    values: tuple[Any, ...] = ([], {}, None, "x", {"digest": "x"}, {"said": "x"})
    for value in values:
        keep_note(root, "said-today", value)
        assert is_read(root, "today")


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_it_is_for_its_owner_alone_and_holds_no_word(tmp_path: Path) -> None:
    root = begun(tmp_path)
    put(root / "entries" / ENTRY, b"---\nprivate: true\nneeds: Zebrawood\n---\n")
    assert "Zebrawood" in said(root, "today")
    path = root / CACHE / "said-today"
    assert path.stat().st_mode & 0o777 == 0o600
    assert b"zebra" not in path.read_bytes().lower()
    assert [name for name in note_names(root) if name.startswith("said")] == [
        "said-today"
    ]
