"""The way around: on every page the five places, the one it belongs to marked, a week's days at its side."""

from __future__ import annotations

import re
from typing import Final

import pytest

pytestmark = pytest.mark.slow

BELONGS: Final = {
    "index.html": "Today",
    "weeks/index.html": "Weeks",
    "weeks/2026-11-16/index.html": "Weeks",
    "years/index.html": "Weeks",
    "years/2026/index.html": "Weeks",
    "years/2026/wall/index.html": "Weeks",
    "calendar/index.html": "Weeks",
    "calendar/2026/index.html": "Weeks",
    "tags/index.html": "Weeks",
    "tags/allotment/index.html": "Weeks",
    "people/index.html": "People",
    "people/by-name/index.html": "People",
    "people/dana-lee/index.html": "People",
    "asks/index.html": "Asks",
    "needs/index.html": "Asks",
    "needs/one-evening-a-week-that-s-nobody-s/index.html": "Asks",
    "fears/index.html": "Asks",
    "practice/index.html": "Practice",
    "attention/index.html": "",
    "about/index.html": "",
    "404.html": "",
}
"""A page of each kind, and its place."""
FIVE: Final = ("Today", "Weeks", "People", "Asks", "Practice")
_BAR: Final = re.compile(
    r'<nav class="hl-places" lang="en" aria-label="Places">.*?</nav>'
)
_LINK: Final = re.compile(r"<a (?P<said>[^>]*)>(?P<inner>.*?)</a>", re.DOTALL)
_CURRENT: Final = re.compile(r'aria-current="(\w+)"')
_TABS: Final = re.compile(r'<nav class="md-tabs".*?</nav>', re.DOTALL)
_RAIL: Final = re.compile(
    r'<nav class="md-nav md-nav--secondary" aria-label="(?P<name>[^"]*)">(?P<inner>.*?)</nav>',
    re.DOTALL,
)


def current(nav: str) -> list[str]:
    """The names that are marked."""
    return [
        words(one["inner"]) for one in _LINK.finditer(nav) if _CURRENT.search(one[0])
    ]


def words(html: str) -> str:
    return " ".join(re.sub("<[^>]*>", " ", html).split())


def test_every_page_says_where_it_belongs(sample_pages: dict[str, str]) -> None:
    for address, place in BELONGS.items():
        html = sample_pages[address]
        (bar,) = _BAR.findall(html)
        assert tuple(words(one["inner"]) for one in _LINK.finditer(bar)) == FIVE, (
            address
        )
        marked = [place] if place else []
        assert current(bar) == marked, address
        (tabs,) = _TABS.findall(html)
        own_tab = ["To clarify"] if address == "attention/index.html" else []
        assert current(tabs) == marked + own_tab, address


def test_the_page_itself_is_told_from_what_lies_below_it(
    sample_pages: dict[str, str],
) -> None:
    for address, said in (
        ("people/index.html", "page"),
        ("people/dana-lee/index.html", "true"),
    ):
        assert set(_CURRENT.findall(_BAR.findall(sample_pages[address])[0])) == {said}
        assert set(_CURRENT.findall(_TABS.findall(sample_pages[address])[0])) == {said}


def test_a_weeks_days_stand_at_its_side(sample_pages: dict[str, str]) -> None:
    rail = _RAIL.search(sample_pages["weeks/2026-11-16/index.html"])
    assert rail
    assert rail["name"] == "Days"
    assert words(rail["inner"]).split(" ", 1)[0] == "Days"
    lines = re.findall(r"<li.*?</li>", rail["inner"], re.DOTALL)
    assert [words(line).split(",")[0] for line in lines] == [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ]
    written = [re.findall('href="#([^"]*)"', line) for line in lines]
    assert written[0] == written[6] == []
    assert written[1:6] == [[f"2026-11-{day}"] for day in range(17, 22)]


def test_no_page_has_a_table_of_contents(sample_pages: dict[str, str]) -> None:
    assert [one for one, html in sample_pages.items() if "of contents" in html] == []
    rail = _RAIL.search(sample_pages["years/index.html"])
    assert rail
    assert words(rail["inner"]) == ""
