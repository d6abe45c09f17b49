"""The hostile journal in a real browser: each guard alone stops everything, and without both it would run."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Error, Page, Route, expect
from tests.browser.conftest import Canary, Opened, Visit
from tests.browser.test_nothing_leaves import search
from tests.hostile.building import CANARY, build, without_policy, write_journal

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PROVOKE = """() => {
  for (const details of document.querySelectorAll("details")) details.open = true;
  const kinds = ["mouseover", "mouseenter", "pointerover", "focus", "animationstart", "toggle", "error"];
  for (const element of document.querySelectorAll("body, body *")) {
    for (const kind of kinds) element.dispatchEvent(new Event(kind));
    const address = (element.getAttribute("href") || "").replace(/[^a-z:]/gi, "").toLowerCase();
    const leads = element.closest("a, area, form, label, summary") && !/^(java|vb)script:|^data:/.test(address);
    if (!leads || element.hasAttribute("onclick")) element.dispatchEvent(new MouseEvent("click", {cancelable: true}));
  }
}"""
"""Does to a page what a hand, a mouse and time would do, without following a link elsewhere."""


@pytest.fixture(scope="session")
def cleaned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built as everyone builds it."""
    root = write_journal(tmp_path_factory.mktemp("hostile") / "journal")
    build(root)
    return root / "site"


@pytest.fixture(scope="session")
def uncleaned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built with cleaning off."""
    root = write_journal(
        tmp_path_factory.mktemp("uncleaned") / "journal", unsafe_html=True
    )
    build(root)
    return root / "site"


@pytest.fixture
def copy_of(tmp_path: Path) -> Callable[[Path], Path]:
    """A site of one's own to change."""
    return lambda site: shutil.copytree(site, tmp_path / "site")


def addresses(site: Path) -> list[str]:
    """Every page, as a browser writes its address; the one for wrong addresses is like the others."""
    pages = sorted(path for path in site.rglob("*.html") if path.name != "404.html")
    return [page.as_uri().removeprefix(f"{site.as_uri()}/") for page in pages]


def telling(site: Path, origin: str) -> list[str]:
    """The pages with the most hostile things on them; the others say the same again.

    From disk there is the same to see: the two that hold nearly all of it are enough there.
    """
    most = ("weeks/2026-11-02", "notes/page")
    chosen = (
        *most,
        "%3C",
        "index.html",
        "attention",
        "asks",
        "people/img-src-x-onerror-alert-p",
    )
    wanted = chosen if origin.startswith("http") else most
    return [address for address in addresses(site) if address.startswith(wanted)]


def look_through(page: Page, origin: str, pages: list[str]) -> None:
    for address in pages:
        page.goto(origin + address, wait_until="load")
        with suppress(
            Error
        ):  # a page that is not cleaned may lead elsewhere at any moment
            page.evaluate(PROVOKE)
    page.wait_for_timeout(500)


def keep_here(context: BrowserContext) -> None:
    """Have the browser refuse to leave, so that a page that would go elsewhere stays to be looked at."""

    def refuse(route: Route) -> None:
        route.fulfill(status=204)  # the answer that leaves a browser where it is

    context.route(f"**://{CANARY}/**", refuse)


def test_as_it_is_built_nothing_runs_nothing_leaves_and_the_console_is_clean(
    visit: tuple[Page, Visit], opened: Opened, cleaned: Path, canary: Canary
) -> None:
    page, seen = visit
    canary.knocks.clear()
    origin = opened(cleaned)
    look_through(
        page,
        origin,
        addresses(cleaned) if origin.startswith("http") else telling(cleaned, origin),
    )
    assert seen.ran == []
    assert seen.to_others(origin) == []
    assert canary.knocks == []
    # the journal names pictures that are not there, so that their `onerror` would run
    assert [
        said for said in seen.console if "Failed to load resource" not in said
    ] == []


def test_hostile_words_are_found_and_shown_as_words(
    visit: tuple[Page, Visit], opened: Opened, cleaned: Path
) -> None:
    page, seen = visit
    page.goto(opened(cleaned) + "index.html")
    assert "onerror" in search(page, "onerror")
    expect(
        page.locator(".md-search-result img, .md-search-result script")
    ).to_have_count(0)
    assert seen.ran == []


def test_cleaning_alone_stops_everything(
    visit: tuple[Page, Visit],
    opened: Opened,
    cleaned: Path,
    copy_of: Callable[[Path], Path],
    canary: Canary,
) -> None:
    page, seen = visit
    canary.knocks.clear()
    site = without_policy(copy_of(cleaned))
    origin = opened(site)
    look_through(page, origin, telling(site, origin))
    page.goto(origin + "index.html")
    search(page, "onerror")
    assert seen.ran == []
    assert seen.to_others(origin) == []
    assert canary.knocks == []


def test_the_policy_alone_lets_nothing_run(
    visit: tuple[Page, Visit], opened: Opened, uncleaned: Path
) -> None:
    page, seen = visit
    keep_here(page.context)
    origin = opened(uncleaned)
    look_through(page, origin, telling(uncleaned, origin))
    assert seen.ran == []
    assert any("Content Security Policy" in said for said in seen.console)


def test_without_both_it_would_run_and_leave(
    visit: tuple[Page, Visit],
    opened: Opened,
    uncleaned: Path,
    copy_of: Callable[[Path], Path],
    canary: Canary,
) -> None:
    page, seen = visit
    canary.knocks.clear()
    keep_here(page.context)
    site = without_policy(copy_of(uncleaned))
    origin = opened(site)
    look_through(page, origin, telling(site, origin))
    assert len(set(seen.ran)) > 10
    assert any(CANARY in url for url in seen.requests)
    assert canary.knocks
