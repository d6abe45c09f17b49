"""An open copy is the journal: everything works in it, and the host hears of nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.browser.sealed.conftest import Reader

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WEEK = "weeks/2026-11-16/"


def test_a_link_deep_into_it_leads_there_once_the_passphrase_is_right(
    reader: Reader,
) -> None:
    page = reader.page
    page.goto(reader.address(WEEK))
    expect(page).to_have_title("Locked")
    expect(page.locator("#passphrase")).to_be_focused()
    reader.unlock("lamp river copper otter plum maple")
    expect(page.locator("#said")).to_contain_text("doesn't open it")
    expect(page.locator("#passphrase")).to_be_focused()
    reader.unlock("  lamp   river copper otter plum acorn ")
    expect(page.locator("article h1")).to_contain_text("Nov 16")
    assert page.url == reader.address(WEEK)
    assert page.title() == "Journal"


def test_pages_pictures_links_back_and_what_is_not_there(reader: Reader) -> None:
    reader.be_open()
    page = reader.page
    page.goto(reader.host.root)
    expect(page.locator("article h1")).to_have_text("Lately")
    page.get_by_role("link", name="People").first.click()
    expect(page.locator("article h1")).to_have_text("People")
    page.go_back()
    expect(page.locator("article h1")).to_have_text("Lately")
    page.goto(reader.address("weeks/2026-10-26/"))
    picture = page.locator("article img").first
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", value=True)
    assert picture.evaluate("one => one.naturalWidth") > 100
    answer = page.goto(f"{reader.host.root}AAAAAAAAAAAAAAAA")
    assert answer is not None
    assert answer.status == 404
    expect(page.locator(".hl-missing h1")).to_be_visible()
    answer = page.goto(f"{reader.host.root}weeks/of/old/")
    assert answer is not None
    assert answer.status == 404
    expect(page.locator(".hl-lock")).to_be_visible()


def test_the_search_and_the_dark_palette(reader: Reader) -> None:
    reader.be_open()
    page = reader.page
    box = page.locator("input[data-md-component=search-query]")
    box.focus()
    box.press_sequentially("sofa")
    first = page.locator(".md-search-result__link[data-hl-filled]").first
    expect(first).to_be_visible()
    first.click()
    expect(page.locator(".hl-lock")).to_be_visible()
    assert page.url.startswith(reader.host.root)
    page.locator("label[for=__palette_1]").click()
    page.locator("label[for=__palette_2]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_answers_are_a_careful_hosts(reader: Reader) -> None:
    reader.be_open()
    photo = reader.address("photos/sofa-on-the-van.jpg")
    said = reader.page.evaluate(
        """async ([photo, page]) => {
            const seen = async (address, how) => {
                const answer = await fetch(address, how);
                const size = (await answer.arrayBuffer()).byteLength;
                return [answer.status, size, Object.fromEntries(answer.headers)];
            };
            return {
                page: await seen(page), whole: await seen(photo), head: await seen(photo, { method: "HEAD" }),
                part: await seen(photo, { headers: { Range: "bytes=10-19" } }),
                end: await seen(photo, { headers: { Range: "bytes=-5" } }),
                beyond: await seen(photo, { headers: { Range: "bytes=99999999-" } }),
                sent: await seen(page, { method: "POST" }),
            };
        }""",
        [photo, reader.address("")],
    )
    status = {name: one[0] for name, one in said.items()}
    assert status == {
        "page": 200,
        "whole": 200,
        "head": 200,
        "part": 206,
        "end": 206,
        "beyond": 416,
        "sent": 405,
    }
    size = said["whole"][1]
    assert said["head"][1] == 0
    assert said["part"][1] == 10
    assert said["part"][2]["content-range"] == f"bytes 10-19/{size}"
    assert said["end"][2]["content-range"] == f"bytes {size - 5}-{size - 1}/{size}"
    assert said["whole"][2]["content-type"] == "image/jpeg"
    headers = said["page"][2]
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"
    assert "script-src 'self' 'sha256-" in headers["content-security-policy"]
    assert headers["content-security-policy"].endswith("frame-ancestors 'none'")


def test_the_host_hears_of_no_page(reader: Reader) -> None:
    """A browser stops a worker that has nothing to do, and asks the host while it starts it again."""
    reader.be_open()
    reader.host.asked.clear()
    page = reader.page
    for path in (WEEK, "photos/plot-fifteen.jpg", "people/"):
        reader.stop_worker()
        page.goto(reader.address(path))
    expect(page.locator(".hl-lock")).to_be_visible()
    assert reader.host.pages_asked() == []


def test_a_second_tab_is_open_as_well(reader: Reader) -> None:
    reader.be_open()
    reader.stop_worker()
    with reader.context.new_page() as second:
        second.goto(reader.address("people/"))
        expect(second.locator("article h1")).to_have_text("People")


def test_a_hard_reload_comes_back_by_itself(reader: Reader) -> None:
    reader.be_open(WEEK)
    reader.host.asked.clear()
    session = reader.context.new_cdp_session(reader.page)
    session.send("Page.reload", {"ignoreCache": True})
    expect(reader.page.locator("#passphrase")).to_have_count(0)
    expect(reader.page.locator("article h1")).to_contain_text("Nov 16")
    assert reader.host.pages_asked() == [reader.copy.address(WEEK)]
