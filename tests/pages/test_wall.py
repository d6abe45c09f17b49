"""A year's wall of plates: one for every lift, wordless."""

from __future__ import annotations

import re

from tests.making import entry, journal, say
from tests.pages.composed import pages_of, said_on

from helplog.pages.charts.wall import WIDTH

WALL = "years/2026/wall/index.md"
TOLD = (
    entry("2026-03-04", say("asks", "Lee", "soup"), say("handoffs", "Jo", lb=25)),
    entry("2026-11-17", say("asks", "Lee", "a ride"), say("needs", what="sleep")),
    entry("2026-11-18", say("thanks", "Mira", "her secret"), private=True),
)


def picture_of(html: str) -> str:
    return html[html.index("<svg") : html.index("</svg>")]


def plates(picture: str) -> list[tuple[float, float]]:
    """Where each plate begins and how wide its shape is, at least."""
    shapes = re.findall(r'class="hl-disc" d="([^"]*)"', picture)
    return [
        (float(x), float(y))
        for shape in shapes
        for x, y in re.findall(r"M([\d.]+) ([\d.]+)", shape)
    ]


def test_every_lift_is_a_plate_and_months_without_one_are_no_bar() -> None:
    html = pages_of(journal(*TOLD), "2026-11-22")[WALL].html
    picture = picture_of(html)
    assert len(plates(picture)) == 4
    assert re.findall(r'hl-wall-month"[^>]*>([^<]*)', picture) == ["Mar", "Nov"]
    assert picture.count("hl-bar") == 2


def test_it_says_its_year_and_its_months_and_nothing_else() -> None:
    """Private lifts are plates as all the others are."""
    html = pages_of(journal(*TOLD), "2026-11-22")[WALL].html
    written = re.findall(r"<text[^>]*>([^<]*)</text>", picture_of(html))
    assert written == ["2026", "Mar", "Nov"]
    assert not {"Lee", "soup", "Mira", "secret", "Jo"} & set(said_on(html).split())


def test_the_fullest_month_stays_on_its_bar() -> None:
    full = [
        entry(f"2026-05-{day:02d}", *(say("asks", "Lee", str(n)) for n in range(20)))
        for day in range(1, 32)
    ]
    picture = picture_of(pages_of(journal(*full), "2026-11-22")[WALL].html)
    assert len(plates(picture)) == 620
    assert max(x for x, _ in plates(picture)) < WIDTH - 20


def test_a_year_leads_to_its_wall_where_it_has_one() -> None:
    with_lifts = pages_of(journal(*TOLD), "2026-11-22")
    assert (
        'href="../../years/2026/wall/index.html"'
        in with_lifts["years/2026/index.md"].html
    )
    without = pages_of(journal(entry("2026-03-04")), "2026-11-22")
    assert WALL not in without
    assert "wall/index.html" not in without["years/2026/index.md"].html


def test_the_heaviest_lift_may_be_written_from_right_to_left() -> None:
    """Its weight stands beside it all the same."""
    told = journal(entry("2026-03-04", say("asks", "דנה", "לקרוא את הדוח", lb=5)))
    html = pages_of(told, "2026-11-22")["years/2026/index.md"].html
    assert "<bdi>Asked דנה: לקרוא את הדוח</bdi></a> · 5 lb" in html
