"""What is written for each editor, tried with the editor where there is one."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from textwrap import indent
from typing import Any

import pytest

from helplog.cli.main import main
from helplog.exchange.editors import (
    as_text,
    merged,
    obsidian_files,
    vim_files,
    vscode_files,
)
from helplog.exchange.snippets import snippets
from helplog.model.journal import Checkin, Entry
from helplog.model.settings import Settings
from helplog.text.editing.line_breaks import with_lines_kept
from helplog.text.reading.file import read
from helplog.text.values.habits import day_habit, named_in

SETTINGS = Settings()


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "journal"
    (root / "entries" / "2026" / "11").mkdir(parents=True)
    (root / "entries" / "2026" / "11" / "2026-11-18.md").write_text(
        "---\naks: Jo\nasks:\n  - who: Priya\n    what: x\n    weight: heavy\n---\n"
    )
    (root / "mkdocs.yml").write_text(
        "site_name: J\nplugins:\n  - search\n  - helplog\ndocs_dir: entries\n"
    )
    root.chmod(0o700)
    for name in ("HELPLOG_JOURNAL", "HELPLOG_TODAY", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    def run(*arguments: str) -> str:
        assert main(["editor", *arguments]) == 0
        return capsys.readouterr().out

    return run


OF_HANDOFFS = {"said", "shared", "agree", "visibility", "check_in", "result"}


def filled(lines: tuple[str, ...]) -> str:
    """A snippet as it is when every tab stop keeps its word."""
    return re.sub(
        r"\$\{\d+:([^}]*)\}|\$\d", lambda m: m[1] or "", "\n".join(lines)
    ).replace("\\$", "$")


def test_every_snippet_for_a_list_or_a_key_is_read_without_a_finding() -> None:
    for one in snippets(SETTINGS):
        if one.prefix in {"front", "weight", "answer", "chance", "checkin"}:
            continue
        lines = filled(one.lines)
        if one.prefix in OF_HANDOFFS:
            lines = "handoffs:\n  - Jo: the dinners\n" + indent(lines, "    ")
        entry, findings = read(
            "2026-11-18.md", f"---\n{lines}\n---\n".encode(), SETTINGS
        )
        assert isinstance(entry, Entry)
        assert not findings, one
        assert entry.items or entry.away or entry.private or entry.load, one


def test_the_snippet_for_a_week_is_a_check_in() -> None:
    text = filled(
        next(one.lines for one in snippets(SETTINGS) if one.prefix == "checkin")
    )
    checkin, findings = read("week.md", text.encode(), SETTINGS)
    assert isinstance(checkin, Checkin)
    assert not findings
    assert not checkin.rest


def test_the_pattern_of_vs_codes_task_reads_what_check_prints(
    journal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tasks: Any = vscode_files(SETTINGS)[".vscode/tasks.json"]
    pattern = re.compile(tasks["tasks"][0]["problemMatcher"]["pattern"]["regexp"])
    assert main(["check", "--today", "2026-11-22"]) == 1
    lines = capsys.readouterr().out.splitlines()
    found = [match.groups() for line in lines if (match := pattern.match(line))]
    assert [
        (path, line, severity, code) for path, line, _, severity, _, code in found
    ] == [
        ("entries/2026/11/2026-11-18.md", "2", "warning", "unknown-key"),
        ("entries/2026/11/2026-11-18.md", "6", "error", "not-a-weight"),
    ]
    assert journal.is_dir()


def test_obsidian_names_days_as_the_journal_does() -> None:
    for uri in ("2026/11/2026-11-18.md", "2026-11-18.md", "daily/2026_11_18.md"):
        files: Any = obsidian_files(SETTINGS, day_habit([uri]), "")
        settings = files[".obsidian/daily-notes.json"]
        assert named_in(settings["format"], dt.date(2026, 11, 18)) == uri


def test_obsidians_templates_answer_nothing_until_they_are_filled() -> None:
    files = obsidian_files(SETTINGS, "YYYY-MM-DD", "")
    day, findings = read(
        "2026-11-18.md", as_text(files["templates/day.md"]).encode(), SETTINGS
    )
    assert isinstance(day, Entry)
    assert not findings
    assert not day.items
    assert not day.nones
    week = as_text(files["templates/week.md"]).replace(
        "{{date:GGGG-[W]WW}}", "2026-W47"
    )
    checkin, findings = read("anything.md", week.encode(), SETTINGS)
    assert isinstance(checkin, Checkin)
    assert not findings
    assert not checkin.replies


def test_the_vault_is_the_entries_or_the_whole_journal(
    journal: Path, say: Callable[..., str]
) -> None:
    (journal / ".obsidian").mkdir()
    say("obsidian")
    settings = json.loads(
        (journal / ".obsidian" / "daily-notes.json").read_text("utf-8")
    )
    assert settings == {
        "folder": "entries",
        "format": "YYYY/MM/YYYY-MM-DD",
        "template": "entries/templates/day",
    }
    assert (journal / "entries" / "templates" / "day.md").is_file()
    assert main(["check"]) == 1, "the templates are no entries"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "plugins:\n  - search\n  - helplog:\n      streaks: off # mine\n",
            "plugins:\n  - search\n  - helplog:\n      line_breaks: keep\n      streaks: off # mine\n",
        ),
        (
            "plugins:\r\n- helplog # mine\r\n- search\r\n",
            "plugins:\r\n- helplog: # mine\r\n      line_breaks: keep\r\n- search\r\n",
        ),
        (
            "plugins:\n  - helplog",
            "plugins:\n  - helplog:\n        line_breaks: keep\n",
        ),
        ("plugins: [search, helplog]\n", None),
        ("plugins:\n  - helplog: {streaks: off}\n", None),
        ("plugins:\n  - helplog:\n    - odd\n", None),
        (
            "plugins:\n  - helplog: {line_breaks: join}\n",
            "plugins:\n  - helplog: {line_breaks: join}\n",
        ),
    ],
)
def test_lines_are_kept_where_one_row_can_say_so(
    before: str, after: str | None
) -> None:
    assert with_lines_kept(before) == after


def test_obsidians_lines_stay_lines_and_what_is_said_stays(
    journal: Path, say: Callable[..., str]
) -> None:
    path = journal / "mkdocs.yml"
    assert "line_breaks: keep" in say("obsidian")
    said = path.read_text("utf-8")
    assert "      line_breaks: keep\n" in said
    path.write_text(said.replace("line_breaks: keep", "line_breaks: join"), "utf-8")
    say("obsidian")
    assert "keep" not in path.read_text("utf-8")


@pytest.mark.parametrize("editor", ["vscode", "obsidian", "vim"])
def test_a_second_time_changes_nothing(
    journal: Path, say: Callable[..., str], editor: str
) -> None:
    say(editor)
    before = {path: path.read_bytes() for path in journal.rglob("*") if path.is_file()}
    assert "+" not in re.sub(r"Ctrl\+Shift\+B|runtimepath\+=", "", say(editor))
    assert {
        path: path.read_bytes() for path in journal.rglob("*") if path.is_file()
    } == before


def test_what_is_there_stays_and_gets_what_is_missing(
    journal: Path, say: Callable[..., str]
) -> None:
    (journal / ".vscode").mkdir()
    path = journal / ".vscode" / "settings.json"
    path.write_text(
        '{"editor.fontSize": 18, "[markdown]": {"editor.snippetSuggestions": "none"}}'
    )
    tasks = journal / ".vscode" / "tasks.json"
    tasks.write_text('{"version": "2.0.0", "tasks": [{"label": "mine"}]}')
    said = say("vscode")
    settings = json.loads(path.read_text("utf-8"))
    assert settings["editor.fontSize"] == 18
    assert settings["[markdown]"]["editor.snippetSuggestions"] == "none"
    assert settings["[markdown]"]["editor.quickSuggestions"]
    assert "yours stay, though it suggests" in said
    assert [
        task["label"] for task in json.loads(tasks.read_text("utf-8"))["tasks"]
    ] == [
        "mine",
        "helplog check",
    ]


def test_settings_with_comments_are_left_and_what_to_add_is_said(
    journal: Path, say: Callable[..., str]
) -> None:
    (journal / ".vscode").mkdir()
    path = journal / ".vscode" / "settings.json"
    path.write_text('{\n  // mine\n  "editor.fontSize": 18,\n}\n')
    said = say("vscode")
    assert path.read_text("utf-8") == '{\n  // mine\n  "editor.fontSize": 18,\n}\n'
    assert '"editor.quickSuggestions"' in said


def test_a_template_of_ones_own_is_left(journal: Path, say: Callable[..., str]) -> None:
    (journal / "entries" / "templates").mkdir()
    path = journal / "entries" / "templates" / "day.md"
    path.write_text("mine\n")
    assert "yours, stays as it is" in say("obsidian")
    assert path.read_text("utf-8") == "mine\n"


def test_merging_never_takes_anything_away() -> None:
    assert merged({"a": 1, "b": {"c": [1]}}, {"a": 2, "b": {"c": [1, 2], "d": 3}}) == (
        {"a": 1, "b": {"c": [1, 2], "d": 3}},
        {"a": 2},
    )


VIM = shutil.which("vim") or shutil.which("nvim")


@pytest.fixture
def vim(journal: Path, say: Callable[..., str], tmp_path: Path) -> Callable[..., str]:
    """Runs Vim without a screen on a page of the journal, and gives what a command printed."""
    if VIM is None or (
        b"+eval"
        not in subprocess.run(
            [VIM, "--version"], capture_output=True, check=False
        ).stdout
        and "nvim" not in VIM
    ):
        pytest.skip(
            "no Vim that knows its own language is installed (apt-get install vim)"
        )
    line = re.search(r"set runtimepath\+=.*", say("vim"))
    assert line
    bin_path = tmp_path / "bin"
    bin_path.mkdir()
    source = Path(__file__).parents[2] / "src"
    (bin_path / "helplog").write_text(
        f"#!/bin/sh\nPYTHONPATH='{source}' exec '{sys.executable}' -c "
        "'import sys; from helplog.cli.main import main; sys.exit(main())' \"$@\"\n"
    )
    (bin_path / "helplog").chmod(0o755)
    (tmp_path / "vimrc").write_text(
        f"set nocompatible\nfiletype plugin on\n{line[0]}\n"
    )

    def run(*commands: str) -> str:
        out = tmp_path / "out.txt"
        page = journal / "entries" / "2026" / "11" / "2026-11-18.md"
        script = [word for command in commands for word in ("-c", command)]
        subprocess.run(
            [VIM, "-N", "-u", str(tmp_path / "vimrc"), "-i", "NONE", "-n", "-es", *script, "-c", "qa!", str(page)],
            env={**os.environ, "PATH": f"{bin_path}{os.pathsep}{os.environ['PATH']}", "OUT": str(out)},
            cwd=journal, check=False, timeout=120, stdin=subprocess.DEVNULL, capture_output=True,
        )  # fmt: skip
        return out.read_text("utf-8") if out.exists() else ""

    return run


def test_vim_makes_a_quickfix_list_of_what_check_finds(vim: Callable[..., str]) -> None:
    listed = vim(
        "setfiletype markdown",
        "silent make!",
        "call writefile(map(getqflist(), \"fnamemodify(bufname(v:val.bufnr), ':t') . ':' . v:val.lnum . ':' . "
        "v:val.type . ':' . v:val.text\"), $OUT)",
    ).splitlines()
    first = next(line for line in listed if line.startswith("2026-11-18.md:2:W:"))
    assert "[unknown-key]" in first
    assert any(line.startswith("2026-11-18.md:6:E:") for line in listed)
    assert len([line for line in listed if ".md:" in line]) == 2


def test_vim_completes_names(vim: Callable[..., str]) -> None:
    assert (
        vim(
            "setfiletype markdown", 'call writefile(HelplogNames(0, "pr"), $OUT)'
        ).strip()
        == "Priya"
    )


def test_vim_files_stay_out_of_other_folders_way() -> None:
    assert all(name.endswith((".vim", ".snippets")) for name in vim_files(SETTINGS))


def test_an_editor_it_has_nothing_for_is_answered_with_those_there_are(
    journal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["editor", "nano"]) == 2
    assert "obsidian, sublime, vim, vscode, zed" in capsys.readouterr().err
    assert main(["editor"]) == 0
    assert "Usage: helplog editor" in capsys.readouterr().out
    assert not (journal / ".vscode").exists()
