"""Other ways to read: without script, with keys alone, from right to left, without motion, with a swipe, on paper."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import over_http
from tests.browser.walking import DESK, KINDS, PHONE, Walk
from tests.forking import run_program
from tests.sample_site import ROOT_PATH, SAMPLE_DAY

pytestmark = [pytest.mark.browser, pytest.mark.slow]

READ = tuple(kind for kind in KINDS if kind not in {"search", "404"})
WRITTEN = "article.md-content__inner"
"""All that helplog writes on a page."""


def test_without_script_every_page_can_be_read_and_left(
    opened_as: Callable[..., Walk],
) -> None:
    walk = opened_as(viewport=DESK, java_script_enabled=False)
    for kind in READ:
        walk.open(kind)
        expect(walk.page.locator(f"{WRITTEN} h1")).to_be_visible()
        assert len(walk.page.locator(WRITTEN).inner_text()) > 50, kind
        tabs = walk.page.locator(".md-tabs__link:visible")
        assert tabs.count() > 4, kind
    walk.open("week")
    walk.page.locator("details.hl-data > summary").first.click()
    expect(walk.page.locator("details.hl-data table").first).to_be_visible()
    walk.page.locator(".md-tabs__link", has_text="People").click()
    expect(walk.page.locator(f"{WRITTEN} h1")).to_have_text("People")


def test_without_script_a_phone_has_its_navigation(
    opened_as: Callable[..., Walk],
) -> None:
    walk = opened_as(viewport=PHONE, java_script_enabled=False)
    walk.open("week")
    walk.page.locator("label.md-header__button[for=__drawer]").click()
    walk.page.locator(".md-nav--primary .md-nav__link", has_text="Asks").first.click()
    expect(walk.page.locator(f"{WRITTEN} h1")).to_have_text("Asks")


_HELD = """() => {
  const held = document.activeElement;
  if (!held || held === document.body) return null;
  const drawn = held.matches(".hl-svg a")
    ? held.querySelector(".hl-disc") || held.querySelector("rect") : held;
  const style = getComputedStyle(drawn), around = getComputedStyle(held.closest("form, label, li") || held);
  const box = drawn.getBoundingClientRect();
  const ring = one => one && one.outlineStyle !== "none" && parseFloat(one.outlineWidth) > 0;
  const beside = held.nextElementSibling && getComputedStyle(held.nextElementSibling);
  const before = window.heldBefore;
  window.heldBefore = held;
  return {
    what: held.outerHTML.slice(0, 120),
    shown: ring(style) || ring(around) || ring(beside) || held.matches("input.md-search__input")
      || (drawn !== held && parseFloat(style.strokeWidth) >= 2),
    inside: box.width > 0 && box.right > 0 && box.left < innerWidth,
    // beside the one held before, not by its number: the theme's script takes elements out while the keys move on
    follows: !before || !before.isConnected
      || Boolean(before.compareDocumentPosition(held) & Node.DOCUMENT_POSITION_FOLLOWING),
  };
}"""


@pytest.mark.parametrize("kind", ["home", "week", "practice", "people"])
def test_keys_alone_reach_everything_in_order_and_leave_again(
    kind: str, opened_as: Callable[..., Walk]
) -> None:
    walk = opened_as(viewport=DESK, anew=True)  # where the keys begin is the tab's own
    walk.open(kind)
    walk.page.keyboard.press("Tab")
    first = walk.page.evaluate(_HELD)
    assert "md-skip" in first["what"]
    assert first["inside"]
    walk.page.keyboard.press("Enter")
    assert "#" in walk.page.url
    walk.open(kind)
    reached = []
    for _ in range(200):
        walk.page.keyboard.press("Tab")
        held = walk.page.evaluate(_HELD)
        if held is None:  # past the last: the browser's own frame
            break
        reached.append(held)
    else:
        pytest.fail("the keys never leave the page")
    assert [one["what"] for one in reached if not one["shown"]] == []
    assert [one["what"] for one in reached if not one["follows"]] == []
    links = walk.page.locator(f"{WRITTEN} a[href]:not([tabindex='-1']):visible").count()
    assert sum("md-" not in one["what"] for one in reached) >= links


def test_arrows_turn_the_week_unless_somebody_types(
    opened_as: Callable[..., Walk],
) -> None:
    walk = opened_as(viewport=DESK)
    walk.open("week")
    walk.page.keyboard.press("ArrowLeft")
    walk.page.wait_for_url("**/weeks/2026-11-09/**")
    walk.page.keyboard.press("ArrowRight")
    walk.page.wait_for_url("**/weeks/2026-11-16/**")
    walk.page.locator("input[data-md-component=search-query]").focus()
    walk.page.keyboard.press("ArrowLeft")
    walk.page.wait_for_timeout(300)
    assert "2026-11-16" in walk.page.url
    walk.page.keyboard.press("Escape")
    expect(
        walk.page.locator("input[data-md-component=search-query]")
    ).not_to_be_focused()


_SWIPE = """([from, to]) => {
  const at = x => [new Touch({identifier: 1, target: document.body, clientX: x, clientY: 300})];
  const send = (kind, touches, changedTouches) =>
    document.querySelector("article h1").dispatchEvent(new TouchEvent(kind, {touches, changedTouches, bubbles: true}));
  send("touchstart", at(from), at(from));
  send("touchend", [], at(to));
}"""


def test_a_swipe_turns_the_week_and_a_nudge_does_not(
    opened_as: Callable[..., Walk],
) -> None:
    walk = opened_as(viewport=PHONE, has_touch=True, is_mobile=True)
    walk.open("week")
    walk.page.evaluate(_SWIPE, [100, 140])
    walk.page.wait_for_timeout(200)
    assert "2026-11-16" in walk.page.url
    walk.page.evaluate(_SWIPE, [100, 250])
    walk.page.wait_for_url("**/weeks/2026-11-09/**")


def test_a_home_page_opened_later_says_when_it_was_built(
    opened_as: Callable[..., Walk],
) -> None:
    for day, says in (("2026-11-22", False), ("2026-11-23", True)):
        walk = opened_as(viewport=DESK, anew=True)
        walk.page.clock.set_fixed_time(f"{day}T12:00:00")
        walk.open("home")
        assert walk.page.locator(".hl-since").is_visible() is says


def test_nothing_moves_for_whoever_wants_no_motion(
    opened_as: Callable[..., Walk],
) -> None:
    walk = opened_as(viewport=DESK, reduced_motion="reduce")
    walk.open("home")
    moving = walk.page.evaluate(
        """() => [...document.querySelectorAll("*")].filter(one => {
          const style = getComputedStyle(one);
          const some = style.transitionDuration.split(",").some(time => parseFloat(time) > 0);
          return style.animationName !== "none" || (some && style.transitionProperty !== "none")
            || style.scrollBehavior === "smooth";
        }).map(one => one.outerHTML.slice(0, 120))"""
    )
    assert moving == []


def in_theme(folder: Path, theme: str) -> Path:
    """The sample in another theme's language or direction: its built site."""
    shutil.copytree(ROOT_PATH / "entries", folder / "entries")
    configuration = (ROOT_PATH / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        configuration.replace("language: en", theme), "utf-8"
    )
    build(folder)
    return folder / "site"


