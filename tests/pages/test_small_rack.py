"""A week's bar as large as a line of text."""

from __future__ import annotations

import re
from datetime import date

from tests.making import entry, journal, say

from helplog.insight.reflecting import reflect
from helplog.model.journal import Entry
from helplog.pages.weeks.rack import small_plates, small_rack
from helplog.pages.words import words_in

TODAY = date(2026, 11, 22)


def drawn(told: Entry) -> str:
    reflection = reflect(journal(told), TODAY)
    return small_rack(words_in("en"), reflection.this_week)


def test_it_draws_the_week_and_says_what_it_counts() -> None:
    told = entry("2026-11-18", say("asks", "Lee"), say("accepted", "Mira", "pie", lb=5))
    picture = drawn(told)
    assert 'aria-label="1 ask · 1 yes"' in picture
    assert re.findall(r'href="#([^"]+)"', picture) == ["accepted5", "asks3"]
    assert "Mira" not in picture


def test_a_full_week_is_no_wider_than_a_line_and_counts_every_lift() -> None:
    told = entry("2026-11-18", *(say("asks", "Lee", str(n)) for n in range(60)))
    picture = drawn(told)
    assert 'aria-label="60 asks"' in picture
    assert picture.count("<use ") == 14


def test_a_week_without_a_lift_has_none() -> None:
    assert not drawn(entry("2026-11-18", say("needs", what="help")))


def test_the_page_has_each_outline_once_and_all_that_are_used() -> None:
    told = [
        entry(f"2026-11-{day}", say("asks", "Lee"), say("thanks", "Mira", lb=weight))
        for day, weight in (("03", 7.5), (10, 3), (18, 3))
    ]
    weeks = reflect(journal(*told), TODAY).weeks
    plates = small_plates(weeks)
    idents = re.findall(r'id="([^"]+)" class="hl-', plates)
    assert sorted(idents) == ["asks3", "thanks3", "thanks7.5"]
    used = {
        ident
        for week in weeks
        for ident in re.findall(r'href="#([^"]+)"', small_rack(words_in("en"), week))
    }
    assert used == set(idents)
