"""Locked is locked: here, in every tab, on the way back, after a restart, and on the disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.sealed.conftest import Reader
from tests.browser.sealed.host import Host
from tests.browser.sealed.profile import traces
from tests.browser.sealed.sealed_copy import Copy

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WEEK: Final = "weeks/2026-11-16/"
ON_ITS_WAY: Final = "weeks/2026-08-17/"


def is_locked(page: Page) -> None:
    expect(page).to_have_title("Locked")
    expect(page.locator("#passphrase")).to_be_visible()


def test_lock_locks_every_tab_and_the_way_back(reader: Reader) -> None:
    reader.be_open(WEEK)
    page = reader.page
    second = reader.context.new_page()
    second.goto(reader.address("people/"))
    expect(second.locator(".hl-lock")).to_be_visible()
    page.get_by_role("link", name="People").first.click()
    expect(page.locator("article h1")).to_have_text("People")
    page.locator(".hl-lock").click()
    is_locked(page)
    is_locked(second)
    page.go_back()
    is_locked(page)
    reader.stop_worker()
    second.goto(reader.address(WEEK))
    is_locked(second)
    reader.unlock()
    expect(page.locator(".hl-lock")).to_be_visible()  # and unlocks every tab
    second.locator(".hl-lock").click()
    is_locked(second)
    is_locked(page)
    second.close()


def test_what_is_on_its_way_while_one_locks_is_locked_and_not_in_trouble(
    reader: Reader,
) -> None:
    reader.be_open()
    second = reader.context.new_page()
    reader.host.is_asked.clear()
    reader.host.is_quick.clear()
    second.evaluate("there => { location.href = there; }", reader.address(ON_ITS_WAY))
    assert reader.host.is_asked.wait(10)
    reader.page.locator(".hl-lock").click()
    is_locked(reader.page)
    reader.host.is_quick.set()
    is_locked(second)
    expect(second.locator("h1")).to_have_text("Locked")
    # a page that has come, and not yet what locks it, goes as well
    there = f"{reader.host.root}sealed/keeper.js"
    script = second.evaluate("there => fetch(there).then((one) => one.text())", there)
    assert "location.reload()" in script
    second.close()


def test_a_page_from_the_back_forward_cache_sees_that_it_was_locked(
    reader: Reader,
) -> None:
    """The browser under test keeps none; a page that it kept is told so by this event."""
    reader.be_open()
    page = reader.page
    shown = "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"
    page.evaluate(shown)
    page.wait_for_timeout(300)
    expect(page.locator(".hl-lock")).to_be_visible()
    page.evaluate("localStorage.setItem('helplog1 /journal/ locked', 'another')")
    with page.expect_navigation():
        page.evaluate(shown)


def test_projects_of_the_same_origin_get_no_answer(reader: Reader) -> None:
    reader.be_open()
    with_elsewhere = reader.context.new_page()
    with_elsewhere.goto(reader.host.root.replace("/journal/", "/elsewhere/"))
    said = with_elsewhere.evaluate(
        """async () => {
            const { active } = await navigator.serviceWorker.getRegistration("/journal/");
            const { port1, port2 } = new MessageChannel();
            active.postMessage({ type: "state" }, [port2]);
            return new Promise((done) => {
                port1.onmessage = ({ data }) => done(Object.keys(data));
                setTimeout(done, 700, "nothing");
            });
        }"""
    )
    with_elsewhere.close()
    assert said == "nothing"


@pytest.fixture
def on_disk(
    browser: Browser, chromium_path: str, host: Host, copy: Copy, tmp_path: Path
) -> Iterator[Callable[[], Reader]]:
    """Starts a browser whose profile lies on the disk, or starts it again."""
    running: list[Reader] = []

    def start() -> Reader:
        if running:
            running.pop().context.close()
        context = browser.browser_type.launch_persistent_context(
            str(tmp_path / "profile"),
            executable_path=chromium_path,
            args=["--no-sandbox", "--disable-gpu", "--no-first-run"],
        )
        context.set_default_timeout(20_000)
        running.append(Reader(context, host, copy))
        return running[0]

    yield start
    for one in running:
        one.context.close()


def test_a_restart_locks_and_nothing_is_left_on_the_disk_unless_one_asked_for_it(
    on_disk: Callable[[], Reader], tmp_path: Path
) -> None:
    reader = on_disk()
    reader.be_open()
    box = reader.page.locator("input[data-md-component=search-query]")
    box.focus()
    box.press_sequentially("sofa on the")
    expect(reader.page.locator(".md-search-result__link").first).to_be_visible()
    reader.page.goto(reader.address(WEEK))
    expect(reader.page.locator(".hl-lock")).to_be_visible()
    reader = on_disk()
    assert traces(tmp_path / "profile", reader.copy) == set()
    reader.page.goto(reader.address(WEEK))
    is_locked(reader.page)
    reader.page.locator("#stay").check()
    reader.unlock()
    expect(reader.page.locator(".hl-lock")).to_be_visible()
    reader = on_disk()
    assert traces(tmp_path / "profile", reader.copy) == {
        "key of the blobs",
        "key of the names",
    }
    reader.page.goto(reader.address(WEEK))
    expect(reader.page.locator(".hl-lock")).to_be_visible()
    reader.page.locator(".hl-lock").click()
    is_locked(reader.page)
    reader.stop_worker()
    reader.page.goto(reader.address(""))
    is_locked(reader.page)