def test_from_right_to_left_the_page_is_mirrored_and_fits(
    tmp_path: Path, opened_as: Callable[..., Walk]
) -> None:
    with over_http(in_theme(tmp_path, "language: en\n  direction: rtl")) as address:
        walk = opened_as(address, viewport=DESK)
        fits_in_a_mirrored_frame(walk, ("home", "week", "year", "people", "practice"))
        walk.open("week")
        mark, text = (
            walk.page.locator(".hl-item .hl-mark").first,
            walk.page.locator(".hl-item p").first,
        )
        assert left_of(mark.bounding_box()) > left_of(text.bounding_box())
        walk.page.keyboard.press("ArrowRight")
        walk.page.wait_for_url("**/weeks/2026-11-09/**")


@pytest.mark.parametrize("language", ["ar", "he"])
def test_english_in_a_mirrored_frame_reads_as_english(
    language: str, tmp_path: Path, opened_as: Callable[..., Walk]
) -> None:
    """Where helplog has no words in a language, its own are told apart from the frame's."""
    with over_http(in_theme(tmp_path, f"language: {language}")) as address:
        walk = opened_as(address, viewport=DESK)
        kinds = (
            ("home", "week", "year", "people", "practice", "404")
            if language == "ar"
            else ("home", "week")
        )
        fits_in_a_mirrored_frame(walk, kinds)
        for kind in kinds:
            walk.open(kind)
            content = walk.page.locator(WRITTEN)
            assert walk.page.locator("html").get_attribute("lang") == language
            assert content.evaluate("one => one.closest('[lang]').lang") == "en", kind
            assert (
                content.evaluate("one => getComputedStyle(one).direction") == "ltr"
            ), kind
        walk.open("ordinary")  # the writer's own
        assert (
            walk.page.locator(WRITTEN).evaluate("one => one.closest('[lang]').lang")
            == language
        )
        walk.open("week")
        mark, text = (
            walk.page.locator(".hl-item .hl-mark").first,
            walk.page.locator(".hl-item p").first,
        )
        assert left_of(mark.bounding_box()) < left_of(text.bounding_box())
        verb, what = (
            walk.page.locator(".hl-verb").first,
            walk.page.locator(".hl-verb ~ *").first,
        )
        assert left_of(verb.bounding_box()) <= left_of(what.bounding_box())
        walk.page.keyboard.press("ArrowLeft")
        walk.page.wait_for_url("**/weeks/2026-11-09/**")


