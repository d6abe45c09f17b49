"""Journals with little in them: links lead somewhere, and a kind sentence stands where a picture would be empty."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

import pytest

pytestmark = pytest.mark.slow

Build = Callable[..., dict[str, str]]
QUIET_DAY = "Rain all day. I read.\n"


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param({}, id="empty"),
        pytest.param({"2026-11-18.md": QUIET_DAY}, id="a day without lists"),
        pytest.param({"2026-08-03.md": QUIET_DAY}, id="only long ago"),
        pytest.param({"2027-02-01.md": QUIET_DAY}, id="only ahead"),
    ],
)
def test_every_link_of_a_small_journal_leads_somewhere(
    entries: dict[str, str], build_journal: Build
) -> None:
    pages = build_journal(entries)
    dead = [
        f"{address}: {link}"
        for address, html in pages.items()
        if address not in {"404.html", "log"}
        for link in re.findall(r'<a\b[^>]*?href="([^"#][^"]*)"', html)
        if not urlsplit(link).scheme
        and urlsplit(urljoin(f"/{address}", link)).path.lstrip("/") not in pages
    ]
    assert dead == []


def test_where_nothing_is_lifted_yet_a_sentence_stands(build_journal: Build) -> None:
    pages = build_journal({"2026-11-18.md": QUIET_DAY})
    assert "Nothing is lifted yet." in pages["practice/index.html"]
    assert "hl-figure--bars" not in pages["practice/index.html"]
    assert "You wrote on Wednesday." in pages["index.html"]
    assert "about this big" in pages["index.html"]


def test_a_first_day_shows_no_rate_of_nothing_and_a_first_offer_one(
    build_journal: Build,
) -> None:
    assert "Saying yes" not in build_journal({})["practice/index.html"]
    taken = "---\naccepted: Ana: soup\n---\nSoup.\n"
    practice = build_journal({"2026-11-18.md": taken})["practice/index.html"]
    assert "Offers I said yes to" in practice
    assert "Asks others said yes to" not in practice
    assert "none yet" not in practice


def test_a_journal_that_counts_nothing_yet_leads_to_what_is_written(
    build_journal: Build,
) -> None:
    first = "This is the first page of your journal.\n"
    home = build_journal({"2026-11-18.md": first})["index.html"]
    assert "One line about one small ask is a beginning." in home
    day = re.escape("weeks/2026-11-16/index.html#2026-11-18")
    assert re.search(
        rf'<a class="hl-more" href="{day}">This is the first page of', home
    )
    counted = build_journal({"2026-11-18.md": f"---\nthanks: Ana: soup\n---\n{first}"})[
        "index.html"
    ]
    assert "is a beginning" not in counted
    hidden = build_journal({"2026-11-18.md": f"---\nprivate: true\n---\n{first}"})[
        "index.html"
    ]
    assert "first page" not in hidden


def test_a_journal_of_one_week_is_not_counted_in_weeks(build_journal: Build) -> None:
    """`1 of the last 1 weeks` is no sentence: a first rep is greeted, not measured."""
    met = build_journal({"2026-11-18.md": "---\naccepted: Ana: soup\n---\n"})[
        "index.html"
    ]
    assert "Your first. That was the hard one." in met
    assert "of the last" not in met
    assert "hl-practice" not in met
    unmet = build_journal(
        {"2026-11-11.md": "---\nthanks: Ana\n---\n", "2026-11-18.md": QUIET_DAY}
    )["index.html"]
    assert "of the last" not in unmet
    assert "hl-practice" not in unmet
