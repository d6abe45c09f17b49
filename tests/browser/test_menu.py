"""The menu of a narrow window and the search's button: by keys as well as by thumb, and never by what can't be seen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.walking import Walk
from tests.covering import covering

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PHONE = {"width": 390, "height": 800}
TABLET = {"width": 1024, "height": 768}

_HELD = """() => {
  const held = document.activeElement;
  if (!held || held === document.body) return null;
  const drawn = held.matches(".md-option") ? held.nextElementSibling : held;  // the theme draws a label instead
  const box = drawn.getBoundingClientRect();
  const seen = drawn.checkVisibility({visibilityProperty: true}) && box.width > 0 && box.height > 0
    && box.left < innerWidth && box.right > 0;
  return {what: held.outerHTML.slice(0, 120), seen, drawer: Boolean(held.closest(".md-sidebar--primary"))};
}"""


def opener(page: Page, opens: str = "__drawer") -> Locator:
    return page.locator(f".md-header__button[for={opens}]")


def is_open(page: Page, toggle: str = "__drawer") -> bool:
    return page.locator(f"#{toggle}").is_checked()


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until it is reached."""
    for _ in range(20):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            return
    pytest.fail("the keys do not reach it")


@pytest.mark.parametrize("size", [PHONE, TABLET])
def test_keys_reach_only_what_is_seen(
    size: dict[str, int], opened_as: Callable[..., Walk]
) -> None:
    walk = opened_as(viewport=size)
    walk.open("week")
    hidden, reached = [], 0
    for _ in range(200):
        walk.page.keyboard.press("Tab")
        held = walk.page.evaluate(_HELD)
        if held is None:
            break
        reached += 1
        if not held["seen"] or held["drawer"]:
            hidden.append(held["what"])
    assert reached > 10
    assert hidden == []


@pytest.mark.parametrize(
    ("size", "key"),
    covering({"phone": PHONE, "tablet": TABLET}, ["Enter", "Space"]),
)
def test_the_menu_is_a_button_for_keys(
    size: dict[str, int], key: str, opened_as: Callable[..., Walk]
) -> None:
    walk = opened_as(viewport=size)
    walk.open("week")
    page, menu = walk.page, walk.page.locator(".md-sidebar--primary")
    button = page.get_by_role("button", name="Navigation")
    expect(button).to_have_attribute("aria-expanded", "false")
    tab_to(page, button)
    assert button.evaluate("one => getComputedStyle(one).outlineStyle") != "none"
    page.keyboard.press(key)
    expect(menu).to_be_visible()
    assert page.evaluate(_HELD)["drawer"]
    page.keyboard.press(key)
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press(key)
    for _ in range(3):
        page.keyboard.press("Tab")
        assert page.evaluate(_HELD)["drawer"]
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    page.keyboard.press(key)
    page.locator(".md-sidebar--primary a", has_text="Asks").first.press("Enter")
    expect(page.locator("article h1")).to_have_text("Asks")


def test_behind_an_open_menu_nothing_is_reached(opened_as: Callable[..., Walk]) -> None:
    walk = opened_as(viewport=PHONE)
    walk.open("week")
    opener(walk.page).click()
    expect(walk.page.locator(".md-content[inert]")).to_have_count(1)
    outside = []
    for _ in range(30):
        walk.page.keyboard.press("Tab")
        held = walk.page.evaluate(_HELD)
        if held and not held["drawer"]:
            outside.append(held["what"])
    assert outside == []
    walk.page.set_viewport_size(
        {"width": 1280, "height": 800}
    )  # the theme shows its menu in another way here
    expect(walk.page.locator(".md-content[inert]")).to_have_count(0)


def test_a_part_of_the_menu_opens_and_closes_by_keys(
    opened_as: Callable[..., Walk],
) -> None:
    """On a phone the table of contents lies below the page's own line."""
    walk = opened_as(viewport=PHONE)
    walk.open("people")
    page = walk.page
    opener(page).press("Enter")
    line = page.locator(".md-sidebar--primary label.md-nav__link[for=__toc]")
    inner = page.locator(".md-sidebar--primary .md-nav--secondary a").first
    expect(inner).to_be_hidden()
    tab_to(page, line)
    page.keyboard.press("Enter")
    expect(inner).to_be_visible()
    expect(line).to_be_hidden()
    back = page.locator(".md-sidebar--primary .md-nav--secondary .md-nav__title")
    expect(back).to_be_focused()
    page.keyboard.press("Space")
    expect(inner).to_be_hidden()
    expect(line).to_be_focused()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_search_of_a_phone_opens_by_keys_and_gives_the_focus_back(
    key: str, opened_as: Callable[..., Walk]
) -> None:
    walk = opened_as(viewport=PHONE)
    walk.open("week")
    page, box = walk.page, walk.page.locator("input[data-md-component=search-query]")
    button = page.get_by_role("button", name="Search")
    tab_to(page, button)
    page.keyboard.press(key)
    expect(box).to_be_focused()
    page.keyboard.type("sofa")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.keyboard.press("Escape")
    assert not is_open(page, "__search")
    expect(button).to_be_focused()
    page.keyboard.press("Tab")
    assert not is_open(
        page, "__search"
    )  # the box is not reached where it can't be seen


@pytest.mark.parametrize("size", [PHONE, {"width": 1280, "height": 800}])
@pytest.mark.parametrize("way", ["link", "key"])
def test_a_person_leads_to_the_search_of_all_people(
    way: str, size: dict[str, int], opened_as: Callable[..., Walk]
) -> None:
    """Of such pages there may be thousands: they have no search and no menu of their own."""
    walk = opened_as(viewport=size)
    walk.open("person")
    page, box = walk.page, walk.page.locator("input[data-md-component=search-query]")
    link = page.get_by_role("link", name="Search")
    expect(link).to_be_visible()
    expect(page.locator(".md-logo").first).to_be_visible()
    if way == "link":
        link.click()
    else:
        page.keyboard.press("/")
    expect(page.locator("article h1")).to_have_text("People")
    expect(box).to_be_focused()
    page.keyboard.type("sofa")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def test_without_script_that_link_leads_to_all_people(
    opened_as: Callable[..., Walk],
) -> None:
    walk = opened_as(viewport=PHONE, java_script_enabled=False)
    walk.open("person")
    walk.page.get_by_role("link", name="Search").click()
    expect(walk.page.locator("article h1")).to_have_text("People")


def test_without_script_a_closed_menu_is_hidden_and_a_tap_opens_it(
    opened_as: Callable[..., Walk],
) -> None:
    walk = opened_as(viewport=PHONE, java_script_enabled=False)
    walk.open("week")
    menu = walk.page.locator(".md-sidebar--primary")
    expect(menu).to_be_hidden()
    opener(walk.page).click()
    expect(menu).to_be_visible()
