"""Pages composed in memory: what they lead to, what they keep to themselves, and how much they can take."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from html import escape, unescape
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.making import checkin, d, entry, journal, note, say, weeks
from tests.pages.composed import as_written, in_language, index_of, pages_of, said_on
from tests.pages.full_journal import TODAY, full_journal

from helplog.insight.reflecting import reflect
from helplog.model.diagnostic import Diagnostic, Place, Severity
from helplog.model.journal import Away, PersonNote
from helplog.pages.composing import compose
from helplog.pages.source import PageSource
from helplog.pages.streak_line import line_after, line_today

STREAK_WORDS = re.compile(
    r"streak|strength|rest week|resting|in a row|of the last|hl-band--rest",
    re.IGNORECASE,
)
HOSTILE = "<script>alert(1)</script>"
THIS_WEEK = "weeks/2026-11-16/index.md"


def _ids(page: PageSource) -> list[str]:
    return re.findall(r'\bid="([^"]*)"', page.html)


def _all_said(pages: dict[str, PageSource]) -> str:
    return " ".join(
        f"{escape(page.title)} {page.html} {index_of(page)}" for page in pages.values()
    )


# Every place is there.


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_place_a_page_leads_to_is_there(language: str) -> None:
    pages = pages_of(in_language(full_journal(), language), TODAY)
    for uri, page in pages.items():
        depth = uri.count("/")
        for link in re.findall(r'href="([^"]+)"', page.html):
            address, _, anchor = unquote(unescape(link)).partition("#")
            assert address.startswith("../" * depth) or not address, (uri, link)
            there = (
                pages[address.removeprefix("../" * depth).replace(".html", ".md")]
                if address
                else page
            )
            assert not anchor or anchor in _ids(there), (uri, link)
        assert len(_ids(page)) == len(set(_ids(page))), uri


# Tags.


def test_a_tag_lists_its_days_newest_first_and_entries_lead_to_it() -> None:
    pages = pages_of(
        journal(
            entry("2026-11-02", tags=("Garden",)),
            entry("2026-11-18", tags=("#garden", "a b")),
            entry("2026-11-17", tags=("garden", "affair"), private=True),
        ),
        TODAY,
    )
    assert {uri for uri in pages if uri.startswith("tags/")} == {
        "tags/index.md",
        "tags/garden/index.md",
        "tags/a-b/index.md",
    }
    days = re.findall(r"#(2026-\d\d-\d\d)", pages["tags/garden/index.md"].html)
    assert days == ["2026-11-18", "2026-11-02"]
    assert (
        '<a class="hl-tag" href="../../tags/garden/index.html">#garden</a>'
        in pages[THIS_WEEK].html
    )
    assert "affair" not in _all_said(pages)
    assert "#garden" in index_of(pages[THIS_WEEK])


def test_tags_that_would_share_an_address_each_have_their_own() -> None:
    pages = pages_of(journal(entry("2026-11-18", tags=("c", "c++", "#", "  "))), TODAY)
    assert {uri for uri in pages if uri.startswith("tags/c")} == {
        "tags/c/index.md",
        "tags/c-2/index.md",
    }
    assert pages["tags/c-2/index.md"].title == "#c++"


def test_without_tags_there_is_no_page_of_them() -> None:
    pages = pages_of(journal(entry("2026-11-18")), TODAY)
    assert not [uri for uri in pages if uri.startswith("tags/")]
    assert "tags/" not in pages["weeks/index.md"].html


def test_a_tagged_check_in_leads_to_its_answers() -> None:
    told = replace(checkin("2026-11-16", let_help="Sam"), tags=("home",))
    page = pages_of(journal(told), TODAY)["tags/home/index.md"]
    assert 'href="../../weeks/2026-11-16/index.html#questions"' in page.html


# Search.


def test_a_search_finds_kinds_people_and_tags_under_their_day() -> None:
    said = say("handoffs", "Sam", "the bins")
    pages = pages_of(journal(entry("2026-11-18", said, tags=("home",))), TODAY)
    index = index_of(pages[THIS_WEEK])
    day = index[index.index('id="2026-11-18"') :]
    assert "Week of Nov 16\u2009–\u200922, 2026" in index
    assert "Wednesday, November 18" in day
    for word in ("Handoffs", "Handed over to Sam", "the bins", "#home"):
        assert word in day


def test_pages_that_repeat_what_days_say_are_found_by_their_titles_alone() -> None:
    pages = pages_of(full_journal(), TODAY)
    repeating = (
        "calendar/",
        "fears/",
        "needs/",
        "people/by-name/",
        "weeks/index",
        "years/",
    )
    found = {uri: page for uri, page in pages.items() if uri.startswith(repeating)}
    assert len(found) > 8
    for page in found.values():
        assert re.fullmatch(r"<h1>[^<]*</h1>", index_of(page)), page.uri
        assert page.title in index_of(page)


# Chips.


def test_chips_name_what_there_is_and_lead_to_themselves() -> None:
    pages = pages_of(full_journal(), TODAY)
    chips = re.findall(
        r'<a class="hl-chip" id="([^"]+)" href="#([^"]+)" data-hl-only="([^"]*)"',
        pages["asks/index.md"].html,
    )
    assert len(chips) > 3
    assert chips[0] == ("only-all", "only-all", "")
    kept = {
        word
        for words in re.findall(r'data-hl-in="([^"]*)"', pages["asks/index.md"].html)
        for word in words.split()
    }
    for ident, href, only in chips[1:]:
        assert ident == href
        assert only in kept, only


def test_one_part_alone_needs_no_chips() -> None:
    pages = pages_of(journal(entry("2026-11-18", say("asks", "Sam", "a lift"))), TODAY)
    assert "hl-chip" not in pages["asks/index.md"].html


# Today.


def test_home_turns_with_the_day() -> None:
    html = pages_of(full_journal(), "2026-11-20")["index.md"].html
    assert '<h1 data-hl-turns="2026-11-21" data-hl-then="Lately">Today</h1>' in html
    assert 'data-hl-built="2026-11-20" hidden' in html


@pytest.mark.parametrize(
    ("days", "greeted"),
    [
        (("2026-10-28",), True),
        (("2026-10-28", "2026-11-18"), True),
        (("2026-11-02",), False),
        (("2026-11-12",), False),
        (("2026-11-12", "2026-11-18"), False),
        (("2026-11-18",), False),
        ((), False),
        (("2026-12-24",), False),
    ],
)
def test_coming_back_after_a_gap_is_greeted(
    days: tuple[str, ...],
    greeted: bool,  # noqa: FBT001 - a case
) -> None:
    html = pages_of(journal(*(entry(day) for day in days)), TODAY)["index.md"].html
    assert ("Welcome back" in html) is greeted


def test_whoever_comes_back_is_not_counted_any_weeks() -> None:
    written = weeks("33333", "2026-09-21")
    counted = pages_of(journal(*written), "2026-10-28")["index.md"].html
    greeted = pages_of(journal(*written), "2026-11-24")["index.md"].html
    assert "5 of the last 5 weeks" in said_on(counted)
    assert "Welcome back" in greeted
    assert "of the last" not in said_on(greeted)


def test_whoever_comes_back_finds_what_is_from_before_in_one_fold() -> None:
    before = entry(
        "2026-10-20", say("asks", "Sam", "the old van"), say("needs", (), "the roof")
    )
    since = entry("2026-11-24", say("asks", "Bea", "the new door"))
    written = journal(replace(before, body="We laughed about the roof."), since)
    html = pages_of(written, "2026-11-24")["index.md"].html
    shown, _, folded = html.partition('<details class="hl-data hl-before"')
    assert "From before, if you like" in folded
    assert "Asked Sam: the old van" in said_on(folded)
    assert "Asked Sam" not in said_on(shown)
    assert "Asked Bea: the new door" in said_on(shown)
    assert "The last thing you wrote We laughed about the roof." in said_on(shown)
    assert len(re.findall('<h2 id="([^"]*)"', html)) == len(
        {*re.findall('<h2 id="([^"]*)"', html)}
    )
    later = pages_of(written, "2026-12-02")["index.md"].html
    assert "hl-before" not in later
    assert "Asked Sam: the old van" in said_on(later)


def test_what_is_held_alone_is_answered_on_its_day() -> None:
    html = pages_of(full_journal(), TODAY)[THIS_WEEK].html
    assert "In daylight:" in html[html.index('id="2026-11-18"') :]


def test_own_prompts_stand_as_written_in_any_language() -> None:
    told = in_language(journal(), "de")
    own = replace(told, settings=replace(told.settings, prompts=("today",)))
    assert "<p>today</p>" in pages_of(own, TODAY)["index.md"].html
    assert "<p>today</p>" not in pages_of(told, TODAY)["index.md"].html


# Streaks off.


def test_without_streaks_no_page_knows_of_them() -> None:
    off = full_journal()
    off = replace(off, settings=replace(off.settings, streaks=False))
    for uri, page in pages_of(off, TODAY).items():
        found = STREAK_WORDS.search(f"{page.html} {index_of(page)}")
        assert not found, (uri, found)
    assert STREAK_WORDS.search(_all_said(pages_of(full_journal(), TODAY))), (
        "and with them they do"
    )


def test_rest_and_away_weeks_are_drawn_as_what_they_are() -> None:
    met = [
        entry(
            (d("2026-06-02") + timedelta(weeks=n)).isoformat(), say("accepted", "Sam")
        )
        for n in range(10)
    ]
    del met[6]
    gone = entry("2026-08-12", away=(Away(d("2026-08-10"), d("2026-08-16")),))
    html = pages_of(journal(*met, gone), "2026-08-20")["practice/index.md"].html
    bars = html[
        html.index("hl-figure--bars") : html.index(
            "</figure>", html.index("hl-figure--bars")
        )
    ]
    assert bars.count("hl-band--rest") == 1
    assert bars.count("hl-band--away") == 1


# Rates.


def test_a_rate_says_its_n_and_is_a_line_from_the_eighth_on() -> None:
    def practice(n: int) -> str:
        days = [
            (d("2026-08-03") + timedelta(weeks=week)).isoformat() for week in range(n)
        ]
        kinds = ("accepted", "declined")
        told = [
            entry(day, say(kinds[week % 2], "Sam", "a hand"))
            for week, day in enumerate(days)
        ]
        return pages_of(journal(*told), TODAY)["practice/index.md"].html

    assert "<dd>4 of 7</dd>" in practice(7)
    assert "yes-so-far" not in practice(7)
    assert "<dd>6 of 11, 55\u202f%</dd>" in practice(11)
    assert "yes-so-far" in practice(11)


# What is nobody else's business.


def test_private_words_and_people_only_they_name_are_nowhere() -> None:
    told = journal(
        entry("2026-11-18", say("asks", "Sam", "a lift")),
        entry(
            "2026-11-19",
            say("asks", "Quentin", "a loan"),
            say("alone", (), "the envelope", cost="sleep"),
            say("declined", "Sam", "soup", open="yes"),
            private=True,
            tags=("trouble",),
        ),
        replace(note("Quentin"), body="my oldest friend", private=True),
    )
    for language in ("en", "de"):
        said = _all_said(pages_of(in_language(told, language), TODAY))
        for secret in (
            "Quentin",
            "quentin",
            "loan",
            "envelope",
            "sleep",
            "soup",
            "trouble",
            "oldest friend",
        ):
            assert secret not in said, secret


# Names nobody expected, weeks that were full, journals that are long.


@pytest.mark.parametrize(
    "name",
    [
        HOSTILE,
        '"><img src=x onerror=alert(1)>',
        "{{ 7 * 7 }}",
        "{who}",
        "{0}",
        "%s",
        "a'b\"c",
        "No",
        "..",
        "שרה",
        "李雷",
        " ",
    ],
)
def test_any_name_is_text(name: str) -> None:
    kinds = (
        "asks",
        "handoffs",
        "accepted",
        "thanks",
        "connections",
        "declined",
        "needs",
        "alone",
    )
    told = entry(
        "2026-10-18",
        *(say(kind, name, name, note=name) for kind in kinds),
        tags=(name,),
    )
    pages = pages_of(
        journal(told, entry("2026-11-18", *(say(kind, name, name) for kind in kinds))),
        TODAY,
    )
    said = _all_said(pages)
    assert "<script>" not in said
    assert "<img" not in said
    if name.strip():
        assert name in unescape(pages[THIS_WEEK].html)


def test_a_week_of_forty_lifts_names_every_one() -> None:
    lifts = [say("asks", f"Person {n}", f"thing {n}", lb=1 + n) for n in range(40)]
    page = pages_of(journal(entry("2026-11-18", *lifts)), TODAY)[THIS_WEEK]
    drawn = page.html.count('class="hl-plate ')
    (left_over,) = re.findall(r"… and (\d+) lighter ones", page.html)
    assert drawn + int(left_over) == 40
    table = page.html[page.html.index('class="hl-data"') :]
    assert all(f"Person {n}: thing {n}" in table for n in range(40))
    assert "820 lb" in page.html


def test_forty_years_are_forty_year_pages_and_their_practice_shows_all_of_them() -> (
    None
):
    first = date(1986, 1, 6)
    told = [
        entry(
            (first + timedelta(weeks=4 * n)).isoformat(), say("asks", "Sam", "a lift")
        )
        for n in range(530)
    ]
    pages = pages_of(journal(*told), TODAY)
    assert sum(uri.startswith("years/") for uri in pages) == 2 * 41 + 1, "their list"
    assert pages["practice/index.md"].html.count('tabindex="-1"') == 41 + 10
    assert len(pages["index.md"].html) < 60_000


def test_every_note_of_a_person_is_shown_on_their_page() -> None:
    notes = [
        PersonNote(
            where=Place("a.md", 4), name="Ana", aliases=("Mum",), body="First words."
        ),
        PersonNote(
            where=Place("b.md", 4), name="Bea", aliases=("Mum",), body="More words."
        ),
        PersonNote(
            where=Place("c.md", 4),
            name="Cy",
            aliases=("Bea",),
            body="Kept words.",
            private=True,
        ),
    ]
    page = pages_of(
        journal(entry("2026-11-01", say("asks", "Mum", "x")), *notes), "2026-11-18"
    )["people/ana/index.md"]
    said = said_on(str(page.html))
    assert "First words." in said
    assert "More words." in said
    assert "Kept" not in said
    assert "Cy" not in said
    assert "Also called Mum and Bea" in said


def test_a_year_whose_months_do_not_add_up_says_why() -> None:
    """January 1 of 2026 is in a week of 2025, whole."""
    both = journal(
        entry("2025-12-30", say("asks", "Sam", "x")),
        entry("2026-01-01", say("asks", "Lee", "y")),
    )
    pages = pages_of(both, "2026-02-01")
    assert "A week counts in the year it begins in" in said_on(
        str(pages["years/2025/index.md"].html)
    )
    within = pages_of(
        journal(entry("2026-05-05", say("asks", "Sam", "x"))), "2026-06-01"
    )
    assert "A week counts" not in said_on(str(within["years/2026/index.md"].html))


# A week says how the practice stood at its end.


@given(st.text(alphabet="0123-a", min_size=1, max_size=16))
def test_a_week_keeps_the_line_that_was_true_when_it_was_over(marks: str) -> None:
    first_monday = d("2026-01-05")
    then = reflect(journal(*weeks(marks)), first_monday + timedelta(weeks=len(marks)))
    for week in then.weeks[:-1]:
        over = 1 + (week.start - first_monday).days // 7
        as_it_was = reflect(
            journal(*weeks(marks[:over])), first_monday + timedelta(weeks=over)
        )
        now = line_today(as_it_was)
        assert now is not None
        assert line_after(then, week) == replace(now, rest_held=0)


def test_weeks_of_rest_and_away_are_in_the_list() -> None:
    met = [
        entry(
            (d("2026-06-02") + timedelta(weeks=n)).isoformat(), say("accepted", "Sam")
        )
        for n in range(8)
    ]
    del met[6]
    gone = entry(
        "2026-08-18",
        say("accepted", "Sam"),
        away=(Away(d("2026-07-27"), d("2026-08-09")),),
    )
    pages = pages_of(journal(*met, gone), "2026-08-20")
    listed = pages["weeks/index.md"].html
    assert [
        said_on(row).strip()
        for row in re.findall(r'hl-week-quiet">(.*?)</p></li>', listed)
    ] == [
        "Aug 3 – 9 Away.",
        "Jul 27 – Aug 2 Away.",
        "Jul 13 – 19 Resting.",
    ]
    off = journal(*met, gone)
    without = pages_of(
        replace(off, settings=replace(off.settings, streaks=False)), "2026-08-20"
    )
    assert "Resting" not in said_on(without["weeks/index.md"].html)


def test_a_need_named_twice_in_a_week_is_listed_once() -> None:
    van = say("needs", what="someone with a van")
    html = pages_of(journal(entry("2026-11-17", van), entry("2026-11-19", van)), TODAY)[
        THIS_WEEK
    ].html
    answers = html[html.index('id="need-help"') : html.index('id="connected"')]
    assert answers.count("someone with a van") == 1
    assert "someone with a van" not in html[html.index('id="connected"') :]


def test_a_year_says_how_many_more_helped() -> None:
    helped = [
        entry(f"2026-03-{n + 1:02d}", say("accepted", f"Person {chr(65 + n)}"))
        for n in range(15)
    ]
    html = pages_of(journal(*helped), TODAY)["years/2026/index.md"].html
    assert html.count('class="hl-person"') == 12
    assert "and 3 more" in said_on(html)


def test_a_finding_shows_what_was_typed_as_code() -> None:
    found = Diagnostic(
        Place("a.md"),
        Severity.WARNING,
        "unknown-key",
        "`acepted` <means> nothing",
        "Type `accepted`",
    )
    page = pages_of(
        replace(journal(entry("2026-11-18", uri="a.md")), diagnostics=(found,)), TODAY
    )["attention/index.md"]
    assert "<code>acepted</code> &lt;means&gt; nothing" in page.html
    assert "Type <code>accepted</code>" in page.html


def test_somebody_met_once_has_one_day() -> None:
    page = pages_of(journal(entry("2026-11-18", say("accepted", "Sam"))), TODAY)[
        "people/sam/index.md"
    ]
    assert "On November 18, 2026" in said_on(page.html)
    assert "First" not in said_on(page.html)


# What many pages ask for is worked out once.


class _Counted(tuple[Any, ...]):
    """Needs or people that count how often somebody goes through them."""

    __slots__ = ()
    times = 0

    def __iter__(self) -> Iterator[Any]:
        _Counted.times += 1
        return super().__iter__()

    def __contains__(self, one: object) -> bool:
        _Counted.times += 1
        return super().__contains__(one)


@pytest.mark.parametrize("list_of", ["needs", "open_offers", "people"])
def test_however_many_weeks_there_are_the_journal_is_gone_through_as_often(
    list_of: str,
) -> None:
    def times(many: int) -> int:
        said = (
            say("needs", (), "rest"),
            say("offers", "Sam", "soup"),
            say("asks", "Lee", "a lift", answer="yes"),
            say("alone", (), "the letter"),
        )
        days = [(d(TODAY) - timedelta(weeks=n)).isoformat() for n in range(many)]
        found = reflect(journal(*(entry(day, *said) for day in days)), d(TODAY))
        _Counted.times = 0
        lists: dict[str, Any] = {list_of: _Counted(getattr(found, list_of))}
        counted = replace(found, **lists)
        uris = [page.uri for page in compose(counted, as_written)]
        assert sum(uri.startswith("weeks/20") for uri in uris) == many
        return _Counted.times

    assert times(30) == times(3) > 0


def test_the_small_ask_of_a_check_in_has_no_braces_in_its_heading() -> None:
    rest = "## One small ask for next week { #next-ask }\n\nAsk Sam { #really }."
    written = journal(replace(checkin("2026-11-16"), rest=rest))
    html = pages_of(written, "2026-11-25")["weeks/2026-11-16/index.md"].html
    assert "#next-ask" not in html
    assert "One small ask for next week" in html
    assert "{ #really }" in html
