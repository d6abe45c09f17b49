"""Home on a first day, after a first rep, in the first weeks, and after a long gap."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.making import entry, journal, say
from tests.pages.composed import in_language, pages_of, said_on

from helplog.model.journal import Journal
from helplog.model.prompts import GENTLE

TODAY = "2026-11-22"


def home(whole: Journal, today: str = TODAY) -> str:
    return pages_of(whole, today)["index.md"].html


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_first_day_has_no_numbers_but_a_light_plate_and_three_ways_to_write(
    language: str,
) -> None:
    html = home(in_language(journal(), language))
    assert "hl-ghost" in html
    assert "hl-rack" not in html
    assert "hl-three" not in html
    said = said_on(re.sub(r'<p class="hl-(overline|quiet).*?</p>', "", html))
    assert re.findall(r"\d+", said) == ["3"], "the plate's"
    assert html.count("<dt>") == 3
    assert "helplog ask" in html
    assert "entries/2026-11-22.md" in html


def test_where_the_journal_lies_on_a_disk_is_not_told() -> None:
    empty = journal()
    deep = replace(empty.settings, docs_dir="/home/nora/private/entries")
    html = home(replace(empty, settings=deep))
    assert "<code>entries/2026-11-22.md</code>" in html
    assert "nora" not in html


def test_a_first_rep_is_greeted_once() -> None:
    first = entry("2026-11-18", say("asks", "Sam", "a lift"))
    assert "Your first. That was the hard one." in home(journal(first))
    second = entry("2026-11-19", say("thanks", "Sam"))
    assert "Your first" not in home(journal(first, second))
    assert "Your first" not in home(journal(first), "2026-11-25"), "the week after"
    hidden = entry("2026-11-18", say("asks", "Sam", "a lift"), private=True)
    assert "Your first" not in home(journal(hidden))


def test_the_first_three_weeks_are_asked_the_gentlest_alone() -> None:
    lift = say("asks", "Sam", "a lift")
    written = journal(entry("2026-11-02", lift), entry("2026-11-20"))

    def asked(day: int) -> str:
        said = said_on(home(written, f"2026-11-{day:02d}"))
        return (
            said[said.index("To write from ") :].removeprefix("To write from ").strip()
        )

    assert {asked(day) for day in range(2, 23)} == set(GENTLE)
    assert {asked(day) for day in range(23, 31)} - set(GENTLE)


def long_ago(*more: str) -> Journal:
    before = entry(
        "2026-09-01", say("needs", (), "the roof"), say("asks", "Bea", "soup")
    )
    said = replace(
        before, body="We laughed about the roof. It held. " + "And on. " * 40
    )
    return journal(said, *(entry(day) for day in more))


def test_coming_back_is_a_kind_sentence_own_words_and_one_small_ask() -> None:
    html = home(long_ago())
    shown, folded = html.split('<details class="hl-data hl-before">')
    told = said_on(shown)
    order = ["Welcome back.", "We laughed about the roof.", "One small ask"]
    at = [told.index(one) for one in order]
    assert at == sorted(at)
    assert "And on. …" not in told, "in whole sentences"
    assert "Asked Bea: soup" not in told
    assert "Asked Bea: soup" in said_on(folded)
    assert not re.search(r"missed|\d+ weeks", told)


def test_how_often_one_came_back_is_worth_showing_from_the_second_time_on() -> None:
    assert "You have come back" not in said_on(home(long_ago()))
    twice = long_ago("2026-10-01", "2026-11-20")
    assert "You have come back 2 times." in said_on(home(twice))


def test_what_was_expected_is_one_sentence_once_it_can_be_said() -> None:
    felt = [say("asks", "Sam", f"thing {n}", expected=8.0, felt=3.0) for n in range(5)]
    told = said_on(home(journal(entry("2026-11-18", *felt))))
    assert "Beforehand it felt like 8 of 10; it was 3." in told
    few = said_on(home(journal(entry("2026-11-18", *felt[:4]))))
    assert "Beforehand" not in few


def test_a_talk_is_one_line_and_all_that_belongs_to_it_is_folded() -> None:
    bins = say(
        "handoffs", "Sam", "the bins", load="the list", success="empty on Friday"
    )
    days = [entry("2026-10-20", bins), entry("2026-11-06"), entry("2026-11-18")]
    html = home(journal(*days))
    line = html[html.index('id="ready-to-talk"') :]
    before, _, folded = line.partition('<details class="hl-known">')
    assert "the bins" in before
    assert "empty on Friday" not in before
    assert "empty on Friday" in folded
    assert "what worked" in folded


def test_a_handoff_in_its_trial_is_not_mentioned_at_home() -> None:
    bins = say("handoffs", "Sam", "the bins, all of them")
    html = home(journal(entry("2026-11-18", bins, say("thanks", "Ana"))))
    assert "bins" not in html
    assert "You thanked Ana." in html
