"""What every command does as a terminal user expects."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import click
import pytest
from tests.cli.running import Runner
from tests.covering import covering

from helplog import __version__
from helplog.cli.group import helplog
from helplog.cli.main import main

NAMES = helplog.list_commands(click.Context(helplog))
READING = ("today", "week", "open", "people", "stats", "find", "check")
PROGRAM = [
    sys.executable,
    "-c",
    "import sys; from helplog.cli.main import main; sys.exit(main())",
]


def shell(
    *arguments: str, cwd: Path, text: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, *arguments],
        cwd=cwd,
        env=os.environ | {"HELPLOG_TODAY": "2026-11-18"} | environment,
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(("name", "flag"), covering(NAMES, ["-h", "--help"]))
def test_every_command_shows_its_help(name: str, flag: str, run: Runner) -> None:
    shown = run(name, flag, today="")
    assert (shown.code, shown.err) == (0, "")
    assert "Examples:" in shown.out


def test_the_overview_names_every_command(run: Runner) -> None:
    for shown in (run("--help", today=""), run(today="")):
        assert shown.code == 0
        assert all(f"\n  {name} " in shown.out for name in NAMES)


def test_the_version(run: Runner) -> None:
    assert run("--version", today="").out == f"helplog {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["tody"],
        ["stats", "--jsno"],
        ["stats", "extra"],
        ["week", "soon"],
        ["find", "colour:red"],
        ["today", "--today", "yesterday"],
        ["stats", "--today", "2026-02-30"],
        ["serve", "--port", "many"],
        ["-J"],
    ],
)
def test_wrong_usage_is_one_line_and_two(arguments: Sequence[str], run: Runner) -> None:
    shown = run(*arguments, today="")
    assert (shown.code, shown.out) == (2, "")
    assert shown.err.startswith("helplog: ")
    assert shown.err.count("\n") == 1
    assert "--help" in shown.err


def test_a_slip_in_a_command_is_answered_with_what_was_meant(run: Runner) -> None:
    assert "did you mean today?" in run("tody", today="").err


@pytest.mark.parametrize("name", [*READING, "build"])
def test_outside_a_journal_one_line_says_what_to_do(
    name: str, run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shown = run(name)
    assert (shown.code, shown.out, shown.err.count("\n")) == (1, "", 1)
    assert "helplog init" in shown.err


@pytest.mark.parametrize("name", [name for name in READING if name != "check"])
def test_reading_commands_read_and_print(name: str, run: Runner) -> None:
    shown = run(name)
    assert (shown.code, shown.err) == (0, "")
    assert shown.out
    assert run(name, "--json").json is not None


def test_the_journal_is_named_before_or_after_the_command_or_by_the_environment(
    run: Runner, journal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    expected = shell("stats", "--json", cwd=journal).stdout
    assert run("-J", str(journal), "stats", "--json").out == expected
    assert run("stats", "--json", "--journal", str(journal / "entries")).out == expected
    monkeypatch.setenv("HELPLOG_JOURNAL", str(journal))
    assert run("stats", "--json").out == expected
    monkeypatch.setenv("HELPLOG_JOURNAL", str(tmp_path / "nowhere"))
    assert run("stats", "--json").code == 1
    assert run("stats", "--json", "-J", str(journal)).out == expected, (
        "the command's own word is the last"
    )


def test_the_day_is_the_options_then_the_environments(
    run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HELPLOG_TODAY", "2026-11-12")
    assert run("stats", "--json", today="").json["today"] == "2026-11-12"
    assert run("stats", "--json", "--today", "2026-11-20").json["today"] == "2026-11-20"


@pytest.mark.skipif(os.name != "posix", reason="rights are others there")
def test_a_journal_open_to_everyone_is_declined(run: Runner, journal: Path) -> None:
    journal.chmod(0o777)
    shown = run("stats")
    assert (shown.code, shown.out, shown.err.count("\n")) == (1, "", 1)
    assert "chmod o-w" in shown.err


@pytest.mark.skipif(os.name != "posix", reason="rights are others there")
@pytest.mark.parametrize("command", [["find"], ["ask", "Sam", "x"], ["open"]])
def test_entries_open_to_everyone_are_declined_as_well(
    run: Runner, journal: Path, command: list[str]
) -> None:
    (journal / "entries").chmod(0o777)
    shown = run(*command)
    assert (shown.code, shown.out, shown.err.count("\n")) == (1, "", 1)
    assert f"chmod o-w '{journal / 'entries'}'" in shown.err
    assert run("doctor", today="").code == 1, "which says so, among everything else"


def test_a_folder_without_a_name_is_none(run: Runner, journal: Path) -> None:
    """`helplog init "$folder"` with nothing in it must not begin a journal wherever one happens to be."""
    (journal / "sub").mkdir()
    os.chdir(journal / "sub")
    shown = run("init", "")
    assert (shown.code, shown.err.count("\n")) == (2, 1)
    assert list((journal / "sub").iterdir()) == []


def test_a_tilde_that_is_nobodys_home_is_a_letter(run: Runner, journal: Path) -> None:
    assert run("init", "~nobody-of-that-name", "--no-git").code == 0
    assert (journal / "~nobody-of-that-name" / "mkdocs.yml").is_file()
    assert run("find", "-J", "~nobody-of-that-name").code == 0


def test_a_pipe_is_neither_wrapped_nor_coloured(journal: Path) -> None:
    (journal / "entries/2026-11-16.md").write_text(
        f"---\nneeds: {'long words ' * 40}\n---\n", encoding="utf-8"
    )
    shown = shell("find", "kind:needs", cwd=journal)
    assert "\x1b" not in shown.stdout
    assert len(shown.stdout.splitlines()) == 2


def test_lines_turn_at_the_width_that_columns_says(journal: Path) -> None:
    from wcwidth import width

    (journal / "entries/2026-11-16.md").write_text(
        "---\nasks:\n  - 山田太郎: 引っ越しの手伝いをお願いしました、とても助かりました\n"
        "  - 👩‍👩‍👧 Kim: a word with you\n---\n",
        encoding="utf-8",
    )
    for name in ("today", "week", "open", "people", "stats"):
        shown = shell(name, cwd=journal, COLUMNS="40", PYTHONIOENCODING="utf-8").stdout
        assert max(map(width, shown.splitlines())) <= 40, name


def test_what_is_written_cannot_command_the_terminal(
    run: Runner, journal: Path
) -> None:
    (journal / "entries/2026-11-18.md").write_text(
        '---\nneeds: "\\e]0;title\\a\\e[2J quiet"\n---\n', encoding="utf-8"
    )
    for name in ("find", "today", "week", "open", "check"):
        shown = run(name).out
        assert not {"\x1b", "\x07"} & set(shown), name
    assert "quiet" in run("find").out


def test_a_terminal_without_the_signs_gets_words(journal: Path) -> None:
    (journal / "entries/2026-11-16.md").write_text(
        "---\nasks: '山田: one'\n---\n", encoding="utf-8"
    )
    for name in READING:
        shown = subprocess.run(
            [*PROGRAM, name],
            cwd=journal,
            env=os.environ | {"PYTHONIOENCODING": "latin-1"},
            capture_output=True,
            check=False,
        )
        assert (shown.returncode, shown.stderr) == (0, b""), name
        assert not {"✓", "━"} & set(shown.stdout.decode("latin-1"))


def test_a_reader_that_has_had_enough_is_no_problem(journal: Path) -> None:
    for number in range(3000):
        (journal / f"entries/{number}.md").write_text(
            "---\ndate: 2026-11-01\nneeds: rest, and time to think it all through\n---\n",
            encoding="utf-8",
        )
    with subprocess.Popen(
        [*PROGRAM, "find"],
        cwd=journal,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 0


def test_what_should_not_happen_is_one_line_and_no_traceback(
    run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    import helplog.cli.journal

    def stumble(*_: object) -> None:
        raise ValueError("the moon\nis in the way")

    monkeypatch.setattr(helplog.cli.journal, "read_journal", stumble)
    shown = run("check")
    assert (shown.code, shown.err.count("\n")) == (1, 1)
    assert "the moon is in the way" in shown.err
    monkeypatch.setenv("HELPLOG_DEBUG", "1")
    with pytest.raises(ValueError, match="moon"):
        main(["check"])


IMPORTED = "import sys; from helplog.cli.main import main; code = main({}); print(*sys.modules, file=sys.stderr)"


@pytest.mark.parametrize(
    "arguments", [["--help"], *([name] for name in READING), ["init", "-h"]]
)
def test_nothing_that_reads_imports_the_site_generator(
    arguments: Sequence[str], journal: Path
) -> None:
    shown = subprocess.run(
        [sys.executable, "-c", IMPORTED.format(arguments)],
        cwd=journal,
        capture_output=True,
        text=True,
        check=True,
    )
    modules = set(shown.stderr.split())
    assert not {"mkdocs", "material", "jinja2"} & modules
    website = {name for name in modules if name.startswith("helplog.website")}
    looks_at_the_site = arguments == ["check"]
    assert looks_at_the_site or not website


def test_the_overview_imports_no_command_and_no_reader(journal: Path) -> None:
    shown = subprocess.run(
        [sys.executable, "-c", IMPORTED.format(["--help"])],
        cwd=journal,
        capture_output=True,
        text=True,
        check=True,
    )
    modules = {
        name
        for name in shown.stderr.split()
        if name.startswith(("helplog", "yaml", "wcwidth", "babel"))
    }
    assert "yaml" not in modules
    assert (
        not {
            "helplog.cli.looking.stats",
            "helplog.cli.output.styling",
            "wcwidth",
            "babel",
        }
        & modules
    )


def test_files_written_are_their_owners_alone(run: Runner, journal: Path) -> None:
    before = os.umask(0o022)
    try:
        assert run("init", str(journal.parent / "new"), "--no-git").code == 0
        modes = {
            path.stat().st_mode & 0o077 for path in (journal.parent / "new").rglob("*")
        }
    finally:
        os.umask(before)
    assert modes == {0}


def test_the_shell_completes_commands_and_people(journal: Path) -> None:
    def complete(words: str, number: int) -> str:
        return shell(
            cwd=journal,
            _HELPLOG_COMPLETE="bash_complete",
            COMP_WORDS=words,
            COMP_CWORD=str(number),
        ).stdout

    assert complete("helplog st", 1) == "plain,stats\n"
    assert complete("helplog people da", 2) == "plain,Dana Lee\n"
    assert shell(
        cwd=journal.parent, _HELPLOG_COMPLETE="bash_complete", COMP_WORDS="helplog people d", COMP_CWORD="2"
    ).stdout.strip() == ""  # fmt: skip
