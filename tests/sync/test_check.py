"""`helplog check` names what `helplog heal` would make good, and asks what two devices wrote differently."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.sync.devices import MKDOCS, Device, World

from helplog.cli.main import main

DAY = "entries/2026/2026-11-18.md"
COPY = "entries/2026/2026-11-18.sync-conflict-20261118-101112-ABCDEFG.md"
BEGUN = "---\nasks:\n  - Priya: read the report\n---\nA quiet day.\n"
HERE = BEGUN.replace("---\nA", "  - Sam: the sofa\n---\nA")
THERE = BEGUN.replace("---\nA", "  - Lee: soup\n---\nA")


class Terminal:
    """Runs a command in a journal's folder."""

    def __init__(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.capsys, self.monkeypatch = capsys, monkeypatch

    def run(self, root: Path, *arguments: str) -> tuple[int, str]:
        self.monkeypatch.chdir(root)
        self.capsys.readouterr()
        code = main([*arguments])
        said = self.capsys.readouterr()
        assert not said.err
        return code, said.out

    def found(self, root: Path) -> list[tuple[str, str]]:
        """What `check --json` names, and that the exit code and the text say the same."""
        code, out = self.run(root, "check", "--json")
        listed: list[dict[str, Any]] = json.loads(out)
        text_code, text = self.run(root, "check", "--all")
        assert (
            code
            == text_code
            == (
                1
                if any(one["severity"] in {"error", "warning"} for one in listed)
                else 0
            )
        )
        for one in listed:
            assert (
                f"{one['uri']}:{one['line']}:{one['column']}: {one['severity']}: {one['message']}"
                in text
            )
        return [(one["uri"], one["code"]) for one in listed]


@pytest.fixture
def terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Terminal:
    return Terminal(capsys, monkeypatch)


def keeps_its_own(phone: Device, laptop: Device) -> None:
    """The phone's merge has its own whole file; what the laptop wrote is in the history alone."""
    phone.write(DAY, THERE)
    ours = phone.commit()
    laptop.write(DAY, HERE)
    laptop.sync()
    phone.merge_keeping_own(ours)


def committed_empty(device: Device) -> None:
    device.write(DAY, "")
    device.commit()


def committed_cut(device: Device) -> None:
    device.write(DAY, HERE.encode()[:-20])
    device.commit()


@pytest.mark.parametrize(
    ("left", "uri", "code"),
    [
        (lambda d: d.write(COPY, THERE), COPY, "conflict-copy"),
        (
            lambda d: d.write("entries/2026/2026-11-18 2.md", HERE),
            "entries/2026/2026-11-18 2.md",
            "conflict-copy",
        ),
        (lambda d: d.write(DAY, ""), DAY, "file-emptied"),
        (committed_empty, DAY, "file-emptied"),
        (lambda d: d.write(DAY, HERE.encode()[:-20]), DAY, "file-cut"),
        (committed_cut, DAY, "file-cut"),
        (lambda d: d.write(DAY, b"\0" * 4096), DAY, "nul-bytes"),
        (
            lambda d: d.write(DAY, f"<<<<<<< HEAD\n{HERE}=======\n{THERE}>>>>>>> x\n"),
            DAY,
            "conflict-marker",
        ),
        (
            lambda d: d.write(
                "mkdocs.yml", f"{MKDOCS}<<<<<<< a\n# b\n=======\n# c\n>>>>>>> d\n"
            ),
            "mkdocs.yml",
            "conflict-marker",
        ),
    ],
    ids=[
        "copy",
        "numbered",
        "emptied",
        "emptied-committed",
        "cut",
        "cut-committed",
        "nul",
        "markers",
        "settings",
    ],
)
def test_check_names_what_heal_then_heals(
    world: World, terminal: Terminal, left: Any, uri: str, code: str
) -> None:
    device = world.first(**{DAY: HERE})
    device.sync()
    assert terminal.found(device.root) == []
    left(device)
    assert (uri, code) in terminal.found(device.root)
    assert terminal.run(device.root, "heal")[0] == 0
    assert terminal.found(device.root) == []
    text = device.read(DAY)
    assert "read the report" in text
    assert "the sofa" in text


def test_a_side_that_a_merge_dropped_is_named_until_it_is_back(
    world: World, terminal: Terminal
) -> None:
    laptop = world.first(**{DAY: BEGUN})
    laptop.sync()
    phone = world.device("phone")
    keeps_its_own(phone, laptop)
    laptop.git("pull", "-q", "--ff-only")
    assert terminal.found(laptop.root) == [(DAY, "side-dropped")]
    assert terminal.run(laptop.root, "heal")[0] == 0
    assert terminal.found(laptop.root) == []
    assert "the sofa" in laptop.read(DAY)
    assert "soup" in laptop.read(DAY)


def test_a_journal_without_git_has_its_copies_named(
    world: World, terminal: Terminal
) -> None:
    device = Device(world.folder / "plain")
    for path, text in (("mkdocs.yml", MKDOCS), (DAY, HERE), (COPY, THERE)):
        device.write(path, text)
    assert terminal.found(device.root) == [(COPY, "conflict-copy")]


def test_check_leaves_the_repository_as_it_is(world: World, terminal: Terminal) -> None:
    device = world.first(**{DAY: HERE})
    device.write(DAY, "")
    before = {path for path in (device.root / ".git").rglob("*") if path.is_file()}
    terminal.found(device.root)
    assert {
        path for path in (device.root / ".git").rglob("*") if path.is_file()
    } == before


@pytest.mark.parametrize(
    ("here", "there", "answered"),
    [
        ("    answer: yes\n", "    answer: no\n", "    answer: yes\n"),
        ("    result: carried\n", "    result: too heavy\n", "    result: carried\n"),
    ],
)
def test_what_two_devices_answered_differently_is_asked_until_someone_answers(
    world: World, terminal: Terminal, here: str, there: str, answered: str
) -> None:
    kind = "handoffs" if "result" in here else "asks"
    item = "  - who: Sam\n    what: the sofa\n"
    written = f"---\n{kind}:\n{item}---\n"
    laptop = world.first(**{DAY: written})
    laptop.sync()
    other = world.device("other")
    laptop.write(DAY, written.replace(item, item + here))
    other.write(DAY, written.replace(item, item + there))
    for device in (laptop, other, laptop):
        device.sync()
    for device in (laptop, other):
        assert "two-versions" in [code for _, code in terminal.found(device.root)]
    text = laptop.read(DAY)
    assert here.split(": ")[1].strip() in text
    assert there.split(": ")[1].strip() in text
    other.write(DAY, written.replace(item, item + answered))
    for device in (other, laptop):
        device.sync()
        assert "two-versions" not in [code for _, code in terminal.found(device.root)]


def test_a_value_of_the_day_written_differently_is_asked_until_someone_answers(
    world: World, terminal: Terminal
) -> None:
    laptop = world.first(**{DAY: "---\nload: 3\n---\nA day.\n"})
    laptop.sync()
    other = world.device("other")
    laptop.write(DAY, "---\nload: 5\n---\nA day.\n")
    other.write(DAY, "---\nload: 7\n---\nA day.\n")
    for device in (laptop, other, laptop):
        device.sync()
    assert laptop.read(DAY) == other.read(DAY)
    assert terminal.found(laptop.root) == [(DAY, "two-versions")]
    laptop.write(DAY, "---\nload: 7\n---\nA day.\n")
    for device in (laptop, other):
        device.sync()
        assert terminal.found(device.root) == []


def test_a_journal_within_a_larger_repository_is_named_by_its_own_paths(
    world: World, terminal: Terminal
) -> None:
    outer = world.device("house")
    outer.write("notes.txt", "<<<<<<< a\nnot the journal's\n=======\nb\n>>>>>>> c\n")
    for path, text in (
        ("mkdocs.yml", MKDOCS),
        (DAY, HERE),
        ("entries/2026/2026-11-17.md", HERE),
    ):
        outer.write(f"diary/{path}", text)
    outer.commit()
    outer.write(f"diary/{DAY}", "")
    outer.write("diary/entries/2026/2026-11-17.md", HERE.encode()[:-20])
    outer.write("diary/list.txt", "<<<<<<< a\nb\n=======\nc\n>>>>>>> d\n")
    assert sorted(terminal.found(outer.root / "diary")) == [
        ("entries/2026/2026-11-17.md", "file-cut"),
        ("entries/2026/2026-11-17.md", "unclosed-fence"),
        (DAY, "file-emptied"),
        ("list.txt", "conflict-marker"),
    ]
    assert terminal.run(outer.root / "diary", "heal")[0] == 0
    assert terminal.found(outer.root / "diary") == []
    assert "<<<<" in outer.read("notes.txt")


def test_markers_that_attributes_say_are_none_are_text(
    world: World, terminal: Terminal
) -> None:
    """A manual or a test may hold such lines on purpose; git has a word for it."""
    laptop = world.first()
    marked = "<<<<<<< a\nb\n=======\nc\n>>>>>>> d\n"
    laptop.write("manual/merging.txt", marked)
    laptop.write("list.txt", marked)
    laptop.write(".gitattributes", "manual/** conflict-marker-size=40\n")
    laptop.commit()
    assert terminal.found(laptop.root) == [("list.txt", "conflict-marker")]
    assert terminal.run(laptop.root, "heal")[0] == 0
    assert laptop.read("manual/merging.txt") == marked
    assert "<<<<" not in laptop.read("list.txt")
