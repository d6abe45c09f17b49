"""What stands first: a week is read as a letter, home on one screen of a phone, a week on one sheet."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

import pytest
from playwright.sync_api import ViewportSize
from tests.browser.walking import Walk

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PHONE: Final[ViewportSize] = {"width": 390, "height": 844}
_PHOTO_WEEK: Final = "weeks/2026-10-26/index.html"


def top_of(walk: Walk, selector: str) -> float:
    """How far down something begins, in pixels of the page."""
    top: float = walk.page.locator(selector).first.evaluate(
        "one => one.getClientRects()[0].top + scrollY"
    )
    return top


def foot_of(walk: Walk, selector: str) -> float:
    """How far down something ends."""
    foot: float = walk.page.locator(selector).first.evaluate(
        "one => one.getBoundingClientRect().bottom + scrollY"
    )
    return foot


def test_a_week_begins_with_the_writers_words(opened_as: Callable[..., Walk]) -> None:
    walk = opened_as(viewport=PHONE)
    walk.open("week")
    assert top_of(walk, ".hl-own") < 600
    assert foot_of(walk, ".hl-pulled") < PHONE["height"]
    assert top_of(walk, ".hl-figure--rack") > foot_of(walk, ".hl-letter") - 1


def test_home_is_useful_in_one_screen(opened_as: Callable[..., Walk]) -> None:
    walk = opened_as(viewport=PHONE)
    walk.open("home")
    in_order = (".hl-told", ".hl-three", ".hl-suggestion", ".hl-today-now .hl-item")
    tops = [top_of(walk, one) for one in in_order]
    assert tops == sorted(tops)
    assert foot_of(walk, ".hl-suggestion") < PHONE["height"]


def test_a_fold_opens_below_its_line(opened_as: Callable[..., Walk]) -> None:
    walk = opened_as(viewport=PHONE)
    walk.open("home")
    fold = walk.page.locator(".hl-known").first
    known = fold.locator("dl")
    assert not known.is_visible()
    fold.locator("summary").click()
    assert known.is_visible()
    assert foot_of(walk, ".hl-item:has(.hl-known) .hl-line-text") <= top_of(
        walk, ".hl-known dl"
    )


@pytest.mark.parametrize("address", ["weeks/2026-11-16/index.html", _PHOTO_WEEK])
def test_letter_rack_and_answers_are_one_sheet(
    address: str, opened_as: Callable[..., Walk]
) -> None:
    """The days begin on the next one."""
    walk = opened_as(viewport=PHONE)
    walk.page.goto(walk.origin + address, wait_until="load")
    whole = sheets(walk)
    walk.page.locator(".hl-days").evaluate("one => one.remove()")
    assert sheets(walk) == 1
    assert whole > 1


def sheets(walk: Walk) -> int:
    """How many pages of A4 it prints on."""
    return len(re.findall(rb"/Type\s*/Page\b", walk.page.pdf(format="A4")))
