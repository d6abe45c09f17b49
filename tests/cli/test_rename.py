"""`helplog rename`: a person's name, wherever the journal names them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.running import Runner

DAY = """\
---
accepted:
  - Farid: the sofa
  - Farid stayed 20 min
private: true
---
With [[Farid]]. Farid is kind.
"""


@pytest.fixture(autouse=True)
def day(journal: Path) -> Path:
    path = journal / "entries" / "2026-11-04.md"
    path.write_text(DAY, encoding="utf-8")
    return path


def test_a_name_changes_everywhere_and_is_found_by_the_new_one(
    run: Runner, day: Path
) -> None:
    done = run("rename", "Farid", "Farid Khan", today="")
    assert done.code == 0
    assert done.out.splitlines() == [
        "Farid is Farid Khan now: 3 lines in 1 file.",
        "One step back takes all of it: helplog undo",
    ]
    assert "With [[Farid Khan]]. Farid is kind." in day.read_text("utf-8")
    found = run("find", "who:farid", "--json").json
    assert {name for item in found for name in item["who"]} == {"Farid Khan"}
    would = run("undo", "--dry-run", today="").out
    assert would.startswith(
        "Would take back: the new name\n    - Farid Khan: the sofa → "
    )
    undone = run("undo", today="").out
    assert undone.startswith("Taken back: the new name\n")
    assert "    - Farid Khan stayed 20 min → - Farid stayed 20 min  (" in undone
    assert "Said yes" not in undone
    assert day.read_text("utf-8") == DAY
    assert (
        "    - Farid stayed 20 min → - Farid Khan"
        in run("undo", "--redo", today="").out
    )
    assert run("undo", today="").code == 0


def test_a_dry_run_shows_the_lines_and_writes_nothing(run: Runner, day: Path) -> None:
    shown = run("rename", "Farid", "Farid Khan", "--dry-run", today="")
    assert shown.code == 0
    assert "2026-11-04.md:4: - Farid stayed 20 min → - Farid Khan stayed 20 min" in (
        shown.out
    )
    assert shown.out.endswith("3 lines in 1 file; nothing was written.\n")
    assert day.read_text("utf-8") == DAY


def test_two_people_who_become_one_are_named(run: Runner, day: Path) -> None:
    day.write_text("---\nasks: [Farid: x, Bea Ito: y]\n---\n", encoding="utf-8")
    done = run("rename", "farid", "Bea Ito", today="")
    assert "There was a Bea Ito already; the two are one person now." in done.out


def test_nobody_of_that_name_is_said_with_who_may_be_meant(run: Runner) -> None:
    refused = run("rename", "Farit", "Bea", today="")
    assert refused.code == 1
    assert "nobody here is called Farit; did you mean Farid?" in refused.err
    assert (
        "see who is with: helplog people"
        in run("rename", "Qwertz", "Bea", today="").err
    )


@pytest.mark.parametrize("new", ["", "Farid", "Sam and Lee", "a: b", "[x]", "x" * 61])
def test_what_is_no_new_name_is_wrong_usage(run: Runner, new: str, day: Path) -> None:
    assert run("rename", "Farid", new, today="").code == 2
    assert day.read_text("utf-8") == DAY


def test_a_file_that_cannot_be_changed_is_named_with_its_line(
    run: Runner, day: Path
) -> None:
    other = day.with_name("2026-11-05.md")
    other.write_bytes(b"---\nasks:\n- 'Farid: \xff'\n---\n")
    refused = run("rename", "Farid", "Bea", today="")
    assert refused.code == 1
    assert "2026-11-05.md:3:" in refused.err
    assert day.read_text("utf-8") == DAY


def test_an_item_without_a_colon_can_be_followed_up_by_words(
    run: Runner, day: Path
) -> None:
    day.write_text(
        "---\nasks:\n  - Farid: the van\n  - Farid for the tall ladder\n---\n",
        encoding="utf-8",
    )
    assert run("answer", "tall ladder", "yes").code == 0
    (item,) = run("find", "ladder", "--json").json
    assert (item["who"], item["what"]) == (["Farid"], "the tall ladder")
    assert item["fields"]["answer"] == "yes"


def test_a_file_that_can_only_be_read_is_left_and_so_are_the_others(
    run: Runner, journal: Path, day: Path
) -> None:
    other = journal / "entries" / "2026-11-05.md"
    other.write_text("---\naccepted:\n  - Farid: tea\n---\n", encoding="utf-8")
    before = day.read_bytes()
    other.chmod(0o400)
    done = run("rename", "Farid", "Farid Khan", today="")
    assert done.code == 1
    assert "2026-11-05.md can only be read" in done.err
    assert day.read_bytes() == before
