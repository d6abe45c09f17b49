"""Makes the README's pictures from the sample journal as it is on its last Sunday; `make screenshots` runs it."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT_PATH: Final = Path(__file__).resolve().parents[2]
IMAGES_PATH: Final = ROOT_PATH / "docs" / "images"
DAY: Final = "2026-11-22"
MOST_BYTES: Final = 150_000
COLOURS: Final = 96
"""Enough for a page of type and flat shapes; letters keep their soft edges."""
SCALE: Final = 2


@dataclass(frozen=True)
class Picture:
    """One picture of the README: a page, the screen it is looked at on, and the light."""

    name: str
    address: str
    width: int
    height: int
    scheme: str


PICTURES: Final = (
    Picture("week-desktop-light", "weeks/2026-11-16/index.html", 1280, 800, "light"),
    Picture("home-phone-light", "index.html", 390, 844, "light"),
    Picture("home-phone-dark", "index.html", 390, 844, "dark"),
    Picture("practice-desktop-dark", "practice/index.html", 1280, 800, "dark"),
)


def main() -> None:
    """Builds the sample, takes the pictures, says how large they are."""
    from playwright.sync_api import sync_playwright

    with (
        tempfile.TemporaryDirectory(prefix="helplog-pictures-") as folder,
        sync_playwright() as playwright,
    ):
        site = Path(folder) / "site"
        build(site)
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        IMAGES_PATH.mkdir(parents=True, exist_ok=True)
        for one in PICTURES:
            data = optimised(taken(browser, site, one))
            path = IMAGES_PATH / f"{one.name}.png"
            path.write_bytes(data)
            print(f"{path.relative_to(ROOT_PATH)}  {len(data) / 1000:.0f} kB")
        browser.close()


def chromium() -> str:
    """The browser that the tests use."""
    finder = Path(__file__).parent / "find_or_install.py"
    found = subprocess.run(
        [sys.executable, str(finder)], capture_output=True, text=True, check=True
    )
    return found.stdout.strip() or sys.exit(found.stderr.strip())


def build(site: Path) -> None:
    """Build the sample journal for its last day."""
    subprocess.run(
        [
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "-q",
            "-f",
            str(ROOT_PATH / "mkdocs.yml"),
            "-d",
            str(site),
        ],
        check=True,
        env={**os.environ, "HELPLOG_TODAY": DAY, "NO_MKDOCS_2_WARNING": "1"},
    )


def taken(browser: Browser, site: Path, one: Picture) -> bytes:
    """A picture as the browser takes it, on the day the site was built for."""
    context = browser.new_context(
        viewport={"width": one.width, "height": one.height},
        color_scheme="dark" if one.scheme == "dark" else "light",
        device_scale_factor=SCALE,
        locale="en-US",
    )
    page = context.new_page()
    page.clock.set_fixed_time(f"{DAY}T12:00:00")
    page.goto(f"{site.as_uri()}/{one.address}", wait_until="load")
    page.wait_for_timeout(300)
    data = page.screenshot(animations="disabled", caret="hide")
    context.close()
    return data


def optimised(data: bytes) -> bytes:
    """The same picture with few colours, as small as PNG gets."""
    from PIL import Image

    few = (
        Image.open(io.BytesIO(data))
        .convert("RGB")
        .quantize(COLOURS, dither=Image.Dither.NONE)
    )
    out = io.BytesIO()
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    main()
