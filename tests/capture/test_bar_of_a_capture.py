"""After a capture the terminal shows the new plate on its week's bar, and says what it is in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from helplog.cli.main import main


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "mkdocs.yml").write_text(
        "plugins:\n  - helplog:\n      week_start: sunday\n", "utf-8"
    )
    (tmp_path / "entries").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said_after(capsys: pytest.CaptureFixture[str], *command: str) -> list[str]:
    capsys.readouterr()
    assert main([*command, "--today", "2026-11-18"]) == 0
    return capsys.readouterr().out.splitlines()


def test_the_new_plate_is_marked_among_those_of_its_week(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["thank", "Mia", "soup", "--on", "2026-11-15", "--today", "2026-11-18"])
    main(["ask", "Sam", "a van", "--weight", "25", "--today", "2026-11-18"])
    assert said_after(capsys, "accept", "Lee", "a chair") == [
        "Wednesday 18 November 2026",
        "  ━━┫▍━█▋▍┣━━",
        "         ▴",
        "  Said yes to Lee: a chair · 3 lb",
        "entries/2026/2026-11-18.md:6",
    ], "a Sunday begins the week here"


def test_another_week_has_a_bar_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    main(["thank", "Mia", "soup", "--on", "2026-11-14", "--today", "2026-11-18"])
    assert "  ━━┫▍┣━━" in said_after(capsys, "ask", "Sam", "a van")


def test_what_weighs_nothing_is_said_without_a_bar(
    capsys: pytest.CaptureFixture[str],
) -> None:
    need = said_after(capsys, "need", "a quiet hour")
    assert need[1] == "  Need: a quiet hour"


def test_fields_are_said_as_one_says_them(capsys: pytest.CaptureFixture[str]) -> None:
    asked = said_after(
        capsys, "ask", "Priya", "read it", "--chance", "40%", "--by", "friday"
    )
    assert "    chance: 40%" in asked
    assert "    by: Friday 20 November 2026" in asked


def test_a_part_of_a_week_is_not_shown_as_the_week(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for day in range(1, 29):
        for month in ("09", "10"):
            (root / f"entries/2026-{month}-{day:02d}.md").write_text("x\n", "utf-8")
    old = said_after(capsys, "ask", "Sam", "a van", "--on", "2026-09-09")
    assert not any("┫" in row for row in old)
    assert "  Asked Sam: a van · 3 lb" in old
