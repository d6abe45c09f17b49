"""The calendar, and the years with their words first."""

from __future__ import annotations

import re
from dataclasses import replace

from markupsafe import Markup
from tests.making import d, entry, journal, say
from tests.pages.composed import pages_of, said_on

from helplog.insight.reflecting import reflect
from helplog.model.calendar import WeekStart
from helplog.model.journal import Writing
from helplog.pages.composing import compose
from helplog.pages.source import Rendering

TODAY = "2026-11-22"
YEAR = "calendar/2026/index.md"


def marks(html: str) -> dict[str, str]:
    """What each linked day says of itself, by its number."""
    found = re.findall(
        r'<td><a href="([^"]*)" aria-label="[^:]*: ([^"]*)">.*?<span>(\d+)<', html
    )
    return {number: f"{said} -> {href}" for href, said, number in found}


def test_a_day_says_whether_it_was_written_and_lifted_and_leads_there() -> None:
    days = journal(
        entry("2026-11-03"),
        entry("2026-11-05", say("asks", "Sam", "x")),
        entry("2026-11-10", say("thanks", "Sam", "y", on="2026-11-12")),
        entry("2026-11-18", say("asks", "Sam", "z"), private=True),
    )
    pages = pages_of(days, TODAY)
    week = "../../weeks/2026-11"
    assert marks(pages[YEAR].html) == {
        "3": f"written -> {week}-02/index.html#2026-11-03",
        "5": f"written and lifted -> {week}-02/index.html#2026-11-05",
        "10": f"written -> {week}-09/index.html#2026-11-10",
        "12": f"lifted -> {week}-09/index.html#2026-11-12-thanks-1",
    }
    assert set(marks(pages["calendar/index.md"].html)) == {"3", "5", "10", "12"}


def test_a_picture_stands_in_its_day() -> None:
    def shown(writing: Writing, markdown: str, uri: str, prefix: str) -> Rendering:
        del writing, uri, prefix
        return Rendering(Markup('<img src="../../{}">').format(markdown))

    told = journal(replace(entry("2026-11-03"), body="a.jpg"))
    pages = {page.uri: page for page in compose(reflect(told, d(TODAY)), shown)}
    assert "written and a picture" in pages[YEAR].html
    assert '<img class="hl-small" src="../../a.jpg"' in pages[YEAR].html
    assert (
        '<img class="hl-small" src="../../a.jpg"' in pages["years/2026/index.md"].html
    )


def test_weeks_begin_where_the_journal_has_them_begin() -> None:
    told = journal(entry("2026-11-01"))
    on_sunday = replace(told.settings, week_start=WeekStart.SUNDAY)
    for settings, blanks, first in ((told.settings, 6, "Mon"), (on_sunday, 0, "Sun")):
        html = pages_of(replace(told, settings=settings), TODAY)[YEAR].html
        head, body = html.split("<tbody>")
        assert body[: body.index("<a ")].count("<td></td>") == blanks
        assert re.findall(r'<th scope="col">(\w+)</th>', head)[0] == first


def test_all_years_lead_to_their_months_and_each_year_to_its_neighbours() -> None:
    pages = pages_of(journal(entry("2024-02-29"), entry("2026-11-03")), TODAY)
    glance = pages["calendar/index.md"].html
    assert 'href="../calendar/2024/index.html#2024-02">Feb</a>' in glance
    assert "<span>Mar</span>" in glance
    assert "calendar/2025/index.md" not in pages
    assert 'rel="prev" href="../../calendar/2024/index.html"' in pages[YEAR].html
    assert 'href="../../years/2026/index.html"' in pages[YEAR].html
    assert 'href="../../calendar/2026/index.html"' in pages["years/2026/index.md"].html


def test_a_years_neighbours_are_named_at_both_ends() -> None:
    days = [
        entry(f"{year}-06-10", say("asks", "Sam", "x")) for year in (2024, 2025, 2026)
    ]
    pages = pages_of(journal(*days), "2026-06-20")
    for uri in ("years/2025/index.md", "calendar/2025/index.md"):
        html = pages[uri].html
        assert (html.count('rel="prev"'), html.count('rel="next"')) == (2, 2), uri
        assert html.rstrip().endswith("</nav>"), uri
    alone = pages_of(journal(days[-1]), "2026-06-20")
    assert "hl-pager" not in alone["years/2026/index.md"].html


def test_an_empty_journal_and_one_kept_private_have_no_calendar() -> None:
    for told in (journal(), journal(entry("2026-11-03", private=True))):
        pages = pages_of(told, TODAY)
        assert not [uri for uri in pages if uri.startswith("calendar/")]
        assert not [uri for uri, page in pages.items() if "/calendar/" in page.html]


def test_a_year_has_its_words_first_and_its_numbers_last() -> None:
    told = journal(
        replace(
            entry("2026-03-03", say("accepted", "Bea", "came with a pie")),
            body="It was raining.\n\nShe stood there with a pie.",
        ),
        replace(
            entry("2026-03-10", private=True), body="Nobody reads this line at all."
        ),
    )
    pages = pages_of(told, TODAY)
    said = said_on(pages["years/2026/index.md"].html)
    order = (
        "March",
        "She stood there with a pie.",
        "Who helped",
        "Bea pie",
        "In numbers",
    )
    places = [said.find(one) for one in order]
    assert -1 not in places
    assert places == sorted(places)
    assert "1 time" not in said
    assert "Nobody reads" not in said
    listed = said_on(pages["years/index.md"].html)
    assert "2026She stood there with a pie." in listed


def test_who_helped_in_private_alone_is_not_named_for_it() -> None:
    told = journal(
        entry("2026-03-03", say("thanks", "Sam", "the tea")),
        entry("2026-03-04", say("accepted", "Sam", "x"), private=True),
        entry("2026-03-05", say("offers", "Ana", "the soup", answer="yes")),
        entry("2026-01-01", say("accepted", "Bea", "the keys")),
    )
    pages = pages_of(told, TODAY)
    helped = {
        year: re.findall(r'hl-person">(\w+)<', pages[f"years/{year}/index.md"].html)
        for year in (2025, 2026)
    }
    assert helped == {2025: ["Bea"], 2026: ["Ana"]}
    assert "Ana soup" in said_on(pages["years/2026/index.md"].html)
