"""Pictures in a real browser: what they say to everyone, how large they are, and what tells their parts apart."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.walking import PHONE, Walk

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A narrow screen."""
    with browser.new_context(viewport=PHONE) as context:  # type: ignore[arg-type]
        context.set_default_timeout(15_000)
        yield context.new_page()


@pytest.mark.parametrize("kind", ["week", "practice", "year"])
def test_the_tables_under_the_pictures_can_be_read_by_everyone(kind: str, phone: Page, sample_address: str) -> None:
    """A table that is wider than the screen scrolls in its own box, which a key reaches."""
    walk = Walk(phone, sample_address)
    walk.open(kind)
    phone.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert walk.serious() == []
    assert walk.spills() == []
