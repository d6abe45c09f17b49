# noqa: INP001 - a script
"""Draws the pictures a phone shows for the site, with the tests' browser.

Their drawing is `theme/assets/helplog/icon.svg`.

Run it again when the drawing changes: `python .ci/draw-icons.py`.
"""

from __future__ import annotations

import os
from pathlib import Path

from playwright.sync_api import sync_playwright

ASSETS_PATH = Path(__file__).resolve().parent.parent / "theme" / "assets" / "helplog"
PAPER = "#fbf8f3"
ICONS = (
    # name, size in pixels, share of it that the drawing fills, background
    ("icon-192.png", 192, 1.0, "transparent"),
    ("icon-512.png", 512, 1.0, "transparent"),
    # a mask may cut away all but a circle of four fifths
    ("icon-maskable-512.png", 512, 0.56, PAPER),
    # a phone rounds the corners and fills what is transparent with black
    ("apple-touch-icon.png", 180, 0.72, PAPER),
)


def main() -> None:
    """Write each picture beside the drawing."""
    drawing = (ASSETS_PATH / "icon.svg").read_text(encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("HELPLOG_CHROMIUM"), args=["--no-sandbox"]
        )
        for name, size, share, background in ICONS:
            page = browser.new_page(viewport={"width": size, "height": size})
            page.set_content(
                f"<style>html,body{{margin:0;height:100%;background:{background}}}"
                f"body{{display:grid;place-items:center}}svg{{width:{share:.0%};height:{share:.0%}}}</style>{drawing}"
            )
            page.screenshot(path=ASSETS_PATH / name, omit_background=True)
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
