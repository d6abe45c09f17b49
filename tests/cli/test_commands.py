"""What each command says."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from tests.cli.running import Runner
from tests.making import d

from helplog.cli.writing.naming import people_meant
from helplog.insight.reflecting import reflect
from helplog.store.opening import open_journal


def test_today_keeps_silent_about_a_handoff_in_its_trial(run: Runner) -> None:
    shown = run("today").out
    assert "Jo" not in shown
    assert "Sam: the boiler" in shown
    assert "someone to think the move through with · carried 1 week" in shown
    later = run("today", today="2026-12-01").out
    assert "Ready to talk" in later
    assert "Jo: owns the Friday dinners" in later


def test_today_for_programs(run: Runner) -> None:
    shown = run("today", "--json").json
    assert shown["today"] == "2026-11-18"
    assert shown["week"]["start"] == "2026-11-16"
    assert [item["what"] for item in shown["open"]["asks"]] == [
        "the boiler",
        "the keys",
    ]


@pytest.mark.parametrize("which", ["last", "2026-W46", "2026-11-10", "2026-11-15"])
def test_a_week_is_named_in_many_ways(which: str, run: Runner) -> None:
    assert run("week", which, "--json").json["start"] == "2026-11-09"


def test_a_week_shows_its_answers_and_all_its_items(run: Runner) -> None:
    shown = run("week").out
    assert "2026-W47" in shown
    assert "Jo: owns the Friday dinners" in shown, (
        "on the page of its own week a handoff is shown"
    )
    assert "the week before: 1 rep, 5 lb lifted" in shown
    assert "✓ Who did I let help me this week?" in shown
    assert "○ Who did I connect with" in shown


def test_a_week_before_the_first_says_where_the_journal_begins(run: Runner) -> None:
    shown = run("week", "2020-W01")
    assert (shown.code, shown.err.count("\n")) == (1, 1)
    assert "November 9, 2026" in shown.err


def test_a_week_to_come_says_so(run: Runner) -> None:
    for form in ((), ("--letter",), ("--md",), ("--json",)):
        shown = run("week", "2027-W20", *form)
        assert (shown.code, shown.out) == (1, "")
        assert "the week of May 17, 2027 is still to come" in shown.err


def test_words_that_begin_with_a_dash_go_after_two(run: Runner) -> None:
    for words in (["Sam", "-x marks the spot"], ["Sam", "--no, the other lamp"]):
        refused = run("ask", *words)
        assert refused.code == 2
        assert "words that begin with a dash go after --: helplog ask -- …" in (
            refused.err
        )
        asked = run("ask", "--today", "2026-11-18", "--", *words)
        assert words[1] in asked.out
    assert "after --" not in run("open", "--no-such-thing").err


def test_open_numbers_run_through_all_lists(run: Runner) -> None:
    shown = run("open", "--json", today="2026-12-02").json
    refs = [
        item["ref"]
        for name in ("asks", "needs", "handoffs_ready", "thanks")
        for item in shown[name]
    ]
    assert refs == [1, 2, 3, 4, 5]
    text = run("open", today="2026-12-02").out
    assert "  1 Sam: the boiler" in text
    assert "  5 Dana Lee: carried the boxes" in text


def test_people_by_last_contact(run: Runner) -> None:
    shown = run("people", "--json").json
    assert [person["name"] for person in shown] == [
        "Dana Lee",
        "Sam",
        "Sam Ortiz",
        "Priya",
    ]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Dana Lee", "Dana Lee"),
        ("DANA", "Dana Lee"),
        ("d", "Dana Lee"),
        ("lee", "Dana Lee"),
        ("dana-lee", "Dana Lee"),
        ("@priya", "Priya"),
        ("pri", "Priya"),
        ("Pryia", None),
        ("Priyaa", "Priya"),
        ("sam", "Sam"),
        ("ortiz", "Sam Ortiz"),
        ("", None),
        ("Zoe", None),
    ],
)
def test_a_name_is_taken_as_it_is_meant(
    name: str, meant: str | None, journal: Path
) -> None:
    reflection = reflect(open_journal(journal), d("2026-11-18"))
    assert [person.name for person in people_meant(name, reflection)] == (
        [meant] if meant else []
    )


def test_a_name_that_could_be_several_lists_them(run: Runner) -> None:
    shown = run("people", "sa")
    assert (shown.code, shown.out) == (1, "")
    assert "Sam or Sam Ortiz" in shown.err


def test_a_person_and_what_there_was(run: Runner) -> None:
    shown = run("people", "dana", "lee", "--json").json
    assert shown["name"] == "Dana Lee"
    assert [item["what"] for item in shown["items"]] == ["carried the boxes"]
    assert "Dana Lee: carried the boxes" in run("people", "dana").out


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ([], 6),
        (["kind:asks"], 3),
        (["kind:asks", "-who:Sam"], 2),
        (["kind:asks -who:Sam"], 2),
        (["kind:asks", "-sam"], 1),
        (["-J", ".", "boiler"], 1),
        (["the boxes"], 1),
        (["who:Dana Lee", "boxes"], 1),
        (['who:"Dana Lee" boxes'], 1),
        (["boxes carried"], 1),
        (["boxes carried", "the"], 0),
        (["--", "-who:Sam", "kind:asks"], 2),
    ],
)
def test_a_query_is_read_as_the_shell_hands_it_over(
    query: list[str], found: int, run: Runner
) -> None:
    shown = run("find", "--json", "--today", "2026-11-18", *query)
    assert len(shown.json) == found, shown.err


def test_finding_nothing_is_fine(run: Runner) -> None:
    shown = run("find", "elephant")
    assert (shown.code, shown.out) == (0, "")
    assert shown.err


def test_check_is_quiet_where_all_is_well(run: Runner) -> None:
    shown = run("check")
    assert (shown.code, shown.err) == (0, "")
    assert "Everything reads as written" in run("check").out or "note:" in shown.out


def test_check_names_place_severity_and_code_and_what_to_type(
    run: Runner, journal: Path
) -> None:
    (journal / "entries/2026-11-18.md").write_text(
        "---\nacepted: Sam\n---\n", encoding="utf-8"
    )
    shown = run("check")
    lines = shown.out.splitlines()
    place = os.path.join("entries", "2026-11-18.md")  # noqa: PTH118
    at = next(
        number
        for number, line in enumerate(lines)
        if line.startswith(f"{place}:2:1: warning: ")
    )
    assert lines[at].endswith(" [unknown-key]")
    assert lines[at + 1].startswith("    ")
    assert shown.code == 1
    assert {d["code"] for d in run("check", "--json").json} >= {"unknown-key"}
    assert run("check", "--json").code == 1


def test_check_paths_lead_there_from_the_current_folder(
    run: Runner, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (journal / "entries/2026-11-18.md").write_text(
        "---\nacepted: Sam\n---\n", encoding="utf-8"
    )
    monkeypatch.chdir(journal / "entries/people")
    paths = [
        line.split(":")[0]
        for line in run("check").out.splitlines()
        if not line.startswith(" ")
    ]
    assert paths
    assert all(Path(path).is_file() for path in paths)


def test_notes_count_under_strict_alone(run: Runner, journal: Path) -> None:
    for path in (journal / "entries").glob("*.md"):
        path.unlink()
    (journal / "entries/2026-11-18.md").write_text(
        "---\nasks:\n  - Priya: one\n  - Pria: two\n---\n", encoding="utf-8"
    )
    assert {d["severity"] for d in run("check", "--json").json} == {"note"}
    assert run("check").code == 0
    assert run("check", "--strict").code == 1


def test_stats_says_what_its_json_says(run: Runner) -> None:
    totals = run("stats", "--json").json["totals"]
    assert f"{totals['reps']} reps, {totals['lifted_lb']} lb lifted" in run("stats").out


def test_streaks_off_leaves_no_trace(run: Runner, journal: Path) -> None:
    (journal / "mkdocs.yml").write_text(
        "docs_dir: entries\nplugins:\n  - helplog: {streaks: off}\n", encoding="utf-8"
    )
    for name in ("today", "week", "stats"):
        shown = run(name).out
        assert not [
            word
            for word in ("streak", "strength", "of the last", "in a row", "rest")
            if word in shown
        ], name
    assert not {"strength", "streaks"} & run("stats", "--json").json.keys()


def test_init_says_what_it_wrote_and_declines_a_second_time(
    run: Runner, journal: Path
) -> None:
    shown = run("init", "../new")
    assert shown.code == 0
    assert "+ mkdocs.yml" in shown.out
    assert (journal.parent / "new/entries/2026/2026-11-18.md").is_file()
    assert (journal.parent / "new/.git").is_dir()
    again = run("init", "../new")
    assert (again.code, again.err.count("\n")) == (1, 1)
    assert run("-J", "../new", "check", "--strict").code == 0


def test_init_without_git(
    run: Runner, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("init", "../new", "--no-git").code == 0
    assert not (journal.parent / "new/.git").exists()
    monkeypatch.setenv("PATH", "")
    shown = run("init", "../newer")
    assert shown.code == 0
    assert "git is not installed" in shown.out


@pytest.mark.slow
def test_build_makes_a_site_for_its_owner_alone(run: Runner, journal: Path) -> None:
    shown = run("build", "--quiet")
    assert shown.code == 0, shown.err
    page = journal / "site/index.html"
    assert "Today" in page.read_text(encoding="utf-8")
    assert {path.stat().st_mode & 0o077 for path in (journal / "site").rglob("*")} == {
        0
    }


@pytest.mark.slow
def test_git_leaves_the_site_alone_whatever_the_journal_forgets(
    run: Runner, journal: Path
) -> None:
    subprocess.run(["git", "init", "--quiet"], cwd=journal, check=True)
    (journal / ".gitignore").write_text("*.swp\n", "utf-8")
    assert run("build", "--quiet").code == 0
    assert run("build", "--quiet", "--site-dir", "../elsewhere").code == 0
    said = subprocess.run(
        ["git", "status", "--porcelain", "-uall"],
        cwd=journal,
        check=True,
        capture_output=True,
        text=True,
    )
    names = sorted(line[3:] for line in said.stdout.splitlines())
    assert names == [
        ".gitignore",
        "entries/2026-11-10.md",
        "entries/2026-11-17.md",
        "entries/people/dana.md",
        "mkdocs.yml",
    ]
    assert not (journal.parent / "elsewhere/.gitignore").exists()


@pytest.mark.slow
def test_build_never_empties_what_is_no_site(run: Runner, journal: Path) -> None:
    (journal.parent / "home").mkdir()
    (journal.parent / "home/letter.txt").write_text("dear", encoding="utf-8")
    for folder in ("../home", "..", "."):
        shown = run("build", "--site-dir", folder)
        assert (shown.code, shown.err.count("\n")) == (1, 1), shown.err
    assert (journal.parent / "home/letter.txt").is_file()
    (journal.parent / "empty").mkdir()
    assert run("build", "--site-dir", "../empty").code == 0
    assert run("build", "--site-dir", "../empty").code == 0, "a site may be built again"


@pytest.mark.slow
def test_build_under_strict_ends_with_one_where_something_was_found(
    run: Runner, journal: Path
) -> None:
    assert run("build", "--strict", "--quiet").code == 0
    (journal / "entries/2026-11-18.md").write_text(
        "---\nacepted: Sam\n---\n", encoding="utf-8"
    )
    assert run("build", "--quiet").code == 0
    shown = run("build", "--strict", "--quiet")
    assert shown.code == 1
    assert "unknown-key" in shown.err
    assert "Traceback" not in shown.err


def test_a_journal_with_nothing_in_it_shows_no_empty_lists(
    run: Runner, journal: Path
) -> None:
    for path in (journal / "entries").rglob("*.md"):
        path.unlink()
    shown = run("stats").out
    assert shown.split("\n") == ["The practice so far", "  Nothing on the bar yet", ""]
    assert "nothing was open" in run("done", "1").err


def test_a_journal_of_one_week_is_not_counted_in_weeks(
    run: Runner, journal: Path
) -> None:
    (journal / "entries/2026-11-10.md").unlink()
    assert "strength" not in run("today").out
    (journal / "entries/2026-11-17.md").write_text("---\nthanks: Ana\n---\n", "utf-8")
    said = run("today", today="2026-11-25").out
    assert "of the last" not in said
    assert "strength" not in said


@pytest.mark.slow
def test_a_journal_that_names_no_folder_builds_from_its_entries(
    run: Runner, journal: Path
) -> None:
    """A site generator would look for `docs`; the journal's format says `entries`."""
    (journal / "mkdocs.yml").write_text(
        "site_name: J\ntheme: {name: material}\nplugins: [helplog]\n", "utf-8"
    )
    shown = run("build", "--quiet")
    assert (shown.code, shown.out) == (0, ""), shown.err
    assert (journal / "site/weeks/2026-11-16/index.html").is_file()
    assert run("doctor", today="").code == 0
