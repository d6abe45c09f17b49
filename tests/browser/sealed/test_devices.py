"""On a device: without a connection, as an app, with a passkey, and where it can't be unlocked at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest
from playwright.sync_api import Page, ViewportSize, expect
from tests.browser.sealed.conftest import Reader
from tests.browser.walking import Walk

from helplog.publish.sealed.browser.words import SENTENCES, browser_words

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SIZES: Final[tuple[ViewportSize, ...]] = (
    {"width": 320, "height": 640},
    {"width": 1280, "height": 800},
)
WITHOUT: Final = {
    # what a browser or an address lacks, and what is said
    "Object.defineProperty(window, 'isSecureContext', { value: false })": "insecure",
    "delete Navigator.prototype.serviceWorker": "worker",
}


def faults(page: Page, address: str) -> list[object]:
    walk = Walk(page, address)
    return [*walk.serious(), *walk.spills()]


def test_what_is_kept_opens_without_a_host(new_reader: Callable[..., Reader]) -> None:
    reader = new_reader(viewport=SIZES[0])
    page, host, manifest = reader.page, reader.host, reader.copy.manifest()
    for part in manifest["parts"]:
        if part[0] == "pages/2026-05":
            part[3] = [2025]
    reader.copy.turn(counter=2, parts=manifest["parts"])
    reader.be_open()
    fold = page.locator(".hl-sealed details")
    fold.locator("summary").click()
    fold.get_by_role("button", name="Keep 2026").click()
    expect(fold.locator(".hl-keep")).to_contain_text("Kept: 2026")
    expect(fold.get_by_role("button", name="Keep 2025")).to_be_visible()
    fold.get_by_role("button", name="Keep everything").click()
    expect(fold.locator("[role=status]")).to_have_text(SENTENCES["keep_done"])
    expect(fold.locator(".hl-keep")).to_contain_text("Kept: everything")
    assert faults(page, host.root) == []
    host.stop()
    try:
        page.locator(".hl-lock").click()
        reader.unlock()
        expect(page.locator(".hl-lock")).to_be_visible()
        reader.stop_worker()
        for path in ("weeks/2026-05-04/", "tags/allotment/"):
            page.goto(reader.address(path))
            expect(page.locator(".hl-sealed-on")).to_contain_text("Sealed on")
            expect(page.locator(".hl-sealed-news")).to_be_hidden()
    finally:
        host.start()
    page.locator(".hl-sealed summary").click()
    page.get_by_role("button", name="Keep nothing").click()
    expect(page.get_by_role("button", name="Keep everything")).to_be_visible()
    host.stop()
    try:
        page.goto(reader.address("weeks/2026-06-01/"))
        expect(page.locator("#said")).to_have_text(SENTENCES["offline"])
    finally:
        host.start()


def test_it_can_be_installed_and_names_nobody(reader: Reader) -> None:
    reader.page.goto(reader.host.root)
    expect(reader.page.locator("link[rel=manifest]")).to_have_count(1)
    session = reader.context.new_cdp_session(reader.page)
    said = session.send("Page.getAppManifest")
    assert said["errors"] == []
    assert '"name":"Journal"' in said["data"]
    assert "Nora" not in said["data"]
    found = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    # a window that leaves no trace installs nothing, whatever the site
    assert [one["errorId"] for one in found] in ([], ["in-incognito"])


def test_a_passkey_of_this_device(new_reader: Callable[..., Reader]) -> None:
    reader = new_reader()
    page = reader.page
    session = reader.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    kind = {
        "protocol": "ctap2",
        "ctap2Version": "ctap2_1",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "hasPrf": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": kind})
    page.goto(reader.host.root)
    page.locator("#passkey").check()
    reader.unlock()
    expect(page.locator(".hl-lock")).to_be_visible()
    page.locator(".hl-lock").click()
    expect(page.locator("#passkey")).to_be_hidden()
    page.get_by_role("button", name="Unlock with the passkey").click()
    expect(page.locator(".hl-lock")).to_be_visible()


def test_where_it_cannot_be_unlocked_the_page_says_why(
    new_reader: Callable[..., Reader],
) -> None:
    for lacking, said in WITHOUT.items():
        reader = new_reader()
        reader.page.add_init_script(lacking)
        reader.page.goto(reader.host.root)
        expect(reader.page.locator("#said")).to_have_text(SENTENCES[said])
        expect(reader.page.locator("#passphrase")).to_be_hidden()
    page = new_reader(locale="fr-CH").page
    page.goto((reader.copy.folder / "index.html").as_uri())
    expect(page.locator("#said")).to_have_text(browser_words()["fr"]["file"])


def test_the_unlock_page_is_for_everybody(new_reader: Callable[..., Reader]) -> None:
    reader = new_reader()
    page = reader.page
    page.goto(reader.host.root)
    expect(page.locator("#passphrase")).to_be_focused()
    page.keyboard.type("lamp river")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("#passphrase")).to_have_attribute("type", "text")
    expect(page.get_by_role("button", name="Hide the passphrase")).to_be_visible()
    page.locator("summary").click()
    reader.unlock("lamp river")
    expect(page.locator("#said")).to_contain_text("doesn't open it")
    assert faults(page, reader.host.root) == []
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(SIZES[0])
    assert faults(page, reader.host.root) == []
