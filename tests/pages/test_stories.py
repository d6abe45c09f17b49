"""A need's story on a page of its own, and what was feared beside what came."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from tests.making import Said, d, entry, journal, say
from tests.pages.composed import in_language, pages_of, said_on

from helplog.insight.reflecting import reflect
from helplog.model.journal import Entry
from helplog.pages.stories.story import stories_of

TODAY = "2026-11-22"
CAKE = "needs/a-birthday-cake/index.md"


def need(what: str = "a birthday cake", **fields: Any) -> Said:
    return say("needs", (), what, **fields)


def test_a_story_goes_from_the_naming_by_way_of_a_no_to_the_yes() -> None:
    told = journal(
        replace(
            entry("2025-12-10", need(plan="when Ruth calls, I'll ask")),
            body="Nobody has thought of the cake. I sat up late.",
        ),
        entry("2026-01-05", need()),
        entry(
            "2026-01-17",
            say("asks", "Ruth", "bake", for_="a birthday cake", answer="no"),
        ),
        entry(
            "2026-01-20",
            say("asks", "Bea", "bring one", for_="a birthday cake", answer="yes"),
        ),
    )
    pages = pages_of(told, TODAY)
    said = said_on(pages[CAKE].html)
    order = (
        *(
            "It was met.",
            "2025",
            "Dec 10 Named when Ruth calls",
            "Nobody has thought of the cake.",
        ),
        *(
            "2026",
            "Jan 5 Named again",
            "Asked Ruth: bake no",
            "Asked Bea: bring one yes",
        ),
    )
    places = [said.find(one) for one in order]
    assert -1 not in places, said
    assert places == sorted(places)
    assert "Es hat sich erfüllt." in said_on(
        pages_of(in_language(told, "de"), TODAY)[CAKE].html
    )


def test_how_a_story_stands() -> None:
    asked = say("asks", "Ruth", "bake", for_="a birthday cake")
    refused = say("asks", "Ruth", "bake", for_="a birthday cake", answer="no")
    stands = {
        "Named this week.": [entry("2026-11-18", need())],
        "Carried for 2 weeks.": [entry("2026-11-05", need())],
        "Asked, and no answer yet.": [entry("2026-11-05", need(), asked)],
        "It is open again.": [entry("2026-11-05", need(), refused)],
        "It was let go.2026 Nov 5 Named Let go on November 5, 2026": [
            entry("2026-11-05", need(dropped="yes"))
        ],
        "It was met.2026 Nov 5 Named Met on November 9, 2026": [
            entry("2026-11-05", need(met=d("2026-11-09")))
        ],
    }
    for sentence, entries in stands.items():
        assert sentence in said_on(pages_of(journal(*entries), TODAY)[CAKE].html)


def test_of_what_is_private_a_story_tells_nothing() -> None:
    cake = entry("2026-11-05", need())
    told = journal(
        entry("2026-10-01", need("my own secret"), private=True),
        entry("2026-10-01", need(), private=True),
        cake,
        entry(
            "2026-11-09",
            say("accepted", "Bea", "x", for_="a birthday cake"),
            private=True,
        ),
    )
    pages = pages_of(told, TODAY)
    assert [uri for uri in pages if uri.startswith("needs/")] == [
        "needs/index.md",
        CAKE,
    ]
    said = said_on(pages[CAKE].html)
    assert said.strip().endswith("a birthday cake 2026 Nov 5 Named")
    assert "Met, or let go" not in said_on(pages["needs/index.md"].html)


def test_a_handoff_in_its_trial_is_in_no_story_nor_what_was_planned_of_it() -> None:
    told = journal(
        entry("2026-11-10", need(plan="when Ruth is back, I'll ask her")),
        entry(
            "2026-11-17", say("handoffs", "Ruth", "the cake", for_="a birthday cake")
        ),
    )
    assert "Ruth" not in said_on(pages_of(told, TODAY)[CAKE].html)


def test_addresses_are_their_own_and_stay_when_needs_are_added() -> None:
    older = [entry("2026-01-05", need("rest")), entry("2026-01-06", need("rest?!"))]
    newer = entry("2026-02-01", need("Rést"))

    def slugs(*entries: Entry) -> dict[str, str]:
        found = stories_of(reflect(journal(*entries), d(TODAY)))
        return {story.what: story.slug for story in found.values()}

    before = slugs(*older)
    after = slugs(*older, newer)
    assert before.items() <= after.items()
    assert len(set(after.values())) == len(after)
    assert after["rest"] == "rest"


def test_a_story_is_reached_from_the_week_the_asks_and_the_person() -> None:
    told = journal(entry("2026-11-10", say("needs", "Ruth", "a birthday cake")))
    pages = pages_of(told, TODAY)
    for uri in ("weeks/2026-11-09/index.md", "asks/index.md", "people/ruth/index.md"):
        assert "needs/a-birthday-cake/index.html" in pages[uri].html, uri
    assert 'href="../needs/index.html"' in pages["asks/index.md"].html


# Fears and facts.


def test_every_guess_and_every_fear_stands_against_what_came() -> None:
    told = journal(
        entry("2026-03-01", say("asks", "Sam", "a lift", chance=0.4, answer="yes")),
        entry("2026-03-02", say("thanks", "Bea", "soup", expected=7.0, felt=2.0)),
        entry("2026-03-03", say("asks", "Tom", "unanswered", chance=0.4)),
        entry(
            "2026-03-04",
            say("asks", "Tom", "secret", chance=0.4, answer="no"),
            private=True,
        ),
    )
    said = said_on(pages_of(told, TODAY)["fears/index.md"].html)
    assert "Asked Sam: a lift yes You gave a yes 40 %." in said
    assert "You feared 7, and it was 2." in said
    assert "Tom" not in said
    without = pages_of(journal(told.entries[2]), TODAY)
    assert "fears/index.md" not in without
    assert "/fears/" not in without["asks/index.md"].html


def test_beside_an_open_ask_stands_the_past_most_like_it_and_none_twice() -> None:
    past = [
        say("asks", "Sam", "a lift", lb=3, expected=7.0, felt=2.0, answer="yes"),
        say("asks", "Bea", "the keys", lb=10, chance=0.3, answer="yes"),
        say("asks", "Kit", "hidden", lb=3, expected=9.0, felt=1.0, answer="yes"),
    ]
    told = journal(
        entry("2026-03-01", *past[:2]),
        entry("2026-03-02", past[2], private=True),
        *(
            entry(f"2026-11-1{n}", say("asks", "Tom", f"wish {n}", lb=3))
            for n in range(3)
        ),
    )
    html = pages_of(told, TODAY)["asks/index.md"].html
    part = html[
        html.index('id="open"') : html.index("</section>", html.index('id="open"'))
    ]
    beside = [said_on(one) for one in re.findall(r'<p class="hl-why">.*?</p>', part)]
    assert [one.strip() for one in beside] == [
        "You feared 7 once, and it was 2: Asked Sam: a lift",
        "You gave a yes 30 % once, and the answer was yes: Asked Bea: the keys",
    ]
