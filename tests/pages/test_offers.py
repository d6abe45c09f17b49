"""Where offers stand on pages: open ones where one may answer them, answered ones as what they became."""

from __future__ import annotations

import re

from tests.making import d, entry, journal, say
from tests.pages.composed import in_language, index_of, pages_of, said_on

from helplog.model.journal import Journal

TODAY = "2026-11-22"
FIRST, SECOND = "weeks/2026-11-09/index.md", "weeks/2026-11-16/index.md"


def offered() -> Journal:
    """Three offers of one day, in the week before this one; one was taken on Tuesday of this week."""
    return journal(
        entry(
            "2026-11-13",
            say(
                "offers",
                "Sam",
                "the sofa",
                answer="yes",
                answered=d("2026-11-17"),
                lb=10,
            ),
            say("offers", "Ana", "a pie"),
            say("offers", "Lee", "a ride", answer="no"),
            say("declined", "Mia", "the plants", open="yes"),
        ),
        entry("2026-11-14", say("offers", "Kim", "a secret"), private=True),
    )


def sections(html: str) -> dict[str, str]:
    """What is said below each heading of the second level, by its id."""
    parts = re.split(r'<h2 id="([^"]*)"', html)[1:]
    return {
        ident: said_on(part.split("</ul>")[0])
        for ident, part in zip(parts[::2], parts[1::2], strict=True)
    }


def test_open_offers_stand_on_the_home_page_and_among_the_asks() -> None:
    """At home the one that is the small ask already stands there alone."""
    pages = pages_of(offered(), TODAY)
    home = said_on(pages["index.md"].html)
    assert "Ana, about your offer: a pie. Yes, please." in home
    for uri, listed in (
        ("index.md", "Mia: the plants"),
        ("asks/index.md", "Ana offered: a pie"),
    ):
        said = sections(pages[uri].html)["offers"]
        assert listed in said
        assert "Sam" not in said
        assert "Lee" not in said
    assert home.count("a pie") == 1


def test_a_journal_with_nothing_but_an_open_offer_does_not_say_that_nothing_waits() -> (
    None
):
    home = pages_of(journal(entry("2026-11-13", say("offers", "Ana", "a pie"))), TODAY)[
        "index.md"
    ]
    assert "Nothing waits" not in said_on(home.html)


def test_the_week_it_came_in_says_so_and_the_week_it_was_taken_in_lifts_it() -> None:
    pages = pages_of(offered(), TODAY)
    first, second = said_on(pages[FIRST].html), said_on(pages[SECOND].html)
    assert "Sam offered: the sofa" in first
    assert "yes, after 4 days" in first
    assert "rep" not in first
    assert "1 rep" in second
    assert "Said yes to Sam: the sofa" in second


def test_a_lift_leads_to_the_offer_it_was() -> None:
    pages = pages_of(offered(), TODAY)
    (link,) = re.findall(
        r'href="([^"]*)"[^>]*><rect class="hl-aim"', pages[SECOND].html
    )
    _, _, anchor = link.partition("#")
    assert "2026-11-09" in link
    assert f'id="{anchor}"' in pages[FIRST].html


def test_a_persons_page_tells_it_once_with_its_answer() -> None:
    page = pages_of(offered(), TODAY)["people/sam/index.md"]
    said = said_on(page.html)
    assert said.count("the sofa") == 1
    assert "Sam offered: the sofa" in said
    assert "yes, after 4 days" in said


def test_a_private_offer_counts_and_is_told_nowhere() -> None:
    pages = pages_of(offered(), TODAY)
    assert not [
        uri
        for uri, page in pages.items()
        if "secret" in page.html + index_of(page) or "Kim" in page.html
    ]


def test_they_are_said_in_german() -> None:
    pages = pages_of(in_language(offered(), "de"), TODAY)
    assert "Angebot von Ana: a pie" in said_on(pages["asks/index.md"].html)
    assert "Angebot von Ana: a pie" in said_on(pages[FIRST].html)


def test_a_yes_to_an_ask_is_told_once_as_help_let_in() -> None:
    """Under the second question stands the way to it, where nothing else does."""
    yes = say("asks", "Lee", "the report", answer="yes")
    need = say("needs", (), "a quiet hour")
    for said in ((yes, need), (yes,)):
        pages = pages_of(journal(entry("2026-11-18", *said)), "2026-11-18")
        html = pages["weeks/2026-11-16/index.md"].html
        answers = html[html.index('id="let-help"') :]
        assert answers.count("the report") == 1
        second = answers[
            answers.index('id="need-help"') : answers.index('id="connected"')
        ]
        assert ("Asked Lee" in second) is (need not in said)
