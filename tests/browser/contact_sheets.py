"""Contact sheets: every kind of page beside the others, as it looks on a phone, a desk, at night and
on paper, in each scene; `make contacts` puts them into `artefacts/contacts`.

`python tests/browser/contact_sheets.py [SCENE[:LOOK]] ...` makes some of them.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.browser.picturing import chromium
from tests.browser.scenes import SCENES, Scene, built

if TYPE_CHECKING:
    from PIL.Image import Image
    from playwright.sync_api import Browser, Page, ViewportSize

SHEETS_PATH: Final = Path(__file__).resolve().parents[2] / "artefacts" / "contacts"
GAP: Final = 24
GROUND: Final = "#8a8a8a"
_NARROW: Final = 700
_ALL_PICTURES: Final = """() => Promise.all([...document.images].map(one => {
  one.loading = "eager";
  return one.decode().catch(() => null);
}))"""


@dataclass(frozen=True)
class Look:
    """A way of looking at a page."""

    name: str
    width: int
    most_height: int
    """What is below is cut off, in pixels: a sheet stays one that can be looked at."""
    scheme: Literal["light", "dark"] = "light"
    media: Literal["screen", "print"] = "screen"

    @property
    def height(self) -> int:
        """Of the window that a page is opened in."""
        return 844 if self.width < _NARROW else 800


LOOKS: Final = (
    Look("phone", 390, 3400),
    Look("phone-dark", 390, 3400, scheme="dark"),
    Look("desk", 1280, 2000),
    Look("desk-dark", 1280, 2000, scheme="dark"),
    Look("print", 794, 2246, media="print"),
)
_EVERY_LOOK: Final = frozenset({"sample"})
"""Scenes looked at in every way; the others on a phone and a desk."""
_PLAIN_LOOKS: Final = frozenset({"phone", "desk"})
_MOST_OF_A_KIND: Final = {"weeks": 2, "people": 1, "years": 1, "needs": 1, "tags": 1}


def main(asked: list[str]) -> None:
    """Builds the scenes, takes the sheets, says where they lie."""
    from playwright.sync_api import sync_playwright

    wanted = [one.partition(":") for one in asked]
    with (
        tempfile.TemporaryDirectory(prefix="helplog-contacts-") as folder,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        SHEETS_PATH.mkdir(parents=True, exist_ok=True)
        for scene in SCENES:
            looks = [
                look for name, _, look in wanted if name == scene.name
            ]  # "" is every look
            if wanted and not looks:
                continue
            site = built(scene, Path(folder))
            for look in _looks_of(scene, looks):
                path = SHEETS_PATH / f"{scene.name}-{look.name}.png"
                sheet(_pictures(browser, site, scene, look)).save(path)
                print(path, flush=True)
        browser.close()


def _looks_of(scene: Scene, names: list[str]) -> Iterator[Look]:
    for look in LOOKS:
        is_meant = scene.name in _EVERY_LOOK or look.name in _PLAIN_LOOKS
        if look.name in names or (not any(names) and is_meant):
            yield look


def addresses(site: Path) -> list[str]:
    """Every kind of page once or twice: the newest and the fullest of those there are many of.

    Of a year its wall as well.
    """
    found = ["index.html"]
    for path in sorted(site.glob("*/index.html")):
        found.append(path.relative_to(site).as_posix())
        inner = sorted(path.parent.glob("*/index.html"))
        inner.sort(key=lambda one: one.stat().st_size)
        most = _MOST_OF_A_KIND.get(path.parent.name, 1)
        picked = (
            {*inner[-1:], *sorted(inner)[-(most - 1) :]} if most > 1 else inner[-1:]
        )
        for one in sorted(picked):
            within = sorted(one.parent.glob("*/index.html"))
            found += [page.relative_to(site).as_posix() for page in (one, *within)]
    return found


def _pictures(
    browser: Browser, site: Path, scene: Scene, look: Look
) -> Iterator[Image]:
    from PIL import Image

    first: ViewportSize = {"width": look.width, "height": look.height}
    context = browser.new_context(
        viewport=first,
        color_scheme=look.scheme,
        locale="en-US",
    )
    page = context.new_page()
    page.clock.set_fixed_time(f"{scene.on}T12:00:00")
    for address in addresses(site):
        page.set_viewport_size(first)
        page.goto(f"{site.as_uri()}/{address}", wait_until="load")
        page.emulate_media(media=look.media, color_scheme=look.scheme)
        yield Image.open(io.BytesIO(_whole(page, look))).convert("RGB")
    context.close()


def _whole(page: Page, look: Look) -> bytes:
    """The page in a window as tall as it is: what stands at a window's foot stands at its end, and
    pictures that wait until they are near have come.
    """
    tall = page.evaluate("document.documentElement.scrollHeight")
    height = max(look.height, min(tall, look.most_height))
    page.set_viewport_size({"width": look.width, "height": height})
    page.evaluate(_ALL_PICTURES)
    page.wait_for_timeout(150)
    return page.screenshot(animations="disabled", caret="hide")


def sheet(pictures: Iterator[Image]) -> Image:
    """All pictures in a row."""
    from PIL import Image

    shown = list(pictures)
    width = sum(one.width + GAP for one in shown) + GAP
    height = max(one.height for one in shown) + 2 * GAP
    whole = Image.new("RGB", (width, height), GROUND)
    left = GAP
    for one in shown:
        whole.paste(one, (left, GAP))
        left += one.width + GAP
    return whole


if __name__ == "__main__":
    main(sys.argv[1:])
