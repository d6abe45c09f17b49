"""`check` is quiet about what was understood, and `check --fix` mends what has one certain cure."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.running import Runner

PHONE = "---\naks:\n\u00a0\u00a0-Priya: “review the report”\n---\nA day.\n"
PLAIN = '---\nasks:\n  - Priya: "review the report"\n---\nA day.\n'


def write(journal: Path, text: str, uri: str = "2026-11-18.md") -> Path:
    path = journal / "entries" / uri
    path.write_bytes(text.encode())
    return path


def test_what_was_understood_is_counted_and_no_more(run: Runner, journal: Path) -> None:
    write(journal, "---\nasks:\n  -Priya: “the report”\n---\n")
    shown = run("check")
    assert shown.code == 0
    assert "curly-quotes" not in shown.out
    assert shown.out.splitlines()[-1] == (
        "2 spellings understood · helplog check --all shows each, "
        "--fix mends what is certain"
    )
    assert run("check", "--strict").code == 1  # a note of another file is shown
    every = run("check", "--all")
    told = "3:3: info: There is no space after the dash [no-space-after-dash]"
    assert told in every.out
    assert "curly-quotes" in every.out
    assert "understood ·" not in every.out
    assert every.code == 0


def test_under_strict_and_all_what_was_understood_counts(
    run: Runner, journal: Path
) -> None:
    for path in (journal / "entries").rglob("*.md"):
        path.unlink()
    write(journal, "---\nasks:\n  -Priya: the report\n---\n")
    assert run("check", "--strict").code == 0
    assert run("check", "--strict", "--all").code == 1


def test_json_tells_everything_with_its_fix(run: Runner, journal: Path) -> None:
    write(journal, "---\nasks:\n  -Priya: the report\n---\n")
    (told,) = [
        one
        for one in run("check", "--json").json
        if one["code"] == "no-space-after-dash"
    ]
    assert told["severity"] == "info"
    edit = {"line": 3, "column": 4, "end_line": 3, "end_column": 4, "text": " "}
    assert told["fix"] == {"title": told["hint"], "edits": [edit]}


def test_a_file_is_mended_before_ones_eyes_and_one_undo_takes_it_back(
    run: Runner, journal: Path
) -> None:
    path = write(journal, PHONE)
    other = write(journal, "---\nneeds: “rest”\n---\n", "2026-11-16.md")
    shown = run("check", "--fix")
    assert path.read_text("utf-8") == PLAIN
    assert other.read_text("utf-8") == '---\nneeds: "rest"\n---\n'
    assert '2026-11-16.md:2: needs: “rest” → needs: "rest"' in shown.out
    assert "2026-11-18.md:2: aks: → asks:" in shown.out
    assert "2026-11-18.md:3: -Priya: “review the report” → - Priya:" in shown.out
    assert "Mended 3 lines in 2 files. Take it back with: helplog undo" in shown.out
    assert shown.code == 0
    assert run("undo", today="").code == 0
    assert path.read_text("utf-8") == PHONE
    assert other.read_text("utf-8") == "---\nneeds: “rest”\n---\n"


def test_what_cant_be_seen_is_shown_by_a_sign(run: Runner, journal: Path) -> None:
    write(journal, "---\nasks:\n\t- Priya: the report\n---\n")
    assert (
        ":3: ⇥- Priya: the report →     - Priya: the report"
        in run("check", "--fix", "--dry-run").out
    )


def test_a_dry_run_writes_nothing(run: Runner, journal: Path) -> None:
    path = write(journal, PHONE)
    shown = run("check", "--fix", "--dry-run")
    assert path.read_bytes() == PHONE.encode()
    assert (
        "2 lines in 1 file would be mended; helplog check --fix does it." in shown.out
    )
    assert "unknown-key" not in shown.out
    assert shown.code == 0
    assert run("undo", today="").code == 1


def test_what_is_left_is_told_and_counts(run: Runner, journal: Path) -> None:
    write(journal, PHONE.replace("---\nA day", "load: eleven\n---\nA day"))
    shown = run("check", "--fix")
    assert "4:7: error" in shown.out
    assert shown.code == 1


def test_where_nothing_is_to_be_mended_it_says_so(run: Runner) -> None:
    shown = run("check", "--fix")
    assert "There is nothing that one certain cure would mend." in shown.out
    assert shown.code == 0


def test_line_ends_and_mark_stay(run: Runner, journal: Path) -> None:
    path = write(journal, "\ufeff" + PHONE.replace("\n", "\r\n"))
    run("check", "--fix")
    assert path.read_bytes() == ("\ufeff" + PLAIN.replace("\n", "\r\n")).encode()


def test_a_file_that_can_only_be_read_is_said_and_the_others_mended(
    run: Runner, journal: Path
) -> None:
    closed = write(journal, PHONE, "2026-11-16.md")
    path = write(journal, PHONE)
    closed.chmod(0o400)
    shown = run("check", "--fix")
    assert "2026-11-16.md can only be read" in shown.err
    assert closed.read_bytes() == PHONE.encode()
    assert path.read_bytes() == PLAIN.encode()
    assert shown.code == 1  # its misspelt key is still there


def test_a_private_file_is_mended_as_well_and_stays_private(
    run: Runner, journal: Path
) -> None:
    path = write(journal, "---\nprivate true\nasks:\n  -Priya: a word\n---\n")
    shown = run("check", "--fix")
    assert "-Priya: a word" in shown.out
    assert path.read_text() == "---\nprivate: true\nasks:\n  - Priya: a word\n---\n"


def test_what_would_say_something_else_is_left(run: Runner, journal: Path) -> None:
    path = write(journal, "---\nasks:\n  - Sam\naks: Lee\n---\n")
    shown = run("check", "--fix")
    assert path.read_text() == "---\nasks:\n  - Sam\naks: Lee\n---\n"
    assert (
        "left as it is: with this put right, the file would say something" in shown.out
    )
    assert shown.code == 1


@pytest.mark.parametrize("options", [["--dry-run"], ["--fix", "--json"]])
def test_what_makes_no_sense_together_is_said(run: Runner, options: list[str]) -> None:
    assert run("check", *options).code == 2


def test_a_journal_that_another_program_would_publish_is_told_of_below_the_findings(
    run: Runner, journal: Path
) -> None:
    configuration = journal / "mkdocs.yml"
    text = configuration.read_text("utf-8")
    configuration.write_text(text.replace("name: helplog", "name: material"), "utf-8")
    said = run("check", "--strict").out
    assert "Another program that reads mkdocs.yml" in said
    assert "readable-elsewhere" not in run("check", "--json").out
    mended = run("check", "--fix").out
    assert "theme: {name: material} → theme: {name: helplog}" in mended
    assert configuration.read_text("utf-8") == text
    assert "Another program" not in run("check").out
