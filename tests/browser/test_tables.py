"""The table beside a picture: what is too wide for a phone scrolls where keys and names are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect
from tests.browser.walking import Walk
from tests.covering import covering

pytestmark = [pytest.mark.browser, pytest.mark.slow]

_REGIONS = """() => [...document.querySelectorAll("details.hl-data .hl-scroll")].map(one => {
  const table = one.querySelector("table");
  const others = [...one.querySelectorAll("*")].filter(inner => inner.scrollWidth > inner.clientWidth + 1
    && ["auto", "scroll"].includes(getComputedStyle(inner).overflowX));
  return {name: one.getAttribute("aria-label"), stop: one.tabIndex, others: others.length,
          left: one.scrollWidth - one.clientWidth, wide: table.offsetWidth - one.clientWidth};
})"""


@pytest.mark.parametrize(
    ("kind", "width"),
    covering(["home", "week", "year", "practice"], [320, 390, 1280]),
)
def test_the_named_region_scrolls_all_of_its_table(
    kind: str, width: int, opened_as: Callable[..., Walk]
) -> None:
    walk = opened_as(viewport={"width": width, "height": 700})
    walk.open(kind)
    walk.page.locator("details.hl-data").evaluate_all(
        "all => all.forEach(one => { one.open = true; })"
    )
    regions: list[dict[str, Any]] = walk.page.evaluate(_REGIONS)
    assert regions
    for one in regions:
        assert one["name"]
        assert one["stop"] == 0
        assert one["others"] == 0, one
        assert abs(one["left"] - max(one["wide"], 0)) <= 1, (
            one
        )  # nothing slides for nothing
    assert walk.spills() == []


def test_arrow_keys_scroll_a_table(opened_as: Callable[..., Walk]) -> None:
    walk = opened_as(viewport={"width": 320, "height": 700})
    walk.open("practice")
    page = walk.page
    page.locator("details.hl-data").evaluate_all(
        "all => all.forEach(one => { one.open = true; })"
    )
    widest = page.locator("details.hl-data .hl-scroll").evaluate_all(
        "all => { const over = all.map(one => one.scrollWidth); return over.indexOf(Math.max(...over)); }"
    )
    region = page.locator("details.hl-data .hl-scroll").nth(widest)
    region.evaluate(
        "one => { one.querySelector('table').style.width = '600px'; }"
    )  # whatever the sample holds
    region.focus()
    page.keyboard.press("ArrowRight")
    expect(region).not_to_have_js_property("scrollLeft", 0)
