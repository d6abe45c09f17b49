"""Everyone, and one person: what they did and when, in the writer's words, without a tally."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.making import d, entry, journal, note, say
from tests.pages.composed import pages_of, said_on

from helplog.pages.letters.gist import gist, gists

TODAY = "2026-11-22"
PEOPLE = "people/index.md"
BY_NAME = "people/by-name/index.md"


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("came with a pie", "pie"),
        ("stayed and finished the drawing set with me", "drawing set"),
        ("fed the cat, and stayed", "cat"),
        ("for the keys", "keys"),
        ("Dad's Thursday tea", "Dad's Thursday tea"),
        ("nach den Quitten gefragt", "Quitten gefragt"),
        ("hat die Kinder vom Hort geholt", "Kinder"),
        ("had Milo in till my key turned up", "key"),
        ("talked to somebody at work about all of it", ""),
        ("see https://example.org", ""),
        (None, ""),
    ],
)
def test_what_somebody_did_is_a_word_or_three(what: str | None, said: str) -> None:
    assert gist(what) == said


def test_each_deed_is_said_once_and_the_latest_first() -> None:
    told = ("the soup", "a Soup", "", None, "the keys", "a pie", "the cat")
    assert gists(told, 3) == ("soup", "keys", "pie")


def test_a_line_says_what_they_did_and_when_they_were_last_met() -> None:
    told = journal(
        entry("2026-10-01", say("accepted", "Bea", "the soup")),
        entry("2026-11-18", say("asks", "Bea", "lend me the keys", answer="yes")),
        entry("2026-11-19", say("asks", "Tom", "a secret wish", answer="no")),
        entry("2026-11-20", say("accepted", "Bea", "the hidden pie"), private=True),
    )
    line = re.search(
        r"<li><a[^>]*people/bea/.*?</li>", pages_of(told, TODAY)[PEOPLE].html
    )
    assert line
    assert said_on(line[0]).strip() == "Bea keys, soup 4 days ago"
    assert not re.search(r"\d (ask|yes|connection)", pages_of(told, TODAY)[PEOPLE].html)


def test_more_than_sixty_are_folded_and_have_an_index_of_letters() -> None:
    def days(many: int) -> dict[str, str]:
        told = [
            entry(
                (d(TODAY) - timedelta(weeks=n)).isoformat(),
                say("asks", f"{chr(65 + n % 26)}{n} Lee", "a lift"),
            )
            for n in range(many)
        ]
        pages = pages_of(journal(*told), TODAY)
        return {uri: pages[uri].html for uri in (PEOPLE, BY_NAME)}

    few, many = days(60), days(200)
    assert "<details" not in few[PEOPLE] + few[BY_NAME]
    assert many[PEOPLE].split("<details")[0].count("hl-person") == 60
    assert many[PEOPLE].count("hl-person") == 200
    assert many[BY_NAME].split("<details")[0].count("hl-person") == 0
    letters = re.findall(r'<a href="#(letter-\d+)">(\w)</a>', many[BY_NAME])
    assert "".join(letter for _, letter in letters) == "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    assert all(f'<div id="{ident}">' in many[BY_NAME] for ident, _ in letters)


def test_nobody_takes_the_address_of_the_list() -> None:
    pages = pages_of(journal(entry("2026-11-18", say("asks", "By Name", "x"))), TODAY)
    assert pages["people/by-name-2/index.md"].title == "By Name"
    assert pages[BY_NAME].title == "People by name"


def test_a_person_is_told_newest_first_with_a_sentence_of_the_day() -> None:
    told = journal(
        replace(
            entry("2026-03-03", say("thanks", "Dana", "the soup")),
            body="Rain all day. I said thank you to Dana at the gate. She laughed.",
        ),
        replace(
            entry("2026-11-18", say("asks", "Dana Lee", "a lift")), body="Nobody here."
        ),
        replace(note("Dana Lee", "Dana"), body="Lives over the road."),
    )
    said = said_on(pages_of(told, TODAY)["people/dana-lee/index.md"].html)
    order = (
        "Lives over the road.",
        "Months with Dana Lee: March and November",
        "Last thanked on March 3, 2026.",
        "Open between you",
        "Nov 18 Asked Dana Lee",
        "Mar 3 Thanked Dana: the soup",
        "I said thank you to Dana at the gate.",
    )
    places = [said.find(one) for one in order]
    assert -1 not in places
    assert places == sorted(places)
    assert "Nobody here" not in said


def test_nothing_private_dates_a_person() -> None:
    told = journal(
        entry("2026-03-03", say("thanks", "Dana", "the soup")),
        replace(
            entry("2026-11-18", say("thanks", "Dana", "x"), private=True),
            body="Dana was here in secret.",
        ),
    )
    pages = pages_of(told, TODAY)
    said = said_on(pages["people/dana/index.md"].html)
    assert "November" not in said
    assert "secret" not in said
    assert "8 months ago" in said_on(pages[PEOPLE].html)


def test_a_long_story_folds_the_years_before() -> None:
    days = [(d(TODAY) - timedelta(days=7 * n)).isoformat() for n in range(200)]
    told = journal(*(entry(day, say("asks", "Sam", "a lift")) for day in days))
    open_part, *folds = pages_of(told, TODAY)["people/sam/index.md"].html.split(
        "<details"
    )
    assert open_part.count("hl-rail-day") > 60
    assert [re.search(r'id="(y\d+)"', fold)[1] for fold in folds] == ["y2024", "y2023"]  # type: ignore[index]
