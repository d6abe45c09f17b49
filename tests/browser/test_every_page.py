"""Every kind of page, at three widths, light and dark: it fits, it says nothing in the console, axe finds nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.conftest import Visit
from tests.browser.walking import DESK, KINDS, PHONE, SCHEMES, WIDTHS, Walk
from tests.covering import EVERYTHING

pytestmark = [pytest.mark.browser, pytest.mark.slow]


Scheme = Literal["light", "dark"]
Tabs = Callable[[Scheme], tuple[Page, Visit]]


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Tabs]:
    """Gives a tab of a desk's size for each palette, and what happens in it from now on.

    The same one each time: a page that is gone to begins anew, and a new tab is a new process.
    """
    with ExitStack() as opened:
        known: dict[str, tuple[Page, Visit]] = {}

        def of(scheme: Scheme) -> tuple[Page, Visit]:
            if scheme not in known:
                profile = opened.enter_context(
                    browser.new_context(color_scheme=scheme, viewport=DESK)
                )
                profile.set_default_timeout(60_000)
                known[scheme] = profile.new_page(), Visit()
                known[scheme][1].watch(known[scheme][0])
            page, seen = known[scheme]
            page.goto("about:blank")
            page.set_viewport_size(DESK)
            seen.console.clear()
            return page, seen

        yield of


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_fits_is_quiet_and_can_be_read_by_everyone(
    kind: str, scheme: Scheme, tab: Tabs, sample_address: str
) -> None:
    page, seen = tab(scheme)
    walk = Walk(page, sample_address)
    spills, unfair = {}, {}
    # axe looks once at each palette, at the narrow layout in the dark and at the wide one in the
    # light; how much room things take, no palette changes
    looked_at = 320 if scheme == "dark" else 1280
    walk.open(kind)
    for width in (
        (looked_at,) if scheme == "dark" and not EVERYTHING else reversed(WIDTHS)
    ):
        page.set_viewport_size({"width": width, "height": 800})
        if kind == "search":  # nobody's screen shrinks while they search
            walk.open(kind)
        spills[width] = walk.spills()
        if width == looked_at:
            unfair[width] = walk.serious()
    shown = page.locator("body").get_attribute("data-md-color-scheme")
    assert shown == ("slate" if scheme == "dark" else "default")
    assert {width: found for width, found in spills.items() if found} == {}
    assert {width: found for width, found in unfair.items() if found} == {}
    assert seen.console == []


@pytest.mark.parametrize(
    "kind", ["home", "week", "year", "practice", "people", "ordinary"]
)
def test_at_twice_the_size_nothing_leaves_the_page(
    kind: str, tab: Tabs, sample_address: str
) -> None:
    """A browser's 200 % on a desk is half the width; larger letters alone have to fit as well."""
    page, _ = tab("light")
    walk = Walk(page, sample_address)
    walk.open(kind)
    page.set_viewport_size({"width": 640, "height": 400})
    zoomed = walk.spills()
    page.set_viewport_size(DESK)
    page.evaluate("document.documentElement.style.fontSize = '250%'")
    enlarged = walk.spills()
    assert zoomed == []
    assert enlarged == []


_SMALL = """() => {
  const lists = ".md-nav__link[href], .hl-places a, .hl-weeks a, .hl-people a, .hl-lookback a, .hl-pager a, .hl-three a, .hl-more,"
    + " .hl-above a, .hl-photo, .hl-facts dd > a,"
    + " .hl-figures a, .hl-state a, .hl-jumps a, .hl-glance a, .hl-cal a, .hl-rail-day, .hl-strip, .hl-pictures a,"
    + " .hl-overline a, .hl-practice a, .hl-chip, .hl-tags a, .hl-edit, .hl-meta a, summary, .md-header__button, .md-header__option label,"
    + " .md-search-result__link, .hl-suggested a, .hl-ways a";
  return [...document.querySelectorAll(lists)].filter(one => one.checkVisibility({visibilityProperty: true}))
    .map(one => [one.getBoundingClientRect(), one])
    .filter(([box]) => box.height && (box.height < 43.9 || box.width < 43.9) && box.width > 0)
    .map(([box, one]) => `${Math.round(box.width)}x${Math.round(box.height)} ${one.outerHTML.slice(0, 120)}`);
}"""


_THIN = """() => [...document.querySelectorAll("article a[href]")]
  .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.closest("svg"))
  .map(one => [Math.min(...[...one.getClientRects()].map(box => box.height)), one])
  .filter(([tall]) => tall < 23.9).map(([tall, one]) => `${Math.round(tall)} ${one.outerHTML.slice(0, 120)}`)"""


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_thumb_aims_at_is_44_pixels(
    kind: str, tab: Tabs, sample_address: str
) -> None:
    """Links that are a list's line or the way around; within a sentence, where the lines are, 24.

    A day's square has its line in the table below.
    """
    page, _ = tab("light")
    page.set_viewport_size(PHONE)
    Walk(page, sample_address).open(kind)
    small = page.evaluate(_SMALL) + page.evaluate(_THIN)
    opener = page.locator("label.md-header__button[for=__drawer]")
    if kind != "search" and opener.count():
        opener.click()
        page.wait_for_timeout(350)
        small += page.evaluate(_SMALL)
    assert small == []


@pytest.mark.parametrize("kind", KINDS)
def test_opened_from_disk_a_page_is_as_quiet(
    kind: str, tab: Tabs, sample_files: str
) -> None:
    if kind == "404":
        pytest.skip("nobody is led to it from disk")
    page, seen = tab("dark")
    Walk(page, sample_files).open(kind)
    assert seen.console == []


def test_the_page_for_wrong_addresses_leads_back(
    tab: Tabs, sample_address: str
) -> None:
    page, _ = tab("light")
    Walk(page, sample_address).open("404")
    links = page.locator("a[href]").evaluate_all(
        "all => all.map(one => one.href.split('#')[0])"
    )
    answers = {link: page.request.get(link).status for link in set(links)}
    assert len(answers) > 4
    assert {link: status for link, status in answers.items() if status != 200} == {}
