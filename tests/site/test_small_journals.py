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
def test_every_link_of_a_small_journal_leads_somewhere(entries: dict[str, str], build_journal: Build) -> None:
    pages = build_journal(entries)
    dead = [
        f"{address}: {link}"
        for address, html in pages.items()
        if address not in {"404.html", "log"}
        for link in re.findall(r'<a\b[^>]*?href="([^"#][^"]*)"', html)
        if not urlsplit(link).scheme and urlsplit(urljoin(f"/{address}", link)).path.lstrip("/") not in pages
    ]
    assert dead == []


def test_where_nothing_is_lifted_yet_a_sentence_stands(build_journal: Build) -> None:
    pages = build_journal({"2026-11-18.md": QUIET_DAY})
    assert "Nothing is lifted yet." in pages["practice/index.html"]
    assert "hl-figure--bars" not in pages["practice/index.html"]
    assert "Nothing waits" in pages["index.html"]
