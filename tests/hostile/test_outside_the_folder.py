"""Attempts to have helplog read, copy, write or note down something outside the journal, by a link or by a name.

Beside the journal lies a folder that is not its own; whatever is tried, not a word of it is in the
site, nothing in it is changed, and nothing new lies there.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from tests.site.conftest import run_mkdocs

from helplog.cli.main import main
from helplog.model.refusal import RefusalError
from helplog.store.files import folder_handle
from helplog.store.files.confinement import Boundary, hold, open_inside
from helplog.store.files.folder_handle import READING
from helplog.store.files.saving import read_bytes, save
from helplog.store.opening import open_journal
from helplog.website.material.policy import with_policy
from helplog.website.symlink_loops import circles

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="symbolic links need a right there"
)

SECRET: Final = "zqsecret"
DAY: Final = "2026-11-30"
CONFIGURATION: Final = "site_name: J\ndocs_dir: entries\ntheme: {name: material}\nplugins: [search, helplog]\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A journal, and beside it what is not its own."""
    monkeypatch.setenv("HELPLOG_TODAY", DAY)
    outer, journal = tmp_path / "outer", tmp_path / "journal"
    for folder in (outer / "2026", journal / "entries/2026", journal / ".git/hooks"):
        folder.mkdir(parents=True)
    for name in ("key", "photo.png", "2026-11-30.md", "2026/2026-11-29.md", "page.md"):
        (outer / name).write_text(f"{SECRET}\n", encoding="utf-8")
    (journal / ".git/config").write_text(
        f"[core]\n\tkey = {SECRET}\n", encoding="utf-8"
    )
    (journal / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    (journal / "entries/2026/2026-11-28.md").write_text("Rain.\n", encoding="utf-8")
    journal.chmod(0o700)
    return journal


def link(root: Path, name: str, target: str) -> None:
    """A link in the journal; what has its name goes."""
    path = root / name
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)


def outside(root: Path) -> dict[str, bytes]:
    """Everything beside the journal, and git's own files."""
    places = [*(root.parent / "outer").rglob("*"), *(root / ".git").rglob("*")]
    return {str(path): path.read_bytes() for path in places if path.is_file()}


def secret_in(folder: Path) -> list[str]:
    return [
        str(path)
        for path in folder.rglob("*")
        if path.is_file() and SECRET.encode() in path.read_bytes()
    ]


def build(root: Path) -> str:
    """Builds the site; what was said."""
    done = run_mkdocs(root, "build", today=DAY)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr


LINKS: Final = [
    ("entries/album", "../../outer", "link-outside"),
    ("entries/photo.png", "../../outer/photo.png", "link-outside"),
    ("entries/photo.png", "../../outer/key", "link-outside"),
    ("entries/2026/2026-11-30.md", "../../../outer/2026-11-30.md", "link-outside"),
    ("entries/page.md", "../../outer/page.md", "link-outside"),
    ("entries/pics", "../.git", "link-closed"),
    ("entries/pics/deep", "../../.git/hooks/..", "link-closed"),
    ("entries/config.txt", "../.git/config", "link-closed"),
    ("entries/2026/2026-11-30.md", "../../.git/config", "link-closed"),
    ("entries/notes.md", "../mkdocs.yml", "link-closed"),
    ("entries/kept", "../.cache", "link-closed"),
    ("entries/old", "../site", "link-closed"),
    ("entries/all", "/", "link-outside"),
    ("entries/2025", "../../outer/2026", "link-outside"),
    ("entries/twice", "once", "link-outside"),
]


@pytest.mark.slow
@pytest.mark.parametrize(
    "links",
    # what two lead to under one name stands in two journals, and so does a folder and what is in it
    [LINKS[:2] + LINKS[3:6] + LINKS[7:8] + LINKS[9:], LINKS[2:3] + LINKS[6:9:2]],
)
def test_what_links_lead_to_is_neither_read_nor_copied(
    root: Path, links: list[tuple[str, str, str]]
) -> None:
    for folder in (".cache", "site"):
        (root / folder).mkdir(mode=0o700)
    (root / "entries/once").symlink_to("../../outer")
    made = with_policy(
        '<head><meta charset="utf-8"></head>x', ()
    )  # as a build leaves them
    (root / "site/kept.html").write_text(made, encoding="utf-8")
    (root / "site/404.html").write_text(made, encoding="utf-8")
    for name, target, _ in links:
        link(root, name, target)
    before = outside(root)
    said = build(root)
    for name, _, code in links:
        told = rf"{re.escape(name.removeprefix('entries/'))}:.*\[{code}\]"
        assert re.search(told, said), (name, said)
    assert secret_in(root / "site") == []
    assert outside(root) == before


