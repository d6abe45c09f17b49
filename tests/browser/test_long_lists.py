"""Ten years, hundreds of names and needs: a phone is not scrolled for ever until something is unfolded.

The lists are composed in memory and laid out in a frame of the sample's site: to build ten years
takes longer than all other tests of a browser.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Final

import pytest
from tests.browser.scenes import SCENES
from tests.browser.walking import Walk
from tests.making import d, entry, journal, say
from tests.pages.composed import pages_of

from helplog.model.journal import Entry, Journal
from helplog.model.settings import Settings
from helplog.pages.source import PageSource
from helplog.text.reading.file import read

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SCREEN: Final = 844
TODAY: Final = "2025-05-04"
_LAID_OUT: Final = """html => {
  document.querySelector(".md-content__inner").innerHTML = html;
  return document.documentElement.scrollHeight;
}"""


def ten_years() -> Journal:
    """The scene that is looked at, read without a folder."""
    (scene,) = (one for one in SCENES if one.name == "ten-years")
    assert scene.texts is not None
    assert scene.on.isoformat() == TODAY
    entries = []
    for uri, text in scene.texts().items():
        assert isinstance(text, bytes)
        writing, _ = read(uri, text, Settings())
        assert isinstance(writing, Entry)
        entries.append(writing)
    return journal(*sorted(entries, key=lambda one: one.on))


def many_names() -> Journal:
    """Seven hundred people and as many needs, over ten years of weeks."""
    days = [d(TODAY) - timedelta(days=5 * n) for n in range(700)]
    return journal(
        *(
            entry(
                day.isoformat(),
                say("accepted", f"{chr(65 + n % 26)}anna {n} Lee", f"the soup {n}"),
                say("needs", (), f"somebody for the {n}th of the boxes"),
            )
            for n, day in enumerate(reversed(days))
        )
    )


def screens(walk: Walk, kind: str, page: PageSource) -> float:
    """How many screens of a phone a page is long."""
    walk.open(kind)
    height: int = walk.page.evaluate(_LAID_OUT, str(page.html))
    return height / SCREEN


def test_what_is_long_is_folded(opened_as: Callable[..., Walk]) -> None:
    walk = opened_as(viewport={"width": 390, "height": SCREEN})
    long_weeks = pages_of(ten_years(), TODAY)
    long_lists = pages_of(many_names(), TODAY)
    weeks = long_weeks["weeks/index.md"]
    assert weeks.html.count("hl-week-span") > 480
    assert screens(walk, "weeks", weeks) <= 6
    assert len(weeks.html.encode()) < 350_000, "an outline of a plate stands on it once"
    assert screens(walk, "weeks", long_weeks["years/index.md"]) <= 3
    for uri in ("people/index.md", "people/by-name/index.md", "needs/index.md"):
        page = long_lists[uri]
        assert page.html.count("<li>") >= 700
        assert screens(walk, "people", page) <= 20, uri
    walk.page.evaluate(
        "document.querySelectorAll('details').forEach(one => one.open = true)"
    )
    assert walk.page.evaluate("document.documentElement.scrollHeight") > 20 * SCREEN
