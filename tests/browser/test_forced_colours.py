"""Where the reader's system sets the colours, shapes and what is filled still tell things apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator
from tests.browser.walking import DESK, Walk

pytestmark = [pytest.mark.browser, pytest.mark.slow]

_HIDDEN = "one => { one.style.visibility = 'hidden'; }"
_SHOWN = "one => { one.style.visibility = ''; }"
_KINDS = (
    "asks",
    "handoffs",
    "accepted",
    "thanks",
    "connections",
    "declined",
    "needs",
    "alone",
)
_ALL_MARKS = """kinds => {
  const list = document.createElement("p");
  list.style = "display: flex; gap: 20px; padding: 20px";
  list.append(...kinds.map(kind => {
    const mark = document.createElement("span");
    mark.className = `hl-mark hl-${kind}`;
    mark.style.margin = 0;
    return mark;
  }));
  document.querySelector("#hl-content h1").after(list);
}"""


def looks(one: Locator) -> bytes:
    """Its picture, which is not that of nothing."""
    one.scroll_into_view_if_needed()
    drawn = one.screenshot()
    box = one.bounding_box()
    assert box is not None
    one.evaluate(_HIDDEN)
    nothing = one.page.screenshot(clip=box)
    one.evaluate(_SHOWN)
    assert one.page.screenshot(clip=box) != nothing
    return drawn


@pytest.fixture(params=["light", "dark"])
def forced(request: pytest.FixtureRequest, opened_as: Callable[..., Walk]) -> Walk:
    return opened_as(
        viewport=DESK,
        forced_colors="active",
        color_scheme=request.param,
        reduced_motion="reduce",
    )


def test_what_is_answered_is_told_from_what_is_open(forced: Walk) -> None:
    forced.open("person")
    assert looks(forced.page.locator(".hl-dot-on").first) != looks(
        forced.page.locator(".hl-dot").first
    )
    forced.open("home")
    answered, still_open = (
        forced.page.locator(f".hl-three li{which}").first.evaluate(
            """one => {
              const drawn = getComputedStyle(one, "::before");
              return [drawn.backgroundColor, drawn.borderTopColor];
            }"""
        )
        for which in (".hl-yes", ":not(.hl-yes)")
    )
    assert answered[0] == answered[1]
    assert still_open[0] != still_open[1]


def test_every_kind_has_a_mark_of_its_own(forced: Walk) -> None:
    forced.open("home")
    forced.page.evaluate(_ALL_MARKS, list(_KINDS))
    marks = [looks(forced.page.locator(f"h1 + p .hl-{kind}")) for kind in _KINDS]
    assert len(set(marks)) == len(_KINDS)


def test_a_legend_a_fold_and_a_chip_are_seen(forced: Walk) -> None:
    forced.open("practice")
    swatches = forced.page.locator(".hl-legend").first.locator(".hl-swatch")
    assert len({looks(one) for one in swatches.all()}) == swatches.count() > 1
    arrow = "one => [getComputedStyle(one, '::after').backgroundColor, getComputedStyle(document.body).backgroundColor]"
    fold, page = forced.page.locator("details.hl-data > summary").first.evaluate(arrow)
    assert fold != page
    forced.open("asks")
    chips = forced.page.locator(".hl-chip").evaluate_all(
        "all => all.map(one => getComputedStyle(one).backgroundColor)"
    )
    assert chips[0] not in chips[1:]


def test_a_plate_shows_its_weight(forced: Walk) -> None:
    forced.open("home")
    looks(forced.page.locator(".hl-number").first)
