"""Attempts to have a sync, or healing, write where it must not: by paths in a commit, by links, by its own notes.

Another device pushes a commit made by hand; nothing of it lies outside the entries afterwards, what
the person has is there, and what can't be taken is said in one line.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import pytest
from tests.sync.devices import Device, World, plain_environment, temporary, write_config

from helplog.cli.main import main
from helplog.model.refusal import RefusalError
from helplog.sync.healing.folder_healing import heal_folder
from helplog.sync.healing.former_folder import left_behind
from helplog.sync.syncing import sync
from helplog.sync.worktree.state import State, stored_state

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="no git")

LINK: Final = "120000"
FILE: Final = "100644"


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    with temporary() as name:
        home = Path(name, "home")
        home.mkdir()
        write_config(home)
        for variable, value in plain_environment(home).items():
            monkeypatch.setenv(variable, value)
        yield World(Path(name))


@pytest.fixture
def here(world: World) -> Device:
    return world.first("here")


def push(world: World, *leaves: tuple[str, str, str]) -> None:
    """A commit of another device with these (mode, path, content), as git itself would not make it."""
    other = world.device(f"other-{len(list(world.folder.iterdir()))}")
    for mode, path, content in leaves:
        given = subprocess.run(
            ["git", "-C", str(other.root), "hash-object", "-w", "--stdin"],
            input=content.encode(),
            capture_output=True,
            check=True,
        )
        oid = given.stdout.decode().strip()
        loose = ("-c", "core.protectNTFS=false", "-c", "core.protectHFS=false")
        other.git(
            *loose, "update-index", "--add", "--cacheinfo", f"{mode},{oid},{path}"
        )
    tree = other.git("-c", "core.protectNTFS=false", "write-tree")
    commit = other.git("commit-tree", tree, "-p", "HEAD", "-m", "theirs")
    other.git("push", "-q", "origin", f"{commit}:main")


NEVER: Final = [
    ".cache/helplog/undo/00000001.note",
    ".cache/helplog/readings",
    ".cache/x",
    ".Cache/helplog/names",
    ".CACHE/x",
    ".cache./x",
    "site/index.html",
    "SITE/index.html",
    ".helplog-aside/x.md",
    "entries/.Git./config",
    "entries/git~1/config",
    "GIT~1/hooks/post-checkout",
    "entries/.git /config",
    "entries/.g\u200cit/config",
    "entries/.git::$INDEX_ALLOCATION/config",
]


@pytest.mark.parametrize("path", NEVER)
def test_a_path_of_somebody_elses_files_is_not_written(
    world: World, here: Device, path: str
) -> None:
    before = here.files()
    here.write("entries/2026/2026-11-02.md", "My words.\n")
    push(
        world,
        (FILE, path, "theirs\n"),
        (FILE, "entries/2026/2026-11-03.md", "A day of theirs.\n"),
    )
    for _ in range(2):
        with pytest.raises(RefusalError) as refused:
            here.sync()
        assert "\n" not in str(refused.value)
        if "git" not in path.casefold().replace("\u200c", ""):
            assert "came from another device and is not written here" in str(
                refused.value
            )
            assert repr(path) in str(refused.value)
    assert here.files() == {**before, "entries/2026/2026-11-02.md": b"My words.\n"}
    assert here.is_clean()
    assert here.git("show", "HEAD:entries/2026/2026-11-02.md") == "My words."


def test_it_goes_on_once_the_path_is_taken_out(world: World, here: Device) -> None:
    push(
        world,
        (FILE, ".cache/helplog/names", "theirs\n"),
        (FILE, "entries/2026/2026-11-03.md", "Theirs.\n"),
    )
    with pytest.raises(RefusalError):
        here.sync()
    other = world.device("mending")
    other.git("rm", "-r", "-q", "--cached", ".cache")
    other.git("commit", "-q", "-m", "out")
    other.git("push", "-q")
    here.sync()
    assert here.read("entries/2026/2026-11-03.md") == "Theirs.\n"
    assert not here.has(".cache/helplog/names")


@pytest.mark.parametrize("site_dir", ["public", "./out/site/", "'made here'"])
def test_the_site_is_the_one_that_is_configured(
    world: World, here: Device, site_dir: str
) -> None:
    here.write(
        "mkdocs.yml", f"plugins: [helplog]\ndocs_dir: entries\nsite_dir: {site_dir}\n"
    )
    here.commit()
    here.git("push", "-q")
    path = f"{site_dir.strip(chr(39)).strip('./')}/index.html"
    push(world, (FILE, path, "<script>"))
    with pytest.raises(RefusalError, match="the site that is built here"):
        here.sync()
    assert not here.has(path)


def test_a_link_for_the_entries_folder_does_not_come(
    world: World, here: Device
) -> None:
    """The journal would be read from, and written to, wherever it leads."""
    other = world.device("other")
    shutil.rmtree(other.root / "entries")
    (other.root / "entries").symlink_to("../home")
    other.commit()
    other.git("push", "-q")
    with pytest.raises(RefusalError, match="in the place of the entries' folder"):
        here.sync()
    assert (here.root / "entries").is_dir()
    assert not (here.root / "entries").is_symlink()


@pytest.mark.parametrize(
    "target", ["../../../home", "/etc", "../.git", "../../../home/.gitconfig"]
)
def test_a_link_that_comes_is_followed_by_nobody(
    world: World, here: Device, capsys: pytest.CaptureFixture[str], target: str
) -> None:
    home = {
        path: path.read_bytes()
        for path in (world.folder / "home").rglob("*")
        if path.is_file()
    }
    push(
        world,
        (LINK, "entries/2027", target),
        (LINK, "entries/2026/2026-11-05.md", target),
    )
    here.sync()
    assert (here.root / "entries/2027").is_symlink()
    here.write("entries/2026/2026-11-06.md", "Mine.\n")
    assert (
        main(
            [
                "ask",
                "Ana",
                "x",
                "--on",
                "2026-11-05",
                "--today",
                "2026-11-06",
                "-J",
                str(here.root),
            ]
        )
        == 0
    )
    push(world, (FILE, "entries/2026/2026-11-07.md", "Theirs.\n"))
    here.sync()
    main(["check", "-J", str(here.root)])
    assert "should not have happened" not in capsys.readouterr().err
    assert {
        path: path.read_bytes()
        for path in (world.folder / "home").rglob("*")
        if path.is_file()
    } == home


@pytest.mark.parametrize("name", [".gitattributes.helplog-new", ".gitattributes"])
def test_what_a_sync_writes_for_itself_goes_through_no_link(
    world: World, here: Device, name: str
) -> None:
    outside = world.folder / "outside"
    outside.write_text("theirs", encoding="utf-8")
    (here.root / ".gitattributes").unlink()
    (here.root / name).symlink_to(outside)
    with suppress(RefusalError):
        here.sync()
    assert outside.read_text(encoding="utf-8") == "theirs"


def test_what_is_set_aside_goes_through_no_link(world: World, here: Device) -> None:
    outside = world.folder / "outside"
    outside.mkdir()
    (here.root / ".helplog-aside").symlink_to(outside)
    here.write(
        "entries/2026/2026-11-01.sync-conflict-20261101-101010-AAAAAAA.md",
        "---\nasks:\n  - Bo: x\n---\n",
    )
    with pytest.raises(RefusalError, match="remove the link"):
        here.sync()
    assert list(outside.iterdir()) == []


def test_healing_a_folder_goes_through_no_link(tmp_path: Path) -> None:
    outside, docs = tmp_path / "outside", tmp_path / "journal/entries"
    outside.mkdir()
    docs.mkdir(parents=True)
    marked = b"<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> other\n"
    for name in ("2026-11-01.md", "2026-11-02.md"):
        (outside / name).write_bytes(marked)
    (docs / "2026").symlink_to(outside)
    (docs / "2026-11-01.md").symlink_to(outside / "2026-11-01.md")
    (docs / "2026-11-02.sync-conflict-20261101-101010-AAAAAAA.md").write_bytes(
        b"Mine.\n"
    )
    (docs / "2026-11-02.md").symlink_to(outside / "2026-11-02.md")
    with pytest.raises(RefusalError, match="link"):
        heal_folder(tmp_path / "journal", "entries")
    assert {path.read_bytes() for path in outside.iterdir()} == {marked}


@pytest.mark.parametrize("folder", ["../../..", "../outside", "away"])
def test_a_former_folder_is_looked_for_in_the_journal_alone(
    tmp_path: Path, folder: str
) -> None:
    """The attributes that name it come from other devices."""
    root = tmp_path / "journal"
    (root / "entries").mkdir(parents=True)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/2026-11-01.md").write_text("x", encoding="utf-8")
    (root / "away").symlink_to(tmp_path / "outside")
    (root / ".gitattributes").write_text(
        f"{folder}/**/*.md merge=helplog\n", encoding="utf-8"
    )
    assert left_behind(root, "entries") == ()


def test_a_folder_swapped_for_a_link_during_a_sync_takes_nothing_elsewhere(
    world: World, here: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = world.folder / "outside"
    outside.mkdir()
    push(world, (FILE, "entries/2026/2026-11-03.md", "Theirs.\n"))
    link = os.link

    def at_the_last_moment(*given: Any, **named: Any) -> None:
        if (
            "2026-11-03" in str(given[0])
            and not (here.root / "entries/2026").is_symlink()
        ):
            (here.root / "entries/2026").rename(here.root / "entries/moved")
            (here.root / "entries/2026").symlink_to(outside)
        link(*given, **named)

    monkeypatch.setattr(os, "link", at_the_last_moment)
    with suppress(RefusalError):
        here.sync()
    assert (here.root / "entries/moved").is_dir(), "the link was put there in time"
    assert list(outside.iterdir()) == []


FORGED: Final[list[dict[str, Any]]] = [
    {"locks": ["../outside"]},
    {"locks": ["/etc/passwd"]},
    {"advance": {"staging": "git/.."}},
    {"advance": {"staging": "aside/../.."}},
    {
        "advance": {
            "staging": "git/staging-1",
            "old": {"../../../../outside": "x"},
            "new": {},
        }
    },
    {"advance": {"staging": "git/staging-1", "old": {}, "new": {"/etc/passwd": "x"}}},
]


@pytest.mark.parametrize("forged", FORGED, ids=[json.dumps(one)[:60] for one in FORGED])
def test_notes_of_a_sync_that_came_with_a_folder_delete_and_read_nothing(
    world: World, here: Device, forged: dict[str, Any]
) -> None:
    outside = world.folder / "outside"
    outside.write_text("theirs", encoding="utf-8")
    here.sync()
    move = {
        "branch": "refs/heads/main",
        "start": here.head,
        "start_tree": here.tree,
        "target": here.head,
    }
    given = {"busy": True, **forged}
    if "advance" in forged:
        given["advance"] = {
            **move,
            "old": {},
            "new": {},
            "done": True,
            **forged["advance"],
        }
    (here.root / ".git/helplog/state.json").write_text(
        json.dumps(given), encoding="utf-8"
    )
    here.write("entries/2026/2026-11-09.md", "Mine.\n")
    here.sync()
    assert outside.read_text(encoding="utf-8") == "theirs"
    assert here.is_clean()
    assert here.has("entries/2026/2026-11-09.md")
    assert "theirs" not in here.git("log", "-p", "--all")


def test_a_state_of_another_shape_is_none(tmp_path: Path) -> None:
    (tmp_path / "helplog").mkdir()
    (tmp_path / "helplog/state.json").write_text(
        '{"busy": true, "locks": ["x.txt"]}', encoding="utf-8"
    )
    assert stored_state(tmp_path) == State()


@pytest.mark.slow
def test_folders_within_folders_come_or_are_named(world: World, here: Device) -> None:
    push(world, (FILE, f"entries/{'d/' * 900}2026-11-03.md", "Theirs.\n"))
    sync(here.root, "entries")
    deep = here.root / f"entries/{'d/' * 900}2026-11-03.md"
    assert deep.read_text(encoding="utf-8") == "Theirs.\n"
    push(world, (FILE, f"entries/{'e/' * 2_500}2026-11-03.md", "Theirs.\n"))
    with suppress(
        RefusalError, OSError
    ):  # its path is too long for the system, and it says so
        sync(here.root, "entries")
    subprocess.run(["rm", "-rf", str(here.root)], check=True)
