"""The built sample: every page there, every link alive, the numbers those of `stats --json`."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from tests.searched import sections

pytestmark = pytest.mark.slow

HARD_WORDS = re.compile(
    r"\b(lost|broke|broken|failed|owe|owes|debt|debts)\b", re.IGNORECASE
)


class _Anchors(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            if name in {"href", "src"} and value and tag != "base":
                self.links.append(value)


def _anchors(html: str) -> _Anchors:
    parser = _Anchors()
    parser.feed(html)
    return parser


def test_every_kind_of_page_is_there(sample_pages: dict[str, str]) -> None:
    for address in (
        "index.html",
        "weeks/index.html",
        "weeks/2026-11-16/index.html",
        "years/2026/index.html",
        "people/index.html",
        "people/dana-lee/index.html",
        "people/by-name/index.html",
        "years/index.html",
        "calendar/index.html",
        "calendar/2026/index.html",
        "needs/index.html",
        "needs/someone-with-a-van-for-the-old-sofa/index.html",
        "fears/index.html",
        "asks/index.html",
        "practice/index.html",
        "attention/index.html",
        "about/index.html",
    ):
        assert address in sample_pages


def test_no_entry_has_a_page_of_its_own(sample_site: Path) -> None:
    assert not (sample_site / "2026" / "11").exists() or not list(
        (sample_site / "2026").rglob("*.html")
    )


def test_every_link_within_the_site_leads_somewhere(
    sample_site: Path, sample_pages: dict[str, str]
) -> None:
    parsed = {address: _anchors(html) for address, html in sample_pages.items()}
    dead = []
    for address, anchors in parsed.items():
        if address == "404.html":
            continue  # its links start at the root of a server
        for link in anchors.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = unquote(
                urlsplit(urljoin(f"http://x/{address}", link)).path
            ).lstrip("/")
            here = sample_site / target
            if not here.is_file():
                dead.append(f"{address}: {link}")
            elif (
                parts.fragment
                and target in parsed
                and unquote(parts.fragment) not in parsed[target].ids
            ):
                dead.append(f"{address}: {link} (no such place on the page)")
    assert not dead


def test_no_id_stands_twice_on_a_page(sample_pages: dict[str, str]) -> None:
    for address, html in sample_pages.items():
        ids = _anchors(html).ids
        twice = {one for one in ids if ids.count(one) > 1}
        assert not twice, (address, twice)


def test_links_name_their_file_so_that_they_work_from_a_folder(
    sample_pages: dict[str, str],
) -> None:
    for address, html in sample_pages.items():
        if address != "404.html":
            for link in _anchors(html).links:
                path = urlsplit(link)
                if not path.scheme and path.path:
                    assert not path.path.endswith("/"), (address, link)


def test_the_pages_ask_nothing_of_anybody_else(sample_pages: dict[str, str]) -> None:
    loads = re.compile(
        r"<(?:script|img|iframe|source|video|audio|embed|object)[^>]+(?:src|data|srcset)=\"?(?:https?:)?//"
    )
    for address, html in sample_pages.items():
        assert not loads.search(html), address
        assert not re.search(r"<link[^>]+href=\"?(?:https?:)?//", html), address


def test_every_page_carries_the_policy_before_any_script(
    sample_pages: dict[str, str],
) -> None:
    for address, html in sample_pages.items():
        assert 0 < html.find("Content-Security-Policy") < html.find("<script"), address
        assert "noindex" in html
        assert "no-referrer" in html


def test_the_hard_words_stand_nowhere(
    sample_pages: dict[str, str], sample_site: Path
) -> None:
    for address, html in sample_pages.items():
        found = HARD_WORDS.search(
            re.sub(r"<(script|style).*?</\1>", "", html, flags=re.DOTALL)
        )
        assert not found, (address, found)
    for section in sections(sample_site):
        assert not HARD_WORDS.search(section.text), section.address


def test_a_week_says_the_numbers_of_stats(
    sample_pages: dict[str, str], sample_stats: dict[str, Any]
) -> None:
    shown = 0
    for week in sample_stats["weeks"]:
        html = sample_pages.get(f"weeks/{week['start']}/index.html")
        if html is None:
            assert week["reps"] == 0
            continue
        shown += 1
        reps = "1 rep" if week["reps"] == 1 else f"{week['reps']} reps"
        said = f"The rack: {reps}, {week['lifted_lb']:g} lb"
        assert (said in html) is bool(week["reps"])
    assert shown > 20


def test_the_year_is_the_sum_of_its_weeks(
    sample_pages: dict[str, str], sample_stats: dict[str, Any]
) -> None:
    reps = sum(week["reps"] for week in sample_stats["weeks"])
    lb = sum(week["lifted_lb"] for week in sample_stats["weeks"])
    assert f"{reps} reps, {lb:,g} lb in all" in sample_pages["years/2026/index.html"]


def test_only_who_is_named_in_private_alone_has_no_page(
    sample_pages: dict[str, str], sample_stats: dict[str, Any]
) -> None:
    without = [
        person["name"]
        for person in sample_stats["people"]
        if f"people/{person['slug']}/index.html" not in sample_pages
    ]
    assert without == ["Dr Whitlock"]


def test_a_handoff_in_its_trial_is_mentioned_on_its_week_alone(
    sample_pages: dict[str, str], sample_stats: dict[str, Any]
) -> None:
    from tests.site.conftest import ROOT_PATH, SAMPLE_DAY

    from helplog.insight.reflecting import reflect
    from helplog.store.opening import open_journal

    day = date.fromisoformat(SAMPLE_DAY)
    reflection = reflect(open_journal(ROOT_PATH), day)
    silent = [item for item in reflection.items if item.in_trial(day)]
    assert silent
    for item in silent:
        assert item.what
        pages = {address for address, html in sample_pages.items() if item.what in html}
        assert (
            pages
            == {
                f"weeks/{week['start']}/index.html"
                for week in sample_stats["weeks"]
                if week["start"] <= item.on.isoformat()
            }
            & pages
        )
        assert len(pages) == 1


def test_the_plates_on_the_home_page_are_the_numbers_above_them(
    sample_pages: dict[str, str], sample_stats: dict[str, Any]
) -> None:
    """A handoff in its trial weighs what it weighs there, without a word."""
    this_week = sample_stats["weeks"][-1]
    home = sample_pages["index.html"]
    plates = re.findall(r'<text class="hl-number"[^>]*>([\d.]+)</text>', home)
    assert len(plates) == this_week["reps"]
    assert sum(map(float, plates)) == this_week["lifted_lb"]
    assert '<g role="img" aria-label="Thu: 25 lb">' in home


def test_the_search_knows_days_people_and_pages(sample_site: Path) -> None:
    found = {one.address: one for one in sections(sample_site)}
    day = found["weeks/2026-06-29/index.html#2026-07-04"]
    assert day.title == "Saturday, July 4, 2026"
    assert day.text.startswith("The sofa day ")
    assert found["people/dana-lee/index.html"].title == "Dana Lee"
    assert "calendar/index.html" in found
    assert not (sample_site / "search/search_index.json").exists()


def test_files_of_the_site_are_the_owners_alone(sample_site: Path) -> None:
    for path in (sample_site, *sample_site.rglob("*")):
        assert path.stat().st_mode & 0o077 == 0, path


def test_the_page_for_wrong_addresses_is_a_kind_one(
    sample_pages: dict[str, str],
) -> None:
    html = sample_pages["404.html"]
    assert "404" not in re.sub(
        r"<script.*?</script>|<[^>]+>", "", html, flags=re.DOTALL
    )
    assert re.search(r"<h1>Nothing here</h1>", html)
    main = html[html.index('<div class="hl-missing">') :]
    root = re.search(r'href="([^"]*)index\.html">Today</a>', main)
    assert root
    for address in ("weeks/index.html", "people/index.html"):
        assert f'href="{root[1]}{address}"' in main
        assert address in sample_pages
