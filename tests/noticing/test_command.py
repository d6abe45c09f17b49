"""`helplog notice`: proposals one by one, and nothing written without a yes."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.running import Run, Runner

from helplog.store.memory.notes import note_names

TUESDAY = """\
---
accepted:
  - "Sam: carried the boxes"
---
# A day

My sister fixed my bike. Sam carried the boxes with me.
I asked Priya to review the report. She said yes.
"""
WEDNESDAY = "Ulli gave me a lift.\n"
Typed = Callable[..., Run]


@pytest.fixture
def typed(journal: Path, run: Runner, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Runs `notice` in a terminal in which somebody types these lines."""
    entries = journal / "entries"
    (entries / "2026-11-17.md").write_text(TUESDAY, encoding="utf-8")
    (entries / "2026-11-18.md").write_text(WEDNESDAY, encoding="utf-8")

    def run_it(*lines: str, terminal: bool = True, more: tuple[str, ...] = ()) -> Run:
        stdin = io.StringIO("".join(f"{line}\n" for line in lines))
        monkeypatch.setattr(stdin, "isatty", lambda: terminal)
        monkeypatch.setattr("sys.stdin", stdin)
        return run("notice", *more)

    return run_it


def texts(journal: Path) -> dict[str, str]:
    return {
        path.name: path.read_text("utf-8")
        for path in (journal / "entries").glob("*.md")
    }


def test_each_comes_with_the_words_it_saw_and_only_a_yes_writes(
    journal: Path, typed: Typed
) -> None:
    said = typed("y", "n", "y")
    assert said.code == 0
    assert "[My sister fixed my bike]" in said.out
    assert "3 items" not in said.out
    assert "2 items written" in said.out
    now = texts(journal)
    assert "my sister: fixed my bike" in now["2026-11-17.md"]
    assert "Priya:" not in now["2026-11-17.md"]
    assert now["2026-11-17.md"].endswith(TUESDAY.split("---\n")[2])
    assert "Ulli: gave me a lift" in now["2026-11-18.md"]


def test_one_undo_takes_all_of_a_run_back(
    journal: Path, typed: Typed, run: Runner
) -> None:
    before = texts(journal)
    typed("a")
    assert texts(journal) != before
    assert run("undo", today="").out.count("Taken back") == 3
    assert texts(journal) == before


def test_two_runs_are_two(journal: Path, typed: Typed, run: Runner) -> None:
    typed("y", "q")
    between = texts(journal)
    typed("y", "q")
    run("undo", today="")
    assert texts(journal) == between


def test_what_was_declined_is_not_asked_again(journal: Path, typed: Typed) -> None:
    typed("n", "n", "n")
    assert "isn't an item already" in typed("y").out
    assert "declined" in note_names(journal)
    cached = b"".join(
        path.read_bytes() for path in (journal / ".cache").rglob("*") if path.is_file()
    )
    assert b"bike" not in cached


def test_what_is_an_item_already_is_not_proposed(typed: Typed) -> None:
    assert "boxes with me]" not in typed("q").out


def test_it_can_be_changed_first(journal: Path, typed: Typed) -> None:
    typed("e", "Anna: my bike", "e", "need a lighter week", "e", "", "q")
    now = texts(journal)
    assert "Anna: my bike" in now["2026-11-17.md"]
    assert "needs:\n  - a lighter week" in now["2026-11-17.md"]
    assert "Ulli: gave me a lift" in now["2026-11-18.md"]


def test_the_answer_comes_along(journal: Path, typed: Typed) -> None:
    typed("n", "y", "q")
    assert "answer: yes" in texts(journal)["2026-11-17.md"].replace('"', "")


def test_where_nobody_can_answer_it_lists_and_says_how(
    journal: Path, typed: Typed
) -> None:
    before = texts(journal)
    said = typed("a", terminal=False)
    assert said.code == 0
    assert "[My sister fixed my bike]" in said.out
    assert "run it in a terminal: helplog notice" in said.out
    assert texts(journal) == before


def test_json_lists_and_writes_nothing(journal: Path, typed: Typed) -> None:
    before = texts(journal)
    listed = json.loads(typed(more=("--json",)).out)
    assert listed[0] == {
        "uri": "entries/2026-11-17.md",
        "line": 7,
        "column": 1,
        "kind": "accepted",
        "who": ["my sister"],
        "what": "fixed my bike",
        "words": "My sister fixed my bike",
    }
    assert [one["kind"] for one in listed] == ["accepted", "asks", "accepted"]
    assert texts(journal) == before


@pytest.mark.parametrize(
    ("when", "count"),
    [
        (("2026-11-17",), 2),
        (("yesterday",), 2),
        (("today",), 1),
        (("this",), 3),
        (("2026-W47",), 3),
        (("last",), 0),
        (("--since", "2026-11-18"), 1),
        (("--since", "2026-01-01"), 3),
    ],
)
def test_a_day_a_week_or_since_a_day(
    typed: Typed, when: tuple[str, ...], count: int
) -> None:
    assert len(json.loads(typed(more=("--json", *when)).out)) == count


@pytest.mark.parametrize("when", [("someday",), ("this", "--since", "today")])
def test_what_is_no_day_is_wrong_usage(typed: Typed, when: tuple[str, ...]) -> None:
    assert typed(more=when).code == 2


def test_ones_own_rules_are_read_and_a_bad_line_is_named(
    journal: Path, typed: Typed
) -> None:
    (journal / "notice.txt").write_text(
        "not accepted: bike\naccepted: {who}\n", encoding="utf-8"
    )
    said = typed(more=("--json",))
    assert "bike" not in said.out
    assert "notice.txt:2: it fits anything" in said.err


def test_today_says_it_once_quietly(typed: Typed, run: Runner) -> None:
    line = "things here might be items; “helplog notice” shows them."
    typed("q")
    assert run("today").out.count(line) == 1
    typed("n", "n", "n")
    assert line not in run("today").out


def test_a_capital_in_the_terminal_obeys_nothing(journal: Path, typed: Typed) -> None:
    (journal / "entries" / "2026-11-18.md").write_text(
        "Ulli gave me a lift\x1b[31m \u202ehome.\n", encoding="utf-8"
    )
    said = typed("n", "n", "y").out
    assert "\x1b[31m" not in said
    assert "\u202e" not in said