def fits_in_a_mirrored_frame(walk: Walk, kinds: tuple[str, ...]) -> None:
    for kind in kinds:
        walk.open(kind)
        assert walk.page.locator("body").get_attribute("dir") == "rtl"
        for width in (1280, 320):
            walk.page.set_viewport_size({"width": width, "height": 800})
            assert walk.spills() == [], (kind, width)
        walk.page.set_viewport_size(DESK)


def left_of(box: object) -> float:
    assert isinstance(box, dict)
    return float(box["x"])


def build(root: Path) -> None:
    """Build a journal for the sample's last day."""
    done = run_program(
        "mkdocs",
        "build",
        "-q",
        cwd=root,
        environment={
            **os.environ,
            "HELPLOG_TODAY": SAMPLE_DAY,
            "NO_MKDOCS_2_WARNING": "1",
        },
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("kind", "most"), [("week", 4), ("year", 4)])
def test_on_paper_there_are_few_pages_and_nothing_but_the_journal(
    kind: str, most: int, opened_as: Callable[..., Walk]
) -> None:
    walk = opened_as(viewport=DESK, color_scheme="dark", anew=True)
    walk.open(kind)
    paper = walk.page.pdf(format="A4")
    pages = len(re.findall(rb"/Type\s*/Page\b", paper))
    walk.page.emulate_media(media="print")
    for frame in (
        ".md-header",
        ".md-tabs",
        ".md-sidebar",
        ".md-footer",
        ".hl-pager",
        ".hl-data",
    ):
        assert not any(one.is_visible() for one in walk.page.locator(frame).all()), (
            frame
        )
    expect(walk.page.locator(f"{WRITTEN} h1")).to_be_visible()
    assert darkness(walk.page, f"{WRITTEN} h1") > 0.8
    assert darkness(walk.page, f"{WRITTEN} p:visible") > 0.5
    sizes = walk.page.locator(f"{WRITTEN} p:visible").evaluate_all(
        "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes) >= 10  # CSS pixels: 7.5 points, a footnote's size
    assert 1 <= pages <= most


def darkness(page: Page, selector: str) -> float:
    """How dark a text is: 1 is black."""
    colour = page.locator(selector).first.evaluate("one => getComputedStyle(one).color")
    return 1 - sum(float(part) for part in re.findall(r"[\d.]+", colour)[:3]) / 765


def test_without_script_there_are_no_chips_that_do_nothing(
    opened_as: Callable[..., Walk],
) -> None:
    for script in (True, False):
        walk = opened_as(viewport=PHONE, java_script_enabled=script)
        walk.open("asks")
        assert walk.page.locator(".hl-chips").is_visible() is script


def test_at_twice_the_size_a_question_keeps_its_line(
    opened_as: Callable[..., Walk],
) -> None:
    walk = opened_as(viewport={"width": 390, "height": 844})
    walk.open("home")
    for size, beside in (("125%", True), ("250%", False)):  # the theme's own is 125 %
        walk.page.evaluate(
            "size => { document.documentElement.style.fontSize = size; }", size
        )
        for row in walk.page.locator(".hl-three li").all():
            whole, question, state = row.evaluate(
                "one => [one, ...one.children].map(part => part.getBoundingClientRect().toJSON())"
            )
            assert question["width"] > 0.6 * whole["width"]
            assert (state["top"] < question["bottom"] - 1) is beside
