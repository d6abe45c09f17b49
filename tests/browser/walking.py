"""What is walked: every kind of page of the sample, and what has to be true of each in a browser."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final

from playwright.sync_api import Page, ViewportSize, expect

WIDTHS: Final = (320, 768, 1280)
PHONE: Final[ViewportSize] = {"width": 320, "height": 640}
DESK: Final[ViewportSize] = {"width": 1280, "height": 800}
SCHEMES: Final = ("light", "dark")
KINDS: Final = {
    "home": "index.html",
    "weeks": "weeks/index.html",
    "week": "weeks/2026-11-16/index.html",
    "years": "years/index.html",
    "year": "years/2026/index.html",
    "wall": "years/2026/wall/index.html",
    "calendar": "calendar/index.html",
    "calendar year": "calendar/2026/index.html",
    "people": "people/index.html",
    "people by name": "people/by-name/index.html",
    "person": "people/dana-lee/index.html",
    "asks": "asks/index.html",
    "needs": "needs/index.html",
    "need": "needs/one-evening-a-week-that-s-nobody-s/index.html",
    "fears": "fears/index.html",
    "practice": "practice/index.html",
    "tags": "tags/index.html",
    "tag": "tags/allotment/index.html",
    "attention": "attention/index.html",
    "ordinary": "about/index.html",
    "search": "index.html",
    "404": "404.html",
}
"""A page of each kind; the search is the home page with its results open."""

_AXE: Final = (
    files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
)
_RUN_AXE: Final = """async () => {
  // off by themselves in this axe; the second is on in later ones
  const rules = {"target-size": {enabled: true}, "label-content-name-mismatch": {enabled: true}};
  const found = await axe.run(document, {resultTypes: ["violations"], preload: false, rules});
  return found.violations.filter(one => ["serious", "critical"].includes(one.impact)).map(one => ({
    rule: one.id, impact: one.impact, where: one.nodes.slice(0, 5).map(node => node.html.slice(0, 200)),
  }));
}"""
_SPILLS: Final = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  const out = [...document.querySelectorAll("body *")].filter(one => {
    const box = one.getBoundingClientRect();
    return box.width && (box.right > wide + 1 || box.left < -1);
  });
  return [`${document.documentElement.scrollWidth} px in ${wide}`,
          ...out.slice(0, 8).map(one => one.outerHTML.slice(0, 120))];
}"""


_MOVES: Final = """() => document.getAnimations().some(
  one => one.playState === "running" && one.effect.getComputedTiming().endTime !== Infinity
)"""


@dataclass(frozen=True)
class Walk:
    """A page of a built site, opened in a browser."""

    page: Page
    origin: str
    """The site's address, with a slash."""

    def open(self, kind: str) -> None:
        """Go to a page of a kind."""
        self.page.goto(self.origin + KINDS[kind], wait_until="load")
        if kind == "search":
            self.search("sofa")

    def search(self, words: str) -> None:
        """Type into the search box as a reader does, and wait for what is found."""
        box = self.page.locator("input[data-md-component=search-query]")
        opener = self.page.locator("label.md-header__button[for=__search]")
        if opener.is_visible():  # a narrow screen has a button for it
            opener.click()
        box.focus()
        box.press_sequentially(words)
        expect(self.page.locator(".md-search-result__item").first).to_be_visible()
        # the sheet behind the search grows into place
        self.page.wait_for_function(
            "() => document.getAnimations().every(one => one.playState !== 'running')"
        )

    def serious(self) -> list[dict[str, Any]]:
        """What axe finds that is serious or critical."""
        self.page.evaluate(_AXE)
        found: list[dict[str, Any]] = self.page.evaluate(_RUN_AXE)
        return found

    def spills(self) -> list[str]:
        """What makes a page scroll sideways; nothing where it does not."""
        self._settle()
        found: list[str] = self.page.evaluate(_SPILLS)
        return found

    def _settle(self) -> None:
        """Wait for what the theme moves into place when the window or the letters change their size."""
        for _ in range(100):
            self.page.wait_for_timeout(20)
            if not self.page.evaluate(_MOVES):
                return