@pytest.mark.parametrize(
    ("name", "target", "code"),
    LINKS,
    ids=[f"{name} -> {target}" for name, target, _ in LINKS],
)
def test_commands_read_nothing_of_it_and_write_nothing_there(
    root: Path, capsys: pytest.CaptureFixture[str], name: str, target: str, code: str
) -> None:
    assert code
    (root / "entries/once").symlink_to("../../outer")
    link(root, name, target)
    before = outside(root)
    for command in (
        ["check"],
        ["find", SECRET],
        ["ask", "Ana", "the boxes"],
        ["today"],
        ["checkin"],
        ["undo"],
    ):
        main([*command, "-J", str(root)])
        said = capsys.readouterr()
        assert SECRET not in said.out.replace(f"find {SECRET}", "")
        assert "should not have happened" not in said.err
    assert outside(root) == before


@pytest.mark.parametrize(
    "target",
    ["../../.git/config", "../../../outer/2026-11-30.md", "../../../outer/new.md"],
)
def test_a_capture_goes_beside_a_day_that_is_a_link_out(
    root: Path, target: str
) -> None:
    link(root, "entries/2026/2026-11-30.md", target)
    before = outside(root)
    assert main(["ask", "Ana", "the boxes", "-J", str(root)]) == 0
    assert "Ana" in (root / "entries/2026/2026-11-30_1.md").read_text(encoding="utf-8")
    assert outside(root) == before


