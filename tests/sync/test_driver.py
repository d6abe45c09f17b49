"""The merge driver under plain git: pull, rebase, cherry-pick, stash, filters, and a computer without helplog."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from tests.sync.devices import Device, World

from helplog.cli.main import main
from helplog.sync.git.repository import MERGE_DRIVER, set_merge_driver

DAY = "entries/2026/2026-11-18.md"
BEGUN = "---\nasks:\n  - Priya: read the report\n---\nA quiet day.\n"
HERE = BEGUN.replace("---\nA", "  - Sam: the sofa\n---\nA")
THERE = BEGUN.replace("---\nA", "  - Lee: soup\n    answer: yes\n---\nA")
ROOT = Path(__file__).parents[2]


@pytest.fixture
def helplog_on_path(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A `helplog` that git finds, as after an installation."""
    program = world.folder / "bin/helplog"
    program.parent.mkdir()
    program.write_text(
        f"#!/bin/sh\nPYTHONPATH={ROOT / 'src'} exec {sys.executable} -c "
        "'import sys; from helplog.cli.main import main; sys.exit(main())' \"$@\"\n"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=":")


def apart(world: World) -> tuple[Device, Device]:
    """Two devices that changed one day each in their way; the first has pushed."""
    here = world.first(**{DAY: BEGUN})
    there = world.device("other")
    set_merge_driver(there.root)
    here.write(DAY, HERE)
    here.commit()
    here.git("push", "-q")
    there.write(DAY, THERE)
    return here, there


def has_all(device: Device) -> None:
    text = device.read(DAY)
    assert [
        text.count(words)
        for words in ("read the report", "the sofa", "soup", "answer: yes")
    ] == [1, 1, 1, 1]
    assert "<<<<" not in text


@pytest.mark.usefixtures("helplog_on_path")
@pytest.mark.parametrize("way", [("--no-rebase", "--no-edit"), ("--rebase",)])
def test_plain_pull_merges_by_meaning(world: World, way: tuple[str, ...]) -> None:
    _, there = apart(world)
    there.commit()
    there.git("pull", "-q", *way)
    has_all(there)
    assert there.is_clean()


@pytest.mark.usefixtures("helplog_on_path")
def test_cherry_pick_and_stash_merge_by_meaning(world: World) -> None:
    _, there = apart(world)
    there.git("stash", "-q")
    there.git("pull", "-q")
    there.git("stash", "pop", "-q")
    has_all(there)
    there.git("checkout", "-q", "--", ".")
    there.git("checkout", "-q", "-b", "side", "HEAD~1")
    there.write(DAY, THERE)
    there.commit()
    there.git("cherry-pick", "main")
    has_all(there)


@pytest.mark.usefixtures("helplog_on_path")
def test_a_day_born_on_both_devices(world: World) -> None:
    here = world.first()
    there = world.device("other")
    set_merge_driver(there.root)
    here.write(DAY, HERE)
    here.commit()
    here.git("push", "-q")
    there.write(DAY, THERE)
    there.commit()
    there.git("pull", "-q", "--no-rebase", "--no-edit")
    assert there.read(DAY).count("---\n") == 2
    assert "the sofa" in there.read(DAY)
    assert "soup" in there.read(DAY)


@pytest.mark.usefixtures("helplog_on_path")
def test_under_a_filter_the_written_form_is_merged_and_the_kept_form_returned(
    world: World,
) -> None:
    here = world.first()
    for device in (here,):
        device.write(".gitattributes", "entries/**/*.md merge=helplog filter=toy\n")
    toy = "tr 'A-Za-z' 'N-ZA-Mn-za-m'"
    home = world.folder / ".gitconfig"
    home.write_text(
        home.read_text()
        + f'[filter "toy"]\n\tclean = "{toy}"\n\tsmudge = "{toy}"\n\trequired = true\n'
    )
    here.write(DAY, BEGUN)
    here.git("add", "--renormalize", ".")
    here.commit()
    here.git("push", "-q")
    there = world.device("other")
    set_merge_driver(there.root)
    assert there.read(DAY) == BEGUN
    here.write(DAY, HERE)
    here.commit()
    here.git("push", "-q")
    there.write(DAY, THERE)
    there.commit()
    there.git("pull", "-q", "--no-rebase", "--no-edit")
    has_all(there)
    assert "sofa" not in there.git("show", f"HEAD:{DAY}")


def test_without_helplog_both_sides_words_stay(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, there = apart(world)
    there.commit()
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    there.git("pull", "-q", "--no-rebase", "--no-edit")
    text = there.read(DAY)
    assert "the sofa" in text
    assert "soup" in text
    assert "<<<<" not in text


def test_what_can_not_be_read_leaves_the_file_to_the_fallback(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    device = world.first()
    monkeypatch.chdir(device.root)
    ours = device.write("ours", "a\n")
    assert main(["merge-driver", "nothing-there", str(ours), "nothing-there", DAY]) == 1
    assert ours.read_text() == "a\n"


def test_the_command_merges_and_says_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    device = world.first()
    monkeypatch.chdir(device.root)
    for name, text in (("base", BEGUN), ("ours", HERE), ("theirs", THERE)):
        device.write(name, text)
    assert main(["merge-driver", "base", "ours", "theirs", DAY]) == 0
    assert device.read("ours").count("soup") == 1
    assert device.read("ours").count("the sofa") == 1
    assert capsys.readouterr() == ("", "")
    assert MERGE_DRIVER.startswith("helplog merge-driver %O %A %B %P ||")


@pytest.mark.usefixtures("helplog_on_path")
@pytest.mark.parametrize(
    ("attributes", "topic", "said"),
    [
        (
            "entries/**/*.md merge=helplog\n",
            None,
            "git merges entries by what they say",
        ),
        (
            "*.csv merge=union\nentries/**/*.md merge=helplog\n",
            "merge-union",
            "a line in .gitattributes says merge=union",
        ),
        ("*.md merge=union\n", "merge-driver", "entries are merged by union"),
        ("", "merge-driver", "git does not know how to merge entries"),
    ],
)
def test_the_doctor_tells_whether_the_driver_is_set(
    world: World,
    capsys: pytest.CaptureFixture[str],
    attributes: str,
    topic: str | None,
    said: str,
) -> None:
    device = world.first()
    set_merge_driver(device.root)
    device.write(".gitattributes", attributes)
    main(["doctor", "--json", "-J", str(device.root)])
    remarks = [
        one
        for one in json.loads(capsys.readouterr().out)
        if one["topic"].startswith("merge-")
    ]
    assert [one["topic"] for one in remarks if one["state"] == "look"] == (
        [topic] if topic else []
    )
    assert any(said in one["text"] for one in remarks)
    if topic:
        device.write(
            ".gitattributes",
            attributes.replace("*.csv merge=union\n", "").replace(
                "*.md merge=union\n", ""
            ),
        )
        device.sync()
        main(["doctor", "--json", "-J", str(device.root)])
        remarks = [
            one
            for one in json.loads(capsys.readouterr().out)
            if one["topic"].startswith("merge-")
        ]
        assert [one["state"] for one in remarks] == ["fine"]
