"""The preview in a real browser: one click opens it, search works, and a saved entry shows by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Canary, Visit, over_http
from tests.browser.test_nothing_leaves import search
from tests.private.previewing import preview
from tests.private.test_preview import COMMANDS, CONFIGURATION

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "journal"
    (root / "entries").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(CONFIGURATION, "utf-8")
    (root / "entries" / "2026-11-18.md").write_text("Boxes on the stairs.\n", "utf-8")
    root.chmod(0o700)
    return root


@pytest.mark.parametrize("command", ["helplog", "mkdocs"])
def test_one_click_opens_it_and_a_saved_entry_shows(
    visit: tuple[Page, Visit], root: Path, command: str, canary: Canary
) -> None:
    page, seen = visit
    canary.knocks.clear()
    with preview(COMMANDS[command], root) as running:
        origin = running.address.partition("?")[0]
        page.goto(running.address)
        assert page.url == origin, "the token is gone from the address"
        assert "boxes" in search(page, "boxes").lower()
        with page.expect_response("**/livereload/*/*", timeout=60_000):
            page.goto(f"{origin}weeks/2026-11-16/index.html")
            (root / "entries" / "2026-11-18.md").write_text("Boxes, and now a piano.\n", "utf-8")
        expect(page.get_by_text("now a piano")).to_be_visible(timeout=60_000)
        assert seen.to_others(origin) == []
        assert seen.console == []
        assert canary.knocks == []


def test_another_sites_page_gets_nothing_from_it(visit: tuple[Page, Visit], root: Path, tmp_path: Path) -> None:
    page, seen = visit
    with preview(COMMANDS["helplog"], root) as running:
        origin = running.address.partition("?")[0]
        page.goto(running.address)
        (tmp_path / "other").mkdir()
        (tmp_path / "other" / "index.html").write_text(
            f'<script src="{origin}search/search_index.js" onload="alert(__index)"></script>'
            f'<iframe src="{origin}"></iframe><a href="{running.address}">into the journal</a>',
            "utf-8",
        )
        with over_http(tmp_path / "other") as elsewhere:
            page.goto(elsewhere.replace("127.0.0.1", "localhost"))
            assert seen.ran == []
            assert "Boxes" not in "".join(frame.content() for frame in page.frames[1:] if frame.url.startswith(origin))
            page.context.clear_cookies()
            page.get_by_text("into the journal").click()
            page.wait_for_url(origin)
            expect(page.locator(".md-header")).to_be_visible()
