"""Dates, numbers and plurals in a language; who is who; where an item stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.making import checkin, d, entry, journal, note, say
from tests.pages.composed import as_written

from helplog.insight.reflecting import reflect
from helplog.model.journal import Journal
from helplog.pages.directory import directory_of
from helplog.pages.items import listed
from helplog.pages.letters.letter import Letters
from helplog.pages.site_context import SiteContext
from helplog.pages.site_making import no_editor
from helplog.pages.site_page_builder import SitePageBuilder
from helplog.pages.wording.sentences import says
from helplog.pages.words import words_in

ENGLISH, GERMAN = words_in("en"), words_in("de")
TODAY = d("2026-11-22")


@pytest.mark.parametrize(
    ("first", "last", "english", "german"),
    [
        ("2026-11-16", "2026-11-22", "Nov 16 – 22, 2026", "16.–22. Nov. 2026"),
        ("2026-11-30", "2026-12-06", "Nov 30 – Dec 6, 2026", "30. Nov. – 6. Dez. 2026"),
        (
            "2026-12-28",
            "2027-01-03",
            "Dec 28, 2026 – Jan 3, 2027",
            "28. Dez. 2026 – 3. Jan. 2027",
        ),
    ],
)
def test_a_span_says_what_its_ends_share_once(
    first: str, last: str, english: str, german: str
) -> None:
    def plain(text: str) -> str:
        return text.replace("\u2009", " ")

    assert plain(ENGLISH.span(d(first), d(last))) == english
    assert plain(GERMAN.span(d(first), d(last))) == german


@pytest.mark.parametrize(
    ("n", "english", "german"),
    [(0, "0 yeses", "0 Jas"), (1, "1 yes", "1 Ja"), (1.5, "1.5 yeses", "1,5 Jas")],
)
def test_plurals_follow_the_number(n: float, english: str, german: str) -> None:
    assert ENGLISH.plural("{n} yes", "{n} yeses", n) == english
    assert GERMAN.plural("{n} yes", "{n} yeses", n) == german


def test_numbers_look_as_the_language_writes_them() -> None:
    assert (ENGLISH.pounds(3.0), ENGLISH.number(2.5), GERMAN.number(2.5)) == (
        "3 lb",
        "2.5",
        "2,5",
    )
    assert ENGLISH.percent(0.625) == "62\u202f%"


def test_old_years_keep_their_zeros() -> None:
    assert ENGLISH.day(date(476, 9, 4)) == "September 4, 0476"


def test_names_stand_where_the_language_puts_them() -> None:
    (item,) = entry("2026-11-18", say("asks", ("Ana", "Lee", "Sam"), "a lift")).items
    assert says(item, ENGLISH) == "Asked Ana, Lee, and Sam: a lift"
    assert says(item, GERMAN) == "Ana, Lee und Sam gefragt: a lift"
    (nobody,) = entry("2026-11-18", say("handoffs", (), "the bins")).items
    assert says(nobody, ENGLISH) == "Handed over: the bins"


def _page(
    whole: Journal, uri: str = "index.md", language: str = "en"
) -> SitePageBuilder:
    reflection = reflect(whole, TODAY)
    words = words_in(language)
    site = SiteContext(
        settings=whole.settings,
        reflection=reflection,
        directory=directory_of(reflection),
        words=words,
        letters=Letters(reflection, words),
        prose=as_written,
        editor=no_editor,
    )
    return SitePageBuilder(site, uri)


def test_a_name_leads_to_its_person_by_every_spelling() -> None:
    whole = journal(
        note("Dana Lee", "Dana"),
        entry("2026-11-18", say("asks", ("dana", "ＤＡＮＡ  lee"), "the van")),
        entry("2026-11-19", say("asks", "Quentin", "a loan"), private=True),
    )
    directory = directory_of(reflect(whole, TODAY))
    dana = directory.person("DANA LEE")
    assert dana is not None
    assert directory.person("dana") == dana
    assert directory.spelt("ＤＡＮＡ  lee")[0] == "people/dana-lee/index.html"
    assert directory.person("Quentin") is None
    assert directory.spelt("Quentin") == ("", "Quentin")
    assert directory.person("Nobody") is None


def test_items_alike_to_the_letter_stand_in_places_of_their_own() -> None:
    whole = journal(
        entry("2026-11-18", say("asks", "Sam"), say("asks", "Sam")),
        checkin("2026-11-16", say("asks", "Sam")),
    )
    reflection = reflect(whole, TODAY)
    directory = directory_of(reflection)
    places = {directory.place(item) for item in reflection.items}
    assert {place.anchor for place in places} == {
        "2026-11-18-asks-1",
        "2026-11-18-asks-2",
        "2026-11-22-asks-1",
    }


def test_an_item_counted_elsewhere_stands_where_it_was_written() -> None:
    whole = journal(entry("2026-11-18", say("asks", "Sam", on="2026-10-01")))
    (item,) = whole.items
    assert _page(whole).to_item(item) == "weeks/2026-11-16/index.html#2026-10-01-asks-1"


def test_a_private_item_leads_nowhere_and_is_listed_nowhere() -> None:
    whole = journal(entry("2026-11-18", say("asks", "Sam", "a lift"), private=True))
    page = _page(whole)
    assert page.to_item(whole.items[0]) == ""
    assert page.shown(whole.items) == []


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-11-23", "today"),
        ("2026-11-22", "today"),
        ("2026-11-21", "yesterday"),
        ("2026-11-09", "13 days ago"),
        ("2026-11-08", "2 weeks ago"),
        ("2026-09-01", "2 months ago"),
        ("2024-11-01", "2 years ago"),
    ],
)
def test_how_long_ago_is_not_counted_in_hours(day: str, said: str) -> None:
    assert _page(journal()).ago(d(day)) == said


@pytest.mark.parametrize(
    ("body", "first"),
    [
        (
            "# A *good* day\n\nwith [Sam](sam.md) and [[Dana]]",
            "A good day with Sam and Dana",
        ),
        ("![x](x.png) <b>bold</b>", "bold"),
        ("Dear <name>, if x<y then C# > C", "Dear <name>, if x<y then C# > C"),
        ("> quoted\n> <!-- <b> -->and more", "quoted and more"),
        ("word " * 60, ("word " * 24).strip() + "\N{NO-BREAK SPACE}…"),
    ],
)
def test_an_entry_is_quoted_by_how_it_begins(body: str, first: str) -> None:
    assert (
        _page(journal()).first_words(replace(entry("2026-11-18"), body=body)) == first
    )


def test_a_line_in_a_list_escapes_and_leads() -> None:
    whole = journal(entry("2026-11-18", say("asks", "<Sam>", "<b>a lift</b>", lb=5)))
    (item,) = whole.items
    html = listed(_page(whole, language="de"), item, heavy=True, filtered=True)
    assert html.startswith('<li class="hl-item" data-hl-in="asks">')
    assert "&lt;b&gt;a lift&lt;/b&gt;" in html
    assert (
        '<a class="hl-name" href="people/sam/index.html">&lt;Sam&gt;</a> <span class="hl-verb">gefragt</span>'
        in html
    )
    assert "5 lb" in html
