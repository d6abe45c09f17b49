"""A German journal is shown in German: people, numbers, a week; and its days are understood."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.running import Runner


@pytest.fixture
def german(journal: Path) -> Path:
    config = journal / "mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(text.replace("helplog}", "helplog, language: de}"), "utf-8")
    return journal


@pytest.mark.usefixtures("german")
def test_the_numbers_are_said_in_german(run: Runner) -> None:
    told = run("stats").out
    assert told.startswith("Bisher geübt\n")
    assert "Alles zusammen" in told
    assert "Angebote, zu denen ich Ja gesagt habe" in told
    assert "Bis zur Antwort dauert es meist" in told
    assert "1 Tag" in told
    assert "practice" not in told


@pytest.mark.usefixtures("german")
def test_people_are_told_of_in_german(run: Runner) -> None:
    told = run("people", "dana").out
    assert "auch D" in told
    assert "zuletzt 17. November 2026" in told
    assert "Miteinander" in told


@pytest.mark.usefixtures("german")
def test_the_lists_of_a_week_are_named_and_not_counted(run: Runner) -> None:
    told = run("week").out
    assert "\nBitten\n" in told
    assert "\nAbgegeben\n" in told
    assert "Mal " not in told


@pytest.mark.usefixtures("german")
def test_what_may_rest_is_said_so(run: Runner, german: Path) -> None:
    (german / "entries" / "2026-11-16.md").write_text(
        "---\naccepted:\n  - Tom: Suppe\n    thanked: enough\n---\n", "utf-8"
    )
    assert "darf ruhen" in run("week").out


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize("said", ["gestern", "vorgestern", "letzten freitag"])
def test_days_are_understood_in_german_as_well(run: Runner, said: str) -> None:
    assert run("accept", "Bea", "soup", "--on", said).code == 0


def test_what_is_noticed_is_said_in_words(run: Runner, german: Path) -> None:
    page = german / "entries" / "2026-11-18.md"
    page.write_text("Meine Schwester hat mein Fahrrad repariert.\n", "utf-8")
    told = run("notice").out
    assert "meine Schwester: mein Fahrrad repariert · Ja gesagt · 3 lb" in told
