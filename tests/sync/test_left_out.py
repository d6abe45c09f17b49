"""Entries that are read and are not in the repository: named by `sync`, `check` and `doctor`, with what to type."""

from __future__ import annotations

import itertools
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from tests.sync.devices import ATTRIBUTES, MKDOCS, Device, World
from tests.sync.states import DAY, MORNING

from helplog.cli.main import main
from helplog.sync.git.repository import open_repository
from helplog.sync.watching import watch

SECOND: Final = "entries/2026/2026-11-19.md"
SLEEPS: Final = 8
FIRST_DAY: Final = "2026/2026-11-01.md"
pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="links want a right of their own there"
)


class Told(NamedTuple):
    """What a command says, and how it ends."""

    code: int
    out: str


class Terminal:
    """Runs helplog in a journal's folder."""

    def __init__(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.capsys, self.monkeypatch = capsys, monkeypatch

    def run(self, root: Path, *arguments: str) -> Told:
        self.monkeypatch.chdir(root)
        self.capsys.readouterr()
        code = main([*arguments])
        said = self.capsys.readouterr()
        assert not said.err, said.err
        return Told(code, said.out)

    def sync(self, root: Path, *arguments: str) -> Told:
        """With the turns taken out that the width of a terminal makes."""
        code, out = self.run(root, "sync", *arguments)
        return Told(code, " ".join(out.split()))

    def found(self, root: Path) -> list[tuple[str, int, str, str]]:
        """What `check` finds about the repository: where, and in which words."""
        _, out = self.run(root, "check", "--json")
        return [
            (one["uri"], one["line"], one["message"], one["hint"])
            for one in json.loads(out)
            if one["code"] == "not-in-repository"
        ]

    def remarks(self, root: Path) -> list[tuple[str, str, str]]:
        """What `doctor` says of it."""
        _, out = self.run(root, "doctor", "--json")
        return [
            (one["state"], one["text"], one["cure"])
            for one in json.loads(out)
            if one["topic"] == "not-in-repository"
        ]


@pytest.fixture
def terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Terminal:
    return Terminal(capsys, monkeypatch)


def a_link_out(device: Device) -> None:
    vault = device.root.parent / "vault"
    device.git("rm", "-r", "-q", "--cached", "entries")
    device.git("commit", "-q", "-m", "moved")
    (device.root / "entries").rename(vault)
    (device.root / "entries").symlink_to(vault)


def a_repository_without_a_commit(device: Device) -> None:
    device.git("init", "-q", "entries/2027")
    device.write("entries/2027/2027-01-01.md", MORNING)


def a_repository_with_commits(device: Device) -> None:
    a_repository_without_a_commit(device)
    Device(device.root / "entries/2027").commit()


def a_repository_known_by_name(device: Device) -> None:
    a_repository_with_commits(device)
    device.commit()


def a_submodule(device: Device) -> None:
    other = device.root.parent / "other.git"
    a_repository_with_commits(device)
    (device.root / "entries/2027").rename(other)
    device.git("submodule", "add", "-q", str(other), "entries/2027")
    device.commit()


def ignored_by_the_journal(device: Device) -> None:
    device.write(".gitignore", "/site/\n# not yet\n2027/\n")
    device.write("entries/2027/2027-01-01.md", MORNING)


def ignored_by_this_clone(device: Device) -> None:
    (device.root / ".git/info").mkdir(exist_ok=True)
    (device.root / ".git/info/exclude").write_text("2027-*.md\n")
    device.write("entries/2027/2027-01-01.md", MORNING)


def ignored_everywhere(device: Device) -> None:
    device.git("config", "core.excludesFile", str(device.root.parent / "ignores"))
    (device.root.parent / "ignores").write_text("*.swp\n2027*\n")
    device.write("entries/2027/2027-01-01.md", MORNING)


def taken_for_unchanged(device: Device) -> None:
    device.git("update-index", "--assume-unchanged", f"entries/{FIRST_DAY}")
    device.write(f"entries/{FIRST_DAY}", MORNING)


def skipped(device: Device) -> None:
    device.git("update-index", "--skip-worktree", f"entries/{FIRST_DAY}")
    device.write(f"entries/{FIRST_DAY}", MORNING)


class Case(NamedTuple):
    """A way in which an entry is left out."""

    makes: Callable[[Device], None]
    uri: str
    """The entry."""
    where: str
    """What `check` points to, with its line."""
    why: str


YEAR: Final = "2027/2027-01-01.md"
CASES: Final = (
    Case(a_link_out, FIRST_DAY, "entries:1", "entries is a link to elsewhere"),
    Case(
        a_repository_without_a_commit,
        YEAR,
        "entries/2027:1",
        "entries/2027 is a git repository of its own",
    ),
    Case(
        a_repository_with_commits,
        YEAR,
        "entries/2027:1",
        "entries/2027 is a git repository of its own",
    ),
    Case(
        a_repository_known_by_name,
        YEAR,
        "entries/2027:1",
        "entries/2027 is a git repository of its own",
    ),
    Case(a_submodule, YEAR, "entries/2027:1", "entries/2027 is a submodule"),
    Case(
        ignored_by_the_journal,
        YEAR,
        ".gitignore:3",
        ".gitignore:3 has git leave it out, by 2027/",
    ),
    Case(
        ignored_by_this_clone,
        YEAR,
        ".git/info/exclude:1",
        ".git/info/exclude:1 has git leave it out, by 2027-*.md",
    ),
    Case(
        ignored_everywhere,
        YEAR,
        "../ignores:2",
        "{folder}/ignores:2 has git leave it out, by 2027*",
    ),
    Case(
        taken_for_unchanged,
        FIRST_DAY,
        f"entries/{FIRST_DAY}:1",
        "git was told to take it for unchanged (assume-unchanged)",
    ),
    Case(
        skipped,
        FIRST_DAY,
        f"entries/{FIRST_DAY}:1",
        "git was told to take it for unchanged (skip-worktree)",
    ),
)
ALL_CASES = pytest.mark.parametrize("case", CASES, ids=lambda one: one.makes.__name__)


@ALL_CASES
def test_what_is_left_out_is_said_by_all_three_and_what_they_say_brings_it(
    world: World, terminal: Terminal, case: Case
) -> None:
    device = world.first()
    device.write("entries/2025/2025-03-03.md", "Something else.\n")
    case.makes(device)
    why = case.why.format(folder=device.root.parent)
    what = f"1 entry is not in the repository ({case.uri}): "
    if case.makes is a_link_out:
        what = f"2 entries are not in the repository (2025/2025-03-03.md, {case.uri}): "
    for _ in range(2):  # the second has nothing new to send, and says so all the same
        told = terminal.sync(device.root)
        assert told.code == 1
        assert f"{what}{why}" in told.out
        assert "Nothing new." not in told.out
    dry = terminal.sync(device.root, "--dry-run")
    assert (dry.code, why in dry.out) == (1, True)
    [(uri, line, message, hint)] = terminal.found(device.root)
    assert f"{uri}:{line}" == case.where
    assert why in message
    [(state, text, cure)] = terminal.remarks(device.root)
    assert (state, text) == ("look", message)
    assert cure[:1].upper() + cure[1:] == hint
    do_as_it_says(device, case, hint)
    told = terminal.sync(device.root)
    assert told.code == 0, told.out
    assert terminal.found(device.root) == []
    assert terminal.remarks(device.root)[0][0] == "fine"
    other = world.device("other")
    assert other.read(f"entries/{case.uri}") == device.read(f"entries/{case.uri}")
    assert not (other.root / "entries").is_symlink()


def do_as_it_says(device: Device, case: Case, hint: str) -> None:
    if "take that line out" in hint:
        at, _, line = case.where.rpartition(":")
        place = device.root / at
        rows = place.read_text().splitlines(keepends=True)
        place.write_text("".join(rows[: int(line) - 1] + rows[int(line) :]))
    else:
        found = re.search(r": ((?:rm|mv|git) .*?)(?: && helplog sync)?(?:;|$)", hint)
        assert found, hint
        subprocess.run(["sh", "-c", found[1]], cwd=device.root, check=True)


@pytest.mark.parametrize("absolute", [False, True])
def test_entries_outside_of_the_journal_are_named(
    world: World, terminal: Terminal, *, absolute: bool
) -> None:
    device = world.first()
    shutil.copytree(device.root / "entries", device.root.parent / "vault")
    named = str(device.root.parent / "vault") if absolute else "../vault"
    device.write("mkdocs.yml", MKDOCS.replace("entries", named))
    for _ in range(2):
        told = terminal.sync(device.root)
        assert told.code == 1
        assert "docs_dir in mkdocs.yml is ../vault, outside of the journal" in told.out
        assert "Nothing new." not in told.out
    [(uri, line, _, _)] = terminal.found(device.root)
    assert (uri, line) == ("mkdocs.yml", 2)
    assert len(terminal.remarks(device.root)) == 1
    assert "vault" not in device.read(".gitattributes")


@pytest.mark.parametrize(
    "written", ["./entries", "entries/", "{root}/entries", "../{name}/entries"]
)
def test_entries_in_the_journal_are_known_however_their_folder_is_written(
    world: World, terminal: Terminal, written: str
) -> None:
    device = world.first()
    name = written.format(root=device.root, name=device.root.name)
    device.write("mkdocs.yml", MKDOCS.replace("entries", name))
    device.write(DAY, MORNING)
    terminal.sync(device.root)
    told = terminal.sync(device.root)
    assert told == (0, "Nothing new.")
    assert terminal.found(device.root) == []
    assert open_repository(device.root, name).is_entry(DAY)  # and merged by meaning
    assert device.read(".gitattributes") == ATTRIBUTES


def test_entries_behind_a_link_within_the_journal_are_there(
    world: World, terminal: Terminal
) -> None:
    device = world.first()
    (device.root / "entries").rename(device.root / "notes")
    (device.root / "entries").symlink_to("notes")
    device.write("mkdocs.yml", MKDOCS)
    device.commit()
    terminal.sync(device.root)
    assert terminal.sync(device.root) == (0, "Nothing new.")
    assert terminal.found(device.root) == []


def test_several_entries_are_counted_and_the_first_ones_named(world: World) -> None:
    device = world.first()
    device.write(".gitignore", "private/\n")
    for day in range(1, 6):
        device.write(f"entries/private/2026-12-0{day}.md", MORNING)
    [line] = [line for line in device.sync().lines() if "repository" in line]
    assert line == (
        "5 entries are not in the repository (private/2026-12-01.md, private/2026-12-02.md, "
        "private/2026-12-03.md and 2 more): .gitignore:1 has git leave them out, by private/; "
        "to have them on every device, take that line out, then: helplog sync; "
        "if they are to stay on this computer alone, all is well."
    )


def test_many_reasons_are_cut_short(world: World, terminal: Terminal) -> None:
    device = world.first()
    for day in range(1, 8):
        device.write(f"entries/2026-12-0{day}.md", MORNING)
    device.write(".gitignore", "".join(f"2026-12-0{day}.md\n" for day in range(1, 8)))
    lines = device.sync().lines()
    assert len([line for line in lines if ".gitignore:" in line]) == 4
    assert lines[-1] == "3 more reasons; see: helplog check"
    assert len(terminal.found(device.root)) == 7


def test_what_an_exception_lets_in_again_is_there(
    world: World, terminal: Terminal
) -> None:
    device = world.first()
    device.write(".gitignore", "2026*.md\n!2026*.md\n")
    device.write(DAY, MORNING)
    terminal.sync(device.root)
    assert terminal.sync(device.root) == (0, "Nothing new.")


def test_an_entry_that_is_only_new_is_not_left_out(
    world: World, terminal: Terminal
) -> None:
    device = world.first()
    device.sync()
    device.write(DAY, MORNING)
    device.write(SECOND, MORNING)
    assert terminal.found(device.root) == []
    assert terminal.sync(device.root, "--dry-run").code == 0


def test_what_an_editor_keeps_among_the_entries_is_none_of_them(
    world: World, terminal: Terminal
) -> None:
    device = world.first()
    device.write(".gitignore", ".obsidian/\n.DS_Store\n")
    device.write("entries/.obsidian/app.json", "{}")
    device.write("entries/2026/.DS_Store", "x")
    terminal.sync(device.root)
    assert terminal.sync(device.root) == (0, "Nothing new.")


def test_an_ignored_entry_that_git_has_is_there(
    world: World, terminal: Terminal
) -> None:
    device = world.first()
    device.write(".gitignore", "*.md\n")
    device.commit()
    terminal.sync(device.root)
    assert terminal.sync(device.root) == (0, "Nothing new.")
    device.write(f"entries/{FIRST_DAY}", MORNING)
    terminal.sync(device.root)
    assert device.git("show", f"HEAD:entries/{FIRST_DAY}") == MORNING.rstrip("\n")


def test_a_repository_that_grew_around_entries_git_has_is_no_hindrance(
    world: World, terminal: Terminal
) -> None:
    device = world.first()
    device.git("init", "-q", "entries/2026")
    device.write(f"entries/{FIRST_DAY}", MORNING)
    device.write(SECOND, MORNING)
    terminal.sync(device.root)
    assert terminal.sync(device.root) == (0, "Nothing new.")
    assert device.git("show", f"HEAD:{SECOND}") == MORNING.rstrip("\n")


def test_a_whole_journal_that_the_repository_around_it_ignores(
    world: World, terminal: Terminal
) -> None:
    house = world.device("house")
    house.write(".gitignore", "diary/\n")
    house.commit()
    house.git("push", "-q", "origin", "HEAD:main")
    house.git("branch", "-q", "--set-upstream-to=origin/main", check=False)
    for path, text in (("mkdocs.yml", MKDOCS), (DAY, MORNING)):
        house.write(f"diary/{path}", text)
    house.write("garden.txt", "tulips\n")
    for _ in range(2):
        told = terminal.sync(house.root / "diary")
        assert told.code == 1
        assert ".gitignore:1 has git leave it out, by diary/" in told.out
    assert len(terminal.found(house.root / "diary")) == 1


def test_a_link_of_this_computer_alone_is_sent_to_nobody(
    world: World, terminal: Terminal
) -> None:
    device = world.first()
    a_link_out(device)
    terminal.sync(device.root)
    assert "entries" not in device.git("ls-tree", "--name-only", "HEAD").split()
    assert terminal.run(device.root, "open").code == 0


def test_a_journal_without_a_repository_hears_nothing_of_it(
    world: World, terminal: Terminal
) -> None:
    device = Device(world.folder / "plain")
    for path, text in (("mkdocs.yml", MKDOCS), (DAY, MORNING)):
        device.write(path, text)
    assert terminal.found(device.root) == []
    assert terminal.remarks(device.root) == []


def test_a_watch_says_it_once(world: World) -> None:
    device = world.first()
    ignored_by_the_journal(device)
    clock = itertools.count(step=5)
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == SLEEPS:  # by then it was said, and a sync or two said nothing
            device.write("entries/2027/2027-01-02.md", MORNING)

    lines = watch(
        device.root,
        "entries",
        every_seconds=60,
        sleep=sleep,
        clock=lambda: float(next(clock)),
    )
    assert next(lines).startswith("1 entry is not")
    assert next(lines).startswith("2 entries are not")
    assert len(slept) > SLEEPS
