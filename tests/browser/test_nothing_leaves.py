"""The sample site in a real browser: nothing is asked of any other origin, and the console stays clean."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Opened, Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = (
    "index.html",
    "weeks/2026-11-16/index.html",
    "practice/index.html",
    "asks/index.html",
    "years/2026/index.html",
)


def search(page: Page, words: str) -> str:
    """Type into the search box as a reader does; the text of the first hits."""
    box = page.locator("input[data-md-component=search-query]")
    box.click()
    box.press_sequentially(words, delay=20)
    hits = page.locator(".md-search-result__item")
    found = page.locator("[data-md-component=search-result][aria-busy=false]")
    expect(found).to_have_count(1)
    return hits.first.inner_text()


def test_reading_searching_and_changing_the_light_asks_nobody_else(
    visit: tuple[Page, Visit], opened: Opened, sample_site: Path
) -> None:
    page, seen = visit
    origin = opened(sample_site)
    person = (
        min(sample_site.glob("people/*/index.html")).relative_to(sample_site).as_posix()
    )
    # the page for wrong addresses is a server's: from disk nobody is led to it
    for address in (
        *PAGES,
        person,
        *(("404.html",) if origin.startswith("http") else ()),
    ):
        page.goto(origin + address, wait_until="load")
        page.mouse.wheel(0, 20_000)
    page.goto(origin + PAGES[1], wait_until="load")
    before = page.locator("body").get_attribute("data-md-color-scheme")
    for _ in range(2):
        page.locator("form[data-md-component=palette] label:visible").first.click()
    page.wait_for_function(
        "was => document.body.dataset.mdColorScheme !== was", arg=before
    )
    assert "sofa" in search(page, "sofa").lower()
    page.locator(".md-search-result__link").first.click()
    page.wait_for_load_state()
    page.wait_for_timeout(300)
    assert seen.to_others(origin) == []
    assert seen.console == []
    assert seen.ran == []
