"""Someone pushes a `.gitignore` that lets out what was to stay on this computer."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sync.conftest import world
from tests.sync.devices import Device, World
from tests.sync.states import DAY, EVENING, MORNING

__all__ = ["world"]
"""A fixture, from where it is made."""

IGNORED = "# what stays here\n/site/\n.env\n*.key\n"


@pytest.fixture
def pair(world: World) -> tuple[Device, Device]:
    here, there = world.in_step(
        **{DAY: MORNING, ".gitignore": IGNORED, "entries/.gitignore": "*.tmp\n"}
    )
    here.write(".env", "SECRET=1\n")
    here.write("my.key", "SECRET=2\n")
    return here, there


def pushed(there: Device) -> None:
    there.git("add", "-Af", ".")
    there.git("commit", "-q", "-m", "work")
    there.git("push", "-q")


LETS_OUT = {
    "a line is taken out": (".gitignore", "/site/\n*.key\n", "- .env"),
    "every line is taken out": (".gitignore", "", "- *.key"),
    "a line that takes back": (".gitignore", f"{IGNORED}!my.key\n", "+ !my.key"),
    "everything is taken back": (".gitignore", f"{IGNORED}!*\n", "+ !*"),
    "a line is made narrower": (
        ".gitignore",
        IGNORED.replace("*.key", "/x/*.key"),
        "- *.key",
    ),
    "a line becomes a comment": (
        ".gitignore",
        IGNORED.replace(".env", "#.env"),
        "- .env",
    ),
    "a line gets a space in front": (
        ".gitignore",
        IGNORED.replace(".env", " .env"),
        "- .env",
    ),
    "one among the entries": ("entries/.gitignore", "", "- *.tmp"),
    "a new one that takes back": ("entries/2026/.gitignore", "!*\n", "+ !*"),
    "one in other letters": (".GITIGNORE", "!*\n", "+ !*"),
    "one of a program that copies folders": (".stignore", "!*\n", "+ !*"),
}


@pytest.mark.parametrize("name", LETS_OUT)
def test_it_waits_and_nothing_is_sent(
    name: str, pair: tuple[Device, Device], world: World
) -> None:
    here, there = pair
    path, text, line = LETS_OUT[name]
    there.write(path, text)
    pushed(there)
    tip = world.tip()
    lines = here.sync().lines()
    assert f"{path}: {line}" in lines
    here.write(DAY, EVENING)
    here.sync()
    assert world.tip() == tip


def test_it_is_removed(pair: tuple[Device, Device]) -> None:
    here, there = pair
    (there.root / ".gitignore").unlink()
    pushed(there)
    assert ".gitignore: - .env" in here.sync().lines()


def test_it_becomes_a_link_which_git_does_not_follow(
    pair: tuple[Device, Device],
) -> None:
    here, there = pair
    (there.root / ".gitignore").unlink()
    (there.root / ".gitignore").symlink_to("entries/x.txt")
    pushed(there)
    assert ".gitignore: + a link to entries/x.txt" in here.sync().lines()


def test_lines_that_change_places(pair: tuple[Device, Device]) -> None:
    here, there = pair
    there.write(".gitignore", "!my.key\n*.key\n.env\n")
    pushed(there)
    here.sync(accept=True)
    there.write(".gitignore", "*.key\n!my.key\n.env\n")
    pushed(there)
    assert ".gitignore: + !my.key (in another place)" in here.sync().lines()


@pytest.mark.parametrize(
    "text",
    [
        f"{IGNORED}*.bak\n",
        f"*.bak\n{IGNORED}",
        "*.key\r\n.env\r\n/site/\r\n",
        f"{IGNORED}# !x\n",
    ],
    ids=["a line more", "a line in front", "another order and line ends", "a comment"],
)
def test_what_leaves_out_as_much_arrives(
    text: str, pair: tuple[Device, Device]
) -> None:
    here, there = pair
    there.write(".gitignore", text)
    pushed(there)
    report = here.sync()
    assert report.well, report.lines()
    assert here.read(".gitignore") == text


@pytest.mark.parametrize("inside", ["", "diary/"])
def test_what_is_left_out_as_helplog_begins_a_journal_stops_no_sync(
    inside: str, world: World
) -> None:
    from helplog.sync.syncing import sync

    here = world.first()
    here.write(f"{inside}mkdocs.yml", here.read("mkdocs.yml"))
    here.write(f"{inside}.gitignore", "/site/\n/.cache/\n")
    here.write(f"{inside}.cache/helplog/names.note", "names\n")
    here.write(f"{inside}.helplog-aside/x.md", "ASIDE\n")
    root = Path(here.root, inside)
    for _ in range(2):
        report = sync(root, "entries")
        assert report.well, report.lines()
    sent = here.git("ls-tree", "-r", "--name-only", "origin/main").split()
    assert f"{inside}.gitignore" in sent
    assert not [path for path in sent if "aside" in path or ".cache" in path]


@pytest.mark.parametrize("inside", ["", "diary/"])
def test_what_was_set_aside_and_the_cache_are_never_sent(
    inside: str, world: World
) -> None:
    from helplog.sync.syncing import sync

    here = world.first()
    here.write(f"{inside}mkdocs.yml", here.read("mkdocs.yml"))
    root = Path(here.root, inside)
    sync(root, "entries")
    here.write(
        f"{inside}.gitignore",
        "!*\n!.helplog-aside\n!.helplog-aside/**\n!.cache\n!.cache/**\n",
    )
    here.write(f"{inside}.helplog-aside/x.md", "ASIDE\n")
    here.write(f"{inside}.cache/helplog/undo/1.json", "{}\n")
    (here.root / ".git/info/exclude").unlink(missing_ok=True)
    sync(root, "entries")
    sync(root, "entries")
    sent = here.git("ls-tree", "-r", "--name-only", "origin/main").split()
    assert f"{inside}.gitignore" in sent
    assert not [path for path in sent if "aside" in path or ".cache" in path]
