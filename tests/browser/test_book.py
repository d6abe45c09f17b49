"""The book of a year as Chromium prints it: months at the head of a page, no page empty, nothing cut off."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser
from tests.sample_site import ROOT_PATH, SAMPLE_DAY

from helplog.cli.main import main

pytestmark = [pytest.mark.browser, pytest.mark.slow]
A5_POINTS: Final = "420 594"
MARGINS_PX: Final = (148 - 20 - 14) * 96 / 25.4


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("book") / "2026.html"
    where = ("-f", str(ROOT_PATH / "mkdocs.yml"), "--today", SAMPLE_DAY)
    assert main(["book", "2026", *where, "--html", str(path)]) == 0
    return path


@pytest.fixture(scope="module")
def printed(book: Path, browser: Browser) -> bytes:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(book.as_uri())
        return page.pdf(prefer_css_page_size=True, print_background=True)


def objects(pdf: bytes) -> Mapping[int, bytes]:
    """What each numbered object of a PDF holds."""
    found = re.findall(rb"(?m)^(\d+) 0 obj\n(.*?)\nendobj$", pdf, re.DOTALL)
    return {int(number): body for number, body in found}


def pages(pdf: bytes) -> list[int]:
    """The numbers of its pages, in the order in which they were made."""
    return [
        number
        for number, body in objects(pdf).items()
        if re.search(rb"/Type /Page\b", body)
    ]


def test_every_page_is_a5_and_holds_more_than_its_head_and_number(
    printed: bytes,
) -> None:
    known = objects(printed)
    assert 40 <= len(pages(printed)) <= 110
    for number in pages(printed):
        body = known[number]
        assert re.search(rb"/MediaBox \[0 0 %b" % A5_POINTS.encode(), body)
        content = re.search(rb"/Contents (\d+) 0 R", body)
        assert content
        _, _, stream = known[int(content[1])].partition(b"stream\n")
        drawn = zlib.decompress(stream.removesuffix(b"\nendstream"))
        written = len(re.findall(rb"\bT[jJ]\b", drawn))
        assert written >= 5, number


def test_every_month_stands_at_the_head_of_a_page_of_its_own(printed: bytes) -> None:
    places = re.findall(rb"/(m\d+) \[(\d+) 0 R /XYZ [\d.-]+ ([\d.]+)", printed)
    assert {name for name, _, _ in places} == {b"m%d" % month for month in range(5, 12)}
    assert len({page for _, page, _ in places}) == len(places)
    heights = {float(top) for _, _, top in places}
    assert len(heights) == 1
    assert heights.pop() > 500


def test_nothing_is_wider_than_its_page(book: Path, browser: Browser) -> None:
    width = round(MARGINS_PX)
    with browser.new_context(viewport={"width": width, "height": 700}) as context:
        page = context.new_page()
        page.goto(book.as_uri())
        page.emulate_media(media="print")
        spills = page.evaluate(
            """width => [...document.querySelectorAll("main *")]
              .filter(one => one.getBoundingClientRect().right > width + 1)
              .map(one => one.outerHTML.slice(0, 80))""",
            width,
        )
        assert spills == []
        # its own rules keep no picture from it
        assert page.evaluate("document.images.length") == page.evaluate(
            "[...document.images].filter(one => one.naturalWidth).length"
        )