def test_a_capture_does_not_go_through_a_folder_that_is_a_link_out(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    link(root, "entries/2026", "../../outer/2026")
    (root / "entries/2026-11-27.md").write_text("x\n", encoding="utf-8")
    (root / "entries/2026-11-28.md").write_text("x\n", encoding="utf-8")
    before = outside(root)
    assert main(["ask", "Ana", "the boxes", "-J", str(root)]) == 0
    assert (root / "entries/2026-11-30.md").is_file()
    shutil.rmtree(root / "entries", ignore_errors=True)
    (root / "entries").mkdir()
    link(root, "entries/2026", "../../outer/2026")
    main(["new", "-J", str(root)])
    assert outside(root) == before
    assert "Traceback" not in capsys.readouterr().err


def test_an_item_is_not_followed_up_through_a_link(root: Path) -> None:
    """The file was an entry when the numbers were shown, and is a link when one of them is answered."""
    day = root / "entries/2026/2026-11-28.md"
    day.write_text("---\nasks: 'Ana: boxes'\n---\n", encoding="utf-8")
    (root.parent / "outer/2026-11-28.md").write_text(
        "---\nasks: 'Ana: boxes'\n---\n", encoding="utf-8"
    )
    assert main(["open", "-J", str(root)]) == 0
    day.unlink()
    day.symlink_to(root.parent / "outer/2026-11-28.md")
    before = outside(root)
    assert main(["done", "1", "-J", str(root)]) == 1
    assert outside(root) == before


@pytest.mark.parametrize(
    "name", [".cache", ".cache/helplog", ".cache/helplog/undo", ".cache/helplog/lock"]
)
def test_a_cache_that_is_a_link_is_not_written_through(
    root: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (root.parent / "outer/helplog").mkdir()
    link(
        root,
        name,
        str(root.parent / "outer/cache")
        if name.endswith("lock")
        else str(root.parent / "outer"),
    )
    before = outside(root)
    code = main(["ask", "Ana", "the boxes", "-J", str(root)])
    said = capsys.readouterr().err
    assert (code, said.count("\n")) == (1, 1) or name.endswith("undo")
    assert "should not have happened" not in said
    for command in (["today"], ["open"], ["check"], ["undo"]):
        main([*command, "-J", str(root)])
    assert outside(root) == before
    assert not (root.parent / "outer/cache").exists()
    assert [path.name for path in (root.parent / "outer/helplog").iterdir()] == []


@pytest.mark.parametrize("name", ["readings", "names", "numbers"])
def test_a_note_that_is_a_link_is_replaced_and_not_followed(
    root: Path, name: str
) -> None:
    link(root, f".cache/helplog/{name}", "../../../outer/key")
    (root / ".cache").chmod(0o700)
    before = outside(root)
    for command in (["open"], ["people"], ["ask", "Ana", "x"]):
        assert main([*command, "-J", str(root)]) == 0
    assert outside(root) == before


@pytest.mark.parametrize(
    ("editor", "name", "target"),
    [
        ("vscode", ".vscode", "../outer"),
        ("vscode", ".vscode/settings.json", "../../outer/key"),
        ("vim", ".vim", "../outer"),
        ("obsidian", "entries/.obsidian", "../../outer"),
        ("obsidian", "entries/.obsidian", "../.git"),
        ("obsidian", "entries/templates", "../../outer"),
    ],
)
def test_settings_for_an_editor_are_not_written_through_a_link(
    root: Path, capsys: pytest.CaptureFixture[str], editor: str, name: str, target: str
) -> None:
    link(root, name, target)
    before = outside(root)
    assert main(["editor", editor, "-J", str(root)]) == 1
    assert "remove the link" in capsys.readouterr().err
    assert outside(root) == before


@pytest.mark.parametrize(
    "name",
    [".gitignore", ".gitattributes", "entries/2026", "entries/2026/2026-11-30.md"],
)
def test_beginning_a_journal_writes_through_no_link(tmp_path: Path, name: str) -> None:
    outer, root = tmp_path / "outer", tmp_path / "journal"
    outer.mkdir()
    link(root, name, str(outer / "made"))
    root.chmod(0o700)
    main(["init", str(root), "--today", DAY])
    assert list(outer.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names there")
@pytest.mark.slow
@pytest.mark.parametrize(
    "name", ["photo.png", "page.md", "2026/2026-11-30.md", "song.mp3", "x.svg"]
)
def test_a_pipe_with_the_name_of_a_file_stops_nothing(root: Path, name: str) -> None:
    os.mkfifo(root / "entries" / name)
    said = build(root)
    assert f"{name}:1:1" in said or name in said
    assert main(["ask", "Ana", "x", "-J", str(root)]) == (1 if DAY in name else 0)


@pytest.mark.slow
def test_links_among_the_entries_are_followed_as_ever(root: Path) -> None:
    (root / "archive").mkdir()
    (root / "archive/1999-01-01.md").write_text("Party.\n", encoding="utf-8")
    (root / "archive/cake.png").write_bytes(b"\x89PNG cake")
    link(root, "entries/older", "../archive")
    (root / "entries/one.png").write_bytes(b"\x89PNG one")
    link(root, "entries/other.png", "one.png")
    (root / "entries/2026/2026-11-28.md").write_text(
        "![](../older/cake.png) ![](../other.png)\n", encoding="utf-8"
    )
    assert "link-" not in build(root)
    assert (root / "site/older/cake.png").read_bytes() == b"\x89PNG cake"
    assert (root / "site/other.png").read_bytes() == b"\x89PNG one"
    assert [entry.uri for entry in open_journal(root).entries] == [
        "older/1999-01-01.md",
        "2026/2026-11-28.md",
    ]


@pytest.mark.slow
def test_entries_that_are_a_link_of_ones_own_are_read(root: Path) -> None:
    shutil.move(root / "entries", root.parent / "vault")
    link(root, "entries", "../vault")
    link(root, "entries/photo.png", "../outer/photo.png")
    build(root)
    assert (root / "site/weeks").is_dir()
    assert secret_in(root / "site") == []
    assert main(["ask", "Ana", "x", "-J", str(root)]) == 0
    assert (root.parent / "vault/2026/2026-11-30.md").is_file()


@pytest.mark.parametrize(
    "command", [["today"], ["ask", "Ana", "x"], ["build"], ["check"]]
)
def test_entries_that_are_a_link_from_the_repository_are_not(
    root: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    """Whoever could push would else choose a folder of this computer to be shown."""
    link(root, "entries", "../outer")
    shutil.rmtree(root / ".git")
    for words in (["init", "-q"], ["add", "-A"]):
        subprocess.run(["git", *words], cwd=root, check=True)
    before = outside(root)
    assert main([*command, "-J", str(root)]) == 1
    assert "came with its repository" in capsys.readouterr().err
    assert {
        path: data for path, data in outside(root).items() if "/outer/" in path
    } == {path: data for path, data in before.items() if "/outer/" in path}


def swapped(path: Path, target: Path) -> Callable[[], None]:
    """What puts a link in the place of a file or folder, as somebody else would at the worst moment."""

    def swap() -> None:
        path.rename(path.with_name("moved"))
        path.symlink_to(target)

    return swap


@pytest.mark.parametrize("name", ["entries/2026", "entries/2026/2026-11-28.md"])
def test_a_link_put_in_between_looking_and_opening_does_not_win(
    root: Path, name: str
) -> None:
    outer = root.parent / "outer"
    (outer / "2026/2026-11-28.md").write_text(SECRET, encoding="utf-8")
    target = outer / "2026" if name.endswith("2026") else outer / "2026/2026-11-28.md"
    boundary = Boundary(root, root / "entries")
    path = root / "entries/2026/2026-11-28.md"
    with hold(path, boundary) as held:
        swapped(root / name, target)()
        if name.endswith("2026"):
            handle = held.open(READING)
            assert os.read(handle, 99) == b"Rain.\n"
            os.close(handle)
        else:
            with pytest.raises(OSError, match="symbolic links"):
                held.open(READING)


def test_a_file_swapped_while_it_is_written_takes_nothing_elsewhere(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outer = root.parent / "outer"
    (outer / "2026/2026-11-28.md").write_text("Rain.\n", encoding="utf-8")
    before = outside(root)
    replace, swap = os.replace, swapped(root / "entries/2026", outer / "2026")

    def at_the_last_moment(*given: Any, **named: Any) -> None:
        swap()
        replace(*given, **named)

    monkeypatch.setattr(os, "replace", at_the_last_moment)
    save(
        root / "entries/2026/2026-11-28.md",
        b"Rain.\n",
        b"Sun.\n",
        Boundary(root, root / "entries"),
    )
    assert outside(root) == before
    assert (root / "entries/moved/2026-11-28.md").read_bytes() == b"Sun.\n"


def test_a_race_for_a_second_is_never_won(root: Path) -> None:
    """A thread swaps a folder and a link for each other as fast as it can, while the file is read over and over."""
    outer, year = root.parent / "outer/2026", root / "entries/2026"
    (outer / "2026-11-28.md").write_text(SECRET, encoding="utf-8")
    aside, other = root / "entries/aside", root / "entries/link"
    other.symlink_to(outer)
    stop = threading.Event()

    def race() -> None:
        while not stop.is_set():
            year.rename(aside)
            other.rename(year)
            year.rename(other)
            aside.rename(year)

    racer = threading.Thread(target=race)
    racer.start()
    boundary, read = Boundary(root, root / "entries"), set()
    try:
        for _ in range(3_000):
            try:
                read.add(read_bytes(year / "2026-11-28.md", boundary))
            except RefusalError:
                read.add(b"refused")
    finally:
        stop.set()
        racer.join()
    assert SECRET.encode() not in read
    assert b"Rain.\n" in read


@pytest.fixture
def no_held_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that can't do things in a folder that is held open."""
    monkeypatch.setattr(folder_handle, "HOLDS_FOLDERS", False)


@pytest.mark.usefixtures("no_held_folders")
@pytest.mark.parametrize(
    "name", ["entries/2026/../../../outer/key", "entries/album/key", "entries/key"]
)
def test_where_folders_cannot_be_held_names_are_looked_at(
    root: Path, name: str
) -> None:
    link(root, "entries/album", "../../outer")
    link(root, "entries/key", "../../outer/key")
    boundary = Boundary(root, root / "entries")
    with pytest.raises(RefusalError):
        open_inside(root / name, boundary)
    assert read_bytes(root / "entries/2026/2026-11-28.md", boundary) == b"Rain.\n"
    save(root / "entries/2027/a.md", None, b"New.\n", boundary)
    assert main(["ask", "Ana", "x", "-J", str(root)]) == 0
    assert main(["undo", "-J", str(root)]) == 0


@pytest.mark.parametrize(
    "name",
    [
        "../outer/key",
        "entries/../../outer/key",
        "entries/2026/../../../outer/key",
        "/etc/passwd",
    ],
)
def test_a_name_with_dots_is_no_way_out(root: Path, name: str) -> None:
    with pytest.raises(RefusalError):
        read_bytes(root / name, Boundary(root, root / "entries"))


def nested(folder: Path, depth: int) -> Path:
    """So many folders in each other; made from within, since their path is too long for one call."""
    here = os.open(folder, os.O_RDONLY)
    for _ in range(depth):
        os.mkdir("d", dir_fd=here)
        below = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    for name in ("2026-11-20.md", "page.md", "photo.png"):
        os.close(os.open(name, os.O_WRONLY | os.O_CREAT, dir_fd=here))
    os.close(here)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("depth", [70, 700, 2_500])
def test_folders_within_folders_end(
    root: Path, capsys: pytest.CaptureFixture[str], depth: int
) -> None:
    nested(root / "entries", depth)
    assert "[folder-too-deep]" in build(root)
    build(root)  # the site that is there is put away first
    for command in (
        ["check"],
        ["today"],
        ["ask", "Ana", "x"],
        ["doctor"],
        ["find", "x"],
        ["editor", "obsidian"],
    ):
        main([*command, "-J", str(root)])
        assert "should not have happened" not in capsys.readouterr().err
    assert circles(root / "entries") == ()
    subprocess.run(["rm", "-rf", str(root / "entries/d")], check=True)


@pytest.mark.slow
def test_folders_that_all_link_to_each_other_end(root: Path) -> None:
    """Twelve of them have as many ways through as there are orders of twelve."""
    for name in "abcdefghijkl":
        (root / "shared" / name).mkdir(parents=True)
        (root / "shared" / name / "2026-11-20.md").write_text("x\n", encoding="utf-8")
        for other in "abcdefghijkl":
            (root / "shared" / name / f"to-{other}").symlink_to(root / "shared" / other)
    link(root, "entries/shared", "../shared")
    assert "[link-twice]" in build(root) or "[link-loop]" in build(root)
    assert len(open_journal(root).entries) == 13


@pytest.mark.parametrize("docs_dir", [".", "..", "entries/.."])
@pytest.mark.parametrize(
    "command",
    [["ask", "Ana", "x"], ["today"], ["check"], ["heal"]],
    ids=lambda words: words[0],
)
def test_entries_that_would_hold_the_journal_itself(
    docs_dir: str, command: list[str], root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever lies there, the whole disk perhaps, is not all entries."""
    (root / "mkdocs.yml").write_text(
        CONFIGURATION.replace("docs_dir: entries", f"docs_dir: {docs_dir}"), "utf-8"
    )
    before = sorted(root.parent.rglob("*"))
    assert main([*command, "-J", str(root)]) == 1
    assert "which holds the journal itself" in capsys.readouterr().err
    assert sorted(root.parent.rglob("*")) == before


def test_no_link_leads_into_the_site_in_whatever_capitals(tmp_path: Path) -> None:
    boundary = Boundary(tmp_path, tmp_path / "entries", tmp_path / "site")
    assert boundary.holds(tmp_path / "entries/day.md")
    assert boundary.holds(tmp_path / "pictures/fern.png")
    assert boundary.holds(tmp_path / "sites/fern.png")
    for inside in ("site", "site/index.html", "Site/weeks/index.html"):
        assert not boundary.holds(tmp_path / inside), inside


def test_entries_within_the_sites_folder_are_entries_all_the_same(
    tmp_path: Path,
) -> None:
    boundary = Boundary(
        tmp_path / "site/j", tmp_path / "site/j/entries", tmp_path / "site"
    )
    assert boundary.holds(tmp_path / "site/j/entries/day.md")


def test_what_lies_among_entries_that_lie_elsewhere_lies_in_the_journal(
    root: Path,
) -> None:
    shutil.move(root / "entries", root.parent / "vault")
    link(root, "entries", "../vault")
    boundary = Boundary(root, root / "entries")
    assert boundary.encloses(root.parent.resolve() / "vault/2026/2026-11-28.md")
    assert boundary.encloses(root.resolve() / "mkdocs.yml")
    assert not boundary.encloses(root.parent.resolve() / "outer/key")


def test_looking_for_a_file_makes_no_folder(tmp_path: Path) -> None:
    boundary = Boundary(tmp_path, tmp_path / "entries")
    with pytest.raises(FileNotFoundError):
        hold(tmp_path / "entries/2026/day.md", boundary)
    assert not (tmp_path / "entries").exists()


def test_a_link_within_the_journal_may_stand_on_the_way_to_an_entry(root: Path) -> None:
    link(root, "entries/album", "2026")
    boundary = Boundary(root, root / "entries")
    with hold(root / "entries/album/2026-11-28.md", boundary) as folder:
        assert folder.name == "2026-11-28.md"
    assert read_bytes(root / "entries/album/2026-11-28.md", boundary) == b"Rain.\n"


def test_a_file_where_a_folder_should_be_is_named(root: Path) -> None:
    (root / "entries/2027").write_text("A file.\n", encoding="utf-8")
    with pytest.raises(NotADirectoryError, match="2027"):
        hold(root / "entries/2027/day.md", Boundary(root, root / "entries"))
