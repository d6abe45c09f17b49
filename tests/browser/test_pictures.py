"""Pictures in a real browser: what they say to everyone, how large they are, and what tells their parts apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.walking import PHONE, Walk

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A narrow screen."""
    with browser.new_context(viewport=PHONE) as context:
        context.set_default_timeout(60_000)
        yield context.new_page()


@pytest.mark.parametrize("kind", ["week", "practice", "year"])
def test_the_tables_under_the_pictures_can_be_read_by_everyone(
    kind: str, phone: Page, sample_address: str
) -> None:
    """A table that is wider than the screen scrolls in its own box, which a key reaches."""
    walk = Walk(phone, sample_address)
    walk.open(kind)
    phone.evaluate(
        "document.querySelectorAll('details').forEach(one => { one.open = true; })"
    )
    assert walk.serious() == []
    assert walk.spills() == []


_INKS = """shapes => {
  const out = {};
  for (const shape of shapes) {
    const ident = shape.getAttribute("fill").slice(5, -1), tile = document.getElementById(ident);
    const inks = [...tile.children].map(one => getComputedStyle(one)).map(one => [one.fill, one.stroke].join());
    out[ident] = inks.join(" ");
  }
  return out;
}"""


def test_without_colours_kinds_and_quiet_weeks_are_told_apart_by_their_textures(
    browser: Browser, sample_address: str
) -> None:
    """Where a reader's own colours stand, every texture is drawn in the one of the text, on the one of the page."""
    with browser.new_context(
        forced_colors="active",
        color_scheme="dark",
        viewport=PHONE,
    ) as context:
        page = context.new_page()
        Walk(page, sample_address).open("practice")
        swatches = page.locator(".hl-figure--bars .hl-legend rect")
        inks = swatches.evaluate_all(_INKS)
        pictures = [swatch.screenshot() for swatch in swatches.all()]
    assert len(inks) == 7
    colours = set(re.findall(r"rgb[^)]*\)", " ".join(inks.values())))
    assert colours == {"rgb(255, 255, 255)", "rgb(0, 0, 0)"}
    assert len(set(pictures)) == 7, "each looks different without any colour"


_LINKS = """links => [...document.querySelectorAll(`${links}:not(details *)`)].map(one => {
  const aim = one.getBoundingClientRect(), letters = one.querySelector("text");
  const scale = letters ? letters.getScreenCTM().a : 1;
  return [aim.width, aim.height, letters ? parseFloat(getComputedStyle(letters).fontSize) * scale : 99];
})"""


@pytest.mark.parametrize("width", [320, 360, 383, 384, 390, 430, 768, 1280])
def test_a_finger_meets_the_days_of_a_week_and_a_year(
    width: int, phone: Page, sample_address: str
) -> None:
    """44 pixels for the plates of a day, with figures that can be read; 24 for a day, of which a year has hundreds."""
    walk = Walk(phone, sample_address)
    phone.set_viewport_size({"width": width, "height": 800})
    for kind, links, least in (
        ("home", ".hl-figure--rack a", 44),
        ("week", ".hl-figure--rack a", 44),
        ("year", ".hl-month a", 24),
    ):
        walk.open(kind)
        found = phone.evaluate(_LINKS, links)
        assert len(found) > 2
        assert min(min(wide, high) for wide, high, _ in found) >= least - 0.05, kind
        assert min(size for _, _, size in found) >= 11, kind
        assert walk.spills() == []
