"""That this week's prose may hold items: said once, in the preview, on this week's page alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.making import entry, journal
from tests.pages.composed import as_written, in_language

from helplog.insight.reflecting import reflect
from helplog.model.journal import Journal
from helplog.pages.composing import compose
from helplog.store.noticing.looking import count_this_week

TODAY = date(2026, 11, 18)


def pages_that_say(given: Journal, said: str, *, preview: bool) -> list[str]:
    pages = compose(reflect(given, TODAY), as_written, preview=preview, noticed=2)
    return [page.uri for page in pages if said in page.html]


def of_two_weeks(*, private: bool = False) -> Journal:
    days = [
        replace(entry(on), body="My sister fixed my bike.\n\nUlli gave me a lift.\n")
        for on in ("2026-11-10", "2026-11-17")
    ]
    return journal(*(replace(day, private=private) for day in days))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "2 things here might be items; “helplog notice” shows them."),
        ("de", "Hier könnten 2 Sachen mitzählen; „helplog notice“ zeigt sie."),
    ],
)
def test_this_weeks_page_says_it_in_the_preview(language: str, said: str) -> None:
    given = in_language(of_two_weeks(), language)
    assert pages_that_say(given, said, preview=True) == ["weeks/2026-11-16/index.md"]


def test_a_site_that_is_built_never_does() -> None:
    assert pages_that_say(of_two_weeks(), "helplog notice", preview=False) == []


def test_a_page_counts_nothing_of_a_private_day(tmp_path: Path) -> None:
    public, hidden = of_two_weeks(), of_two_weeks(private=True)
    assert count_this_week(tmp_path, public, TODAY, private=False) == 2
    assert count_this_week(tmp_path, hidden, TODAY, private=False) == 0
    assert count_this_week(tmp_path, hidden, TODAY, private=True) == 2
