"""A week's line on the shelf, a need's on its list: what stands in it keeps to its own room."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest
from tests.browser.walking import DESK, PHONE, Walk

pytestmark = [pytest.mark.browser, pytest.mark.slow]

_COVERED: Final = """() => {
  const around = one => {
    const range = document.createRange();
    range.selectNodeContents(one);
    return range.getBoundingClientRect();
  };
  document.querySelectorAll(".hl-weeks .hl-week-span").forEach(one => { one.textContent = "28. Sept. – 10. Okt."; });
  return [...document.querySelectorAll(".hl-weeks a")].map(row => {
    const text = around(row.querySelector(".hl-week-span"));
    const who = row.querySelector(".hl-initials");
    return who && text.right > who.getBoundingClientRect().left + 1 ? row.innerText : "";
  }).filter(Boolean);
}"""
_HEIGHTS: Final = """() => [...document.querySelectorAll(".hl-stories a")]
  .map(row => row.querySelector(".hl-person").getBoundingClientRect().height)"""
_STARTS: Final = """() => {
  const start = one => one.getBoundingClientRect().left;
  return [start(document.querySelector(".hl-week-quiet > :last-child")), start(document.querySelector(".hl-week-line"))];
}"""


@pytest.mark.parametrize("width", [320, 390])
def test_a_long_date_is_not_written_over(
    width: int, opened_as: Callable[..., Walk]
) -> None:
    walk = opened_as(viewport={**PHONE, "width": width})
    walk.open("weeks")
    assert walk.page.evaluate(_COVERED) == []
    assert walk.spills() == []


def test_on_a_desk_a_need_has_the_line_to_itself_and_a_quiet_week_its_column(
    opened_as: Callable[..., Walk],
) -> None:
    walk = opened_as(viewport=DESK)
    walk.open("needs")
    heights = walk.page.evaluate(_HEIGHTS)
    assert heights
    assert max(heights) < 70, "two lines at most"
    walk.open("weeks")
    quiet, line = walk.page.evaluate(_STARTS)
    assert abs(quiet - line) < 2
