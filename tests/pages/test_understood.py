"""What was understood, and is only spelled otherwise, is on no page."""

from __future__ import annotations

from datetime import date

from tests.pages.composed import pages_of

from helplog.model.journal import Entry, Journal
from helplog.model.settings import Settings
from helplog.text.reading.file import read


def pages(text: str) -> dict[str, str]:
    entry, found = read("2026-11-18.md", text.encode(), Settings())
    assert isinstance(entry, Entry)
    assert found
    journal = Journal(settings=Settings(), entries=(entry,), diagnostics=found)
    composed = pages_of(journal, f"{date(2026, 11, 18)}")
    return {uri: str(page.html) for uri, page in composed.items()}


def test_a_spelling_that_was_understood_is_on_no_page() -> None:
    shown = pages("---\nasks:\n  -Priya: “the report”\n---\n")
    assert "attention/index.md" not in shown
    assert not any("hl-findings" in html for html in shown.values())


def test_what_is_in_doubt_stands_there_alone() -> None:
    shown = pages("---\nasks:\n  -Priya: “the report”\nload: eleven\n---\n")
    assert "not-0-to-10" in shown["attention/index.md"] or (
        "eleven" in shown["attention/index.md"]
    )
    assert "Typographic" not in "".join(shown.values())
