"""Check-ins by any name on the site, and what a build says of templates."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.slow

Build = Callable[..., dict[str, str]]
ANSWER = "## Who did I let help me this week?\n\nThe neighbour with the ladder.\n"


def test_answers_stand_on_the_page_of_their_week(build_journal: Build) -> None:
    for name in ("2026 KW47.md", "2026-11-18 Woche 47.md", "2026-47.md"):
        pages = build_journal({name: ANSWER})
        assert "with the ladder" in pages["weeks/2026-11-16/index.html"]


def test_a_template_is_told_of_once_and_kindly(build_journal: Build) -> None:
    template = "---\ncreated: {{date}}T{{time}}\n---\nHow was it?\n"
    log = build_journal({"Daily.md": template})["log"]
    told = [line for line in log.splitlines() if "Daily.md" in line]
    assert len(told) == 1
    assert "looks like a template" in told[0]
