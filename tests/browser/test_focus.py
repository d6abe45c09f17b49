"""What the keys hold is seen: not below the header, wherever on a page they come from."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.browser.walking import Walk
from tests.covering import covering

pytestmark = [pytest.mark.browser, pytest.mark.slow]

_COVERED = """() => {
  const held = document.activeElement;
  if (!held || held === document.body || !held.closest("article")) return null;
  const header = document.querySelector(".md-header").getBoundingClientRect();
  const box = held.getBoundingClientRect();
  const rows = box.height > innerHeight - header.height;  // taller than there is room for
  const top = document.querySelector(".md-top");
  const over = one => {
    const around = one.getBoundingClientRect();
    return !one.hidden && getComputedStyle(one).opacity !== "0" && around.top < box.bottom - 1
      && around.bottom > box.top + 1 && around.left < box.right && around.right > box.left;
  };
  const hidden = box.top < header.bottom - 1 && !rows;
  return hidden || (top && over(top)) ? `${held.outerHTML.slice(0, 120)} ${box.top} < ${header.bottom}` : "";
}"""


@pytest.mark.parametrize(
    ("address", "size"),
    covering(
        ["asks/", "people/", "practice/", "weeks/2026-06-29/"],
        [(1280, 800), (640, 400), (390, 844)],
    ),
)
def test_backwards_no_link_hides_below_the_header(
    address: str, size: tuple[int, int], opened_as: Callable[..., Walk]
) -> None:
    walk = opened_as(
        viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce"
    )
    walk.page.goto(f"{walk.origin}{address}index.html")
    walk.page.evaluate("scrollTo(0, document.body.scrollHeight)")
    walk.page.locator("article :is(a[href], summary):visible").last.focus()
    covered, steps = [], 0
    for _ in range(150):
        walk.page.keyboard.press("Shift+Tab")
        found = walk.page.evaluate(_COVERED)
        if found is None:
            break
        steps += 1
        if found:
            covered.append(found)
    assert steps > 5
    assert covered == []


@pytest.mark.parametrize("width", [390, 1280])
def test_an_address_within_a_page_leads_right_below_the_header(
    width: int, opened_as: Callable[..., Walk]
) -> None:
    walk = opened_as(viewport={"width": width, "height": 700})
    walk.page.goto(f"{walk.origin}weeks/2026-06-29/index.html#2026-07-01")
    edges = walk.page.evaluate(
        """() => [document.getElementById("2026-07-01").getBoundingClientRect().top,
                  document.querySelector(".md-header").getBoundingClientRect().bottom]"""
    )
    assert 0 <= edges[0] - edges[1] < 60
