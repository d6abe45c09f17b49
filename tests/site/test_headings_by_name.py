"""`[[day#Heading]]` leads to a heading that is there, whichever of the day's entries has it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

pytestmark = pytest.mark.slow

FIRST = "---\ntime: 08:00\n---\nWords.\n\n## Why it *matters*\n\nMore. ^claim1\n"
SECOND = "---\ntime: 21:00\n---\n## At night\n\nRain.\n"
FROM = (
    "[[2026-11-18#At night]] [[2026-11-18-late#At night|then]] [[2026-11-18#^claim1]] "
    "[[2026-11-18#Never written]]\n"
)


def test_a_link_leads_to_the_heading_else_to_the_day(
    build_journal: Callable[..., dict[str, str]],
) -> None:
    files = {
        "2026-11-18.md": FIRST,
        "2026-11-18-late.md": SECOND,
        "2026-11-10.md": FROM,
    }
    pages = build_journal(files)
    week = pages["weeks/2026-11-16/index.html"]
    links = re.findall(
        r'href="\.\./\.\./weeks/2026-11-16/index\.html#([^"]+)"[^>]*>',
        pages["weeks/2026-11-09/index.html"],
    )
    assert set(links) == {"e18_2-at-night", "e18-block-claim1", "2026-11-18"}
    for ident in set(links):
        assert week.count(f'id="{ident}"') == 1, ident
