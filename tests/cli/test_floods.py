"""Very many findings of a kind are one line with their number, wherever a person reads them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest
from tests.cli.running import Runner
from tests.covering import covering
from tests.hostile.small_journal import build_by, write_small_journal

from helplog.model.diagnostic import Diagnostic, Place, Severity
from helplog.model.floods import MOST_TOLD, gathered, in_short

PICTURE: Final = "![b](gone{}.png)\n"


def of_kind(
    code: str, number: int, severity: Severity = Severity.WARNING
) -> list[Diagnostic]:
    return [
        Diagnostic(
            Place(f"{code}-{n % 3}.md", n + 1), severity, code, f"{code} {n}", "Mend it"
        )
        for n in range(number)
    ]


def test_ten_are_told_one_by_one() -> None:
    found = of_kind("odd", MOST_TOLD)
    assert sorted(gathered(found)) == sorted(found)


def test_eleven_are_told_by_the_first_with_their_number() -> None:
    (told,) = gathered(reversed(of_kind("odd", 11)))
    assert told.where == Place("odd-0.md", 1)
    assert told.message == "11 like this one in 3 files: odd 0"
    assert told.hint == "Mend it. Each of them: helplog check --all"
    assert told.severity is Severity.WARNING


def test_each_kind_is_counted_for_itself() -> None:
    found = [
        *of_kind("odd", 30),
        *of_kind("odd", 2, Severity.NOTE),
        *of_kind("even", 3),
    ]
    assert len(list(gathered(found))) == 1 + 2 + 3


def test_a_word_without_an_end_is_shown_by_its_beginning() -> None:
    assert in_short(f"“{'A' * 200_000}” is odd").startswith("“AAAA")
    assert len(in_short(f"“{'A' * 200_000}” is odd")) < 200
    assert in_short("a sentence " * 100) == "a sentence " * 100


@pytest.fixture
def flooded(journal: Path) -> Path:
    pictures = "".join(map(PICTURE.format, range(40)))
    (journal / "entries" / "2026-11-18.md").write_text(f"---\nload: 3\n---\n{pictures}")
    return journal


@pytest.mark.usefixtures("flooded")
def test_check_tells_a_flood_in_a_line(run: Runner) -> None:
    told = run("check", "--today", "2026-11-18")
    assert told.code == 1
    assert told.out.count("link-leads-nowhere") == 1
    assert "40 like this one in this file" in told.out
    each = run("check", "--all", "--today", "2026-11-18")
    assert each.out.count("link-leads-nowhere") == 40
    whole = json.loads(run("check", "--json", "--today", "2026-11-18").out)
    assert [one["code"] for one in whole].count("link-leads-nowhere") == 40


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "way"), covering(["2026-11-16.md", "notes-{}.md"], ["helplog", "mkdocs"])
)
def test_a_build_tells_a_flood_in_a_line(tmp_path: Path, way: str, name: str) -> None:
    root = write_small_journal(tmp_path)
    for number in range(40):
        path = root / "entries" / name.format(number)
        with path.open("a") as file:
            file.write(PICTURE.format(number))
    done = build_by(way, root)
    assert done.returncode == 0
    assert (done.stdout + done.stderr).count("leads nowhere") == 1
    assert "40 like this one" in done.stdout + done.stderr
    assert build_by(way, root, "--strict").returncode == 1


@pytest.mark.slow
def test_programs_folders_draw_no_warnings(tmp_path: Path) -> None:
    root = write_small_journal(tmp_path)
    folder = root / "entries" / ".obsidian" / "plugins" / "odd"
    folder.mkdir(parents=True)
    (folder / "main.js").write_text("x")
    (folder / "main.ts").symlink_to("/dev/null")
    (folder / "styles.css").symlink_to("nowhere")
    (root / "entries" / "2026-11-16.md").write_text("main.js, main.ts, styles.css\n")
    done = build_by("helplog", root, "--strict")
    assert done.returncode == 0, done.stderr
