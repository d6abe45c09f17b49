"""A page in one's own editor."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.running import Run

from helplog.cli.editor.choosing import USUAL, find_editor, hands_over
from helplog.cli.main import main
from helplog.model.refusal import RefusalError

New = Callable[..., Run]


@pytest.fixture
def new(
    journal: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> New:
    """Runs `helplog new` with an editor that does what these lines of Python do to the file `page`."""

    def run_it(does: str, *arguments: str) -> Run:
        script = tmp_path / "an editor.py"
        script.write_text(
            f"import pathlib, sys\npage = pathlib.Path(sys.argv[1])\n{does}\n"
        )
        monkeypatch.setenv("VISUAL", f"'{sys.executable}' '{script}'")
        code = main(["new", *arguments, "--today", "2026-11-22"])
        said = capsys.readouterr()
        assert journal.is_dir()
        return Run(code, said.out, said.err)

    return run_it


PAGE = "entries/2026-11-22.md"


@pytest.mark.parametrize(
    "does",
    [
        "",
        "page.write_text('')",
        "page.write_text('---\\n---\\n<!-- x -->\\n')",
        "page.unlink()",
        "page.touch()",
    ],
)
def test_left_as_it_is_it_leaves_no_file(journal: Path, new: New, does: str) -> None:
    before = sorted(journal.rglob("*"))
    run = new(does, "--on", "2026-11-20")
    assert run.code == 0
    assert [
        path for path in sorted(journal.rglob("*")) if ".cache" not in path.parts
    ] == before


def test_what_is_written_stays_whatever_the_editor_says(
    journal: Path, new: New
) -> None:
    run = new("page.write_text('---\\nasks: \"Jo: the lawn\"\\n---\\n'); sys.exit(3)")
    assert run.code == 1
    assert "what you wrote is in entries/2026-11-22.md" in run.err
    assert "Jo: the lawn" in (journal / PAGE).read_text("utf-8")


def test_an_editor_that_ends_badly_with_nothing_written_leaves_no_file(
    journal: Path, new: New
) -> None:
    run = new("sys.exit(3)")
    assert (run.code, run.out) == (1, "")
    assert "ended with 3; nothing was written" in run.err
    assert not (journal / PAGE).exists()


def test_without_a_terminal_an_editor_has_to_be_named(
    journal: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that is only found, vi, would wait for a terminal for ever."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", " ")
    monkeypatch.setattr("sys.stdin", io.StringIO())
    before = sorted(journal.rglob("*.md"))
    assert main(["new", "--today", "2026-11-22"]) == 1
    assert "name an editor" in capsys.readouterr().err
    assert sorted(journal.rglob("*.md")) == before


def test_a_day_begins_with_its_prompt_and_valid_comments(
    journal: Path, new: New
) -> None:
    (journal / "mkdocs.yml").write_text(
        "site_name: J\nplugins:\n  - helplog:\n      prompts: [What -- now?]\n"
    )
    run = new(
        "print(page.read_text()); page.write_text(page.read_text() + 'A good day.\\n')"
    )
    assert run.code == 0
    text = (journal / PAGE).read_text("utf-8")
    assert "<!-- What – now? -->" in text
    assert run.out.endswith(f"Saved: {PAGE}\n"), "nothing was found"


def test_what_was_written_is_looked_over(new: New) -> None:
    run = new("page.write_text('---\\naks: Jo\\n---\\n')")
    assert run.code == 1
    assert f"{PAGE}:2:1: warning:" in run.out
    assert "Did you mean `asks:`?" in run.out


def test_a_day_that_has_a_file_opens_it(journal: Path, new: New) -> None:
    before = (journal / "entries" / "2026-11-17.md").read_bytes()
    run = new("", "--on", "last tuesday")
    assert "Tuesday 17 November 2026" in run.out
    assert "Unchanged: entries/2026-11-17.md" in run.out
    assert (journal / "entries" / "2026-11-17.md").read_bytes() == before


def test_a_check_in_asks_the_three_questions(journal: Path, new: New) -> None:
    assert new("", "--checkin").code == 0
    assert not (journal / "entries" / "checkins").exists()
    run = new(
        "page.write_text(page.read_text().replace('<!-- A name is enough. -->', 'Jo'))",
        "--checkin",
    )
    assert run.code == 0
    assert "Jo" in (journal / "entries" / "checkins" / "2026-W47.md").read_text("utf-8")
    again = new("", "--checkin")
    assert "Unchanged: entries/checkins/2026-W47.md" in again.out


def test_an_editor_that_cant_be_started_leaves_no_file(
    journal: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("EDITOR", "no-such-editor-anywhere")
    assert main(["new", "--today", "2026-11-22"]) == 1
    assert "can't be started" in capsys.readouterr().err
    assert not (journal / PAGE).exists()


@pytest.mark.parametrize(
    ("given", "command"),
    [
        ("code", ["code", "--wait"]),
        ("code -w", ["code", "-w"]),
        ("/opt/my/code --wait -n", ["/opt/my/code", "--wait", "-n"]),
        ("subl", ["subl", "--wait"]),
        ("gvim", ["gvim", "-f"]),
        ("kate", ["kate", "--block"]),
        ("vim", ["vim"]),
        ("emacsclient -t", ["emacsclient", "-t"]),
        ("'/a b/nano' -w", ["/a b/nano", "-w"]),
    ],
)
def test_an_editor_with_a_window_is_told_to_stay(
    given: str, command: list[str]
) -> None:
    assert find_editor({"EDITOR": given}) == command
    assert find_editor({"VISUAL": given, "EDITOR": "ed"}) == command
    assert find_editor({"VISUAL": " ", "EDITOR": given}) == command


def test_without_a_name_one_is_found_or_a_line_says_how_to_name_one(
    tmp_path: Path,
) -> None:
    with pytest.raises(RefusalError, match="export EDITOR"):
        find_editor({"PATH": str(tmp_path)})
    (tmp_path / "vi").touch(0o755)
    assert find_editor({"PATH": str(tmp_path)}) == ["vi"]
    assert USUAL.index("nano") < USUAL.index("vi")


def test_a_quote_that_is_not_closed_is_named() -> None:
    with pytest.raises(RefusalError, match="EDITOR"):
        find_editor({"EDITOR": "vim '"})


def test_a_program_that_passes_the_file_on_is_not_waited_for(
    journal: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    opener = tmp_path / "xdg-open"
    opener.write_text("#!/bin/sh\n")
    opener.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(opener))
    assert main(["new", "--today", "2026-11-22"]) == 0
    assert "open elsewhere" in capsys.readouterr().out
    assert (journal / PAGE).exists()
    assert not hands_over(["open", "-W"])
