"""The first link of every page leads past its frame, to where its content begins."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from tests.browser.walking import DESK, KINDS, Walk
from tests.covering import covering

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize(
    ("kind", "script"),
    covering([kind for kind in KINDS if kind != "search"], [True, False]),
)
def test_the_skip_link_leads_to_the_start_of_the_content(
    kind: str, *, script: bool, opened_as: Callable[..., Walk]
) -> None:
    walk = opened_as(viewport=DESK, java_script_enabled=script)
    walk.open(kind)
    page = walk.page
    link = page.locator(".md-skip")
    expect(link).to_have_count(1)
    expect(link).to_have_text("Skip to content")
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#hl-content")).to_be_focused()
    expect(page.locator("#hl-content h1")).to_be_in_viewport()
    first = page.locator(
        "#hl-content :is(a[href], summary):not([tabindex='-1']):visible"
    ).first
    page.keyboard.press("Tab")
    expect(first).to_be_focused()
