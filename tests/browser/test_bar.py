"""The five places: a bar at the foot of a phone, tabs at the head of a desk, and neither covers anything."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest
from playwright.sync_api import ViewportSize, expect
from tests.browser.walking import DESK, KINDS, Walk

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PHONE: Final[ViewportSize] = {"width": 390, "height": 844}
_HELD_BELOW: Final = """() => {
  const held = document.activeElement;
  if (!held || !held.closest("article")) return null;
  const bar = document.querySelector(".hl-places").getBoundingClientRect().top;
  const box = held.getBoundingClientRect();
  return box.bottom > bar + 1 && box.height < 400 ? `${held.outerHTML.slice(0, 120)} ${box.bottom} > ${bar}` : "";
}"""
_LAST_WORDS: Final = """() => {
  scrollTo(0, document.documentElement.scrollHeight);
  const bar = document.querySelector(".hl-places").getBoundingClientRect().top;
  return document.querySelector("article").getBoundingClientRect().bottom - bar;
}"""


def test_a_phone_has_the_bar_and_a_desk_the_tabs(
    opened_as: Callable[..., Walk],
) -> None:
    walk = opened_as(viewport=PHONE)
    walk.open("week")
    bar, tabs = walk.page.locator(".hl-places"), walk.page.locator(".md-tabs")
    expect(bar).to_be_visible()
    expect(tabs).to_be_hidden()
    boxes = [one.bounding_box() for one in bar.locator("a").all()]
    assert len(boxes) == 5
    assert all(box and min(box["width"], box["height"]) >= 44 for box in boxes)
    bar.get_by_text("People").click()
    expect(walk.page.locator("article h1")).to_have_text("People")
    walk.page.set_viewport_size(DESK)
    expect(bar).to_be_hidden()
    expect(tabs).to_be_visible()


def test_the_bar_covers_no_last_words(opened_as: Callable[..., Walk]) -> None:
    walk = opened_as(viewport=PHONE)
    covered = {}
    for kind in KINDS:
        if kind != "search":
            walk.open(kind)
            covered[kind] = walk.page.evaluate(_LAST_WORDS)
    assert {kind: by for kind, by in covered.items() if by > 0} == {}


def test_what_the_keys_hold_is_above_the_bar(opened_as: Callable[..., Walk]) -> None:
    walk = opened_as(viewport={"width": 390, "height": 500}, reduced_motion="reduce")
    walk.open("asks")
    covered, steps = [], 0
    for _ in range(120):
        walk.page.keyboard.press("Tab")
        found = walk.page.evaluate(_HELD_BELOW)
        steps += found is not None
        if found:
            covered.append(found)
    assert steps > 20
    assert covered == []


def test_without_script_it_leads_on_and_on_paper_it_is_gone(
    opened_as: Callable[..., Walk],
) -> None:
    # on paper: in a profile of its own, or the next test would be there as well
    walk = opened_as(viewport=PHONE, java_script_enabled=False, anew=True)
    walk.open("person")
    bar = walk.page.locator(".hl-places")
    expect(bar.locator("[aria-current]")).to_have_text("People")
    bar.get_by_text("Practice").click()
    expect(walk.page.locator("article h1")).to_have_text("Practice")
    walk.page.emulate_media(media="print")
    expect(bar).to_be_hidden()


def test_an_open_menu_and_an_open_search_lie_over_it(
    opened_as: Callable[..., Walk],
) -> None:
    walk = opened_as(viewport=PHONE, reduced_motion="reduce")
    walk.open("week")
    page = walk.page
    on_top = "() => Boolean(document.elementFromPoint(360, innerHeight - 20).closest('.hl-places'))"
    assert page.evaluate(on_top)
    page.locator("label.md-header__button[for=__drawer]").click()
    page.wait_for_timeout(350)
    assert not page.evaluate(on_top)
    expect(page.locator(".hl-places[inert]")).to_have_count(1)
    walk.open("search")
    assert not page.evaluate(on_top)


def test_where_the_system_sets_the_colours_the_active_one_has_a_line(
    opened_as: Callable[..., Walk],
) -> None:
    walk = opened_as(viewport=PHONE, forced_colors="active")
    walk.open("week")
    lines = walk.page.locator(".hl-places a").evaluate_all(
        "all => all.map(one => getComputedStyle(one).borderTopWidth)"
    )
    assert lines == ["0px", "2px", "0px", "0px", "0px"]
