"""Whatever a host does to a copy is said in a sentence of its own, and nothing of it is shown."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page, expect
from tests.browser.sealed.conftest import Reader

from helplog.publish.sealed.browser.words import SENTENCES

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def flip(path: Path, _: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def cut(path: Path, _: Path) -> None:
    path.write_bytes(path.read_bytes()[:-7])


def lengthen(path: Path, _: Path) -> None:
    path.write_bytes(path.read_bytes() + bytes(64))


def never_end(path: Path, _: Path) -> None:
    os.truncate(path, 64 << 30)  # a hole, which takes no room


def swap(path: Path, other: Path) -> None:
    path.write_bytes(other.read_bytes())


def drop(path: Path, _: Path) -> None:
    path.unlink()


PAGES: Final[dict[str, tuple[str, Callable[[Path, Path], None], str]]] = {
    # a page in a part that this device has not opened yet: what happens to it, and what is said
    "weeks/2026-05-04/": ("pages/2026-05", flip, "changed"),
    "weeks/2026-06-01/": ("pages/2026-06", cut, "cut"),
    "weeks/2026-07-06/": ("pages/2026-07", lengthen, "cut"),
    "weeks/2026-10-05/": ("pages/2026-10", never_end, "cut"),
    "weeks/2026-08-17/": ("pages/2026-08", swap, "swapped"),
    "weeks/2026-09-07/": ("pages/2026-09", drop, "missing"),
    "photos/plot-fifteen.jpg": ("file/photos/plot-fifteen.jpg", flip, "changed"),
}
VAULTS: Final[dict[str, tuple[str, str]]] = {
    # what stands in vault.json, and what is said
    "no JSON": ('{"format":', "vault"),
    "another program's": ('{"format":"other"}', "vault"),
    "cheap to guess": ('"rounds":600000=>"rounds":1000', "rounds"),
    "never done": ('"rounds":600000=>"rounds":99000000', "rounds"),
    "a salt cut short": ('"salt":"=>"salt":"A', "vault"),
}
MANIFESTS: Final = {flip: "changed", cut: "cut", swap: "changed", drop: "missing"}


def says(page: Page, name: str) -> None:
    expect(page.locator("#said")).to_have_text(SENTENCES[name])


def test_before_it_is_open(new_reader: Callable[..., Reader]) -> None:
    reader = new_reader()
    page, vault = reader.page, reader.copy.vault_path
    whole = vault.read_text()
    page.goto(reader.host.root)
    for stands, said in VAULTS.values():
        was, _, instead = stands.partition("=>")
        vault.write_text(whole.replace(was, instead) if instead else stands)
        reader.unlock()
        says(page, said)
    never_end(vault, vault)
    reader.unlock()
    says(page, "vault")
    vault.unlink()
    reader.unlock()
    says(page, "no_vault")
    vault.write_text(whole)
    manifest = reader.copy.manifest_path()
    sealed = manifest.read_bytes()
    for harm, said in MANIFESTS.items():
        harm(manifest, reader.copy.blob_path("theme"))
        reader.unlock()
        says(page, said)
        manifest.write_bytes(sealed)
    reader.host.stop()
    reader.unlock()
    says(page, "offline")
    reader.host.start()
    theme = reader.copy.blob_path("theme")
    sealed = theme.read_bytes()
    flip(theme, theme)
    reader.unlock()
    says(page, "changed")
    theme.write_bytes(sealed)
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".hl-lock")).to_be_visible()


def test_while_it_is_open(reader: Reader) -> None:
    reader.be_open()
    page, copy = reader.page, reader.copy
    other = copy.blob_path("pages/2026-10")
    for path, (part, harm, said) in PAGES.items():
        blob = copy.blob_path(part)
        whole = blob.read_bytes()
        harm(blob, other)
        page.goto(reader.address(path))
        says(page, said)
        blob.write_bytes(whole)
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".hl-lock")).to_be_visible()


def test_a_picture_and_the_search_that_are_not_as_they_were(reader: Reader) -> None:
    reader.be_open("people/")
    page, copy = reader.page, reader.copy
    news = page.locator(".hl-sealed-news")
    expect(news).to_be_hidden()
    blob = copy.blob_path("file/photos/lime-street.jpg")
    whole = blob.read_bytes()
    swap(blob, copy.blob_path("file/photos/mist-on-the-mere.jpg"))
    page.evaluate(
        "address => { document.body.append(Object.assign(new Image(), { src: address })); }",
        copy.address("photos/lime-street.jpg"),
    )
    expect(news).to_have_text(SENTENCES["swapped"])
    blob.write_bytes(whole)
    drop(search := copy.blob_path("search/start"), search)
    page.locator("input[data-md-component=search-query]").focus()
    expect(news).to_have_text(SENTENCES["missing"])


def test_a_newer_copy_comes_quietly_and_an_older_one_not_at_all(
    new_reader: Callable[..., Reader],
) -> None:
    reader = new_reader(locale="de")
    page, copy = reader.page, reader.copy
    reader.be_open()
    before = copy.vault_path.read_text()
    copy.turn(counter=2, sealed="2026-11-23")
    reader.stop_worker()  # it looks again after a while, or when it starts
    page.goto(reader.address("people/"))
    news = page.locator(".hl-sealed-news")
    expect(news).to_contain_text(SENTENCES["newer"])
    news.get_by_role("button").click()
    expect(page.locator(".hl-sealed-on")).to_have_text("Sealed on November 23, 2026")
    after = copy.vault_path.read_text()
    copy.vault_path.write_text(before)
    reader.stop_worker()
    page.goto(reader.address(""))
    expect(news).to_have_text(SENTENCES["old"])
    page.locator(".hl-lock").click()
    expect(page.locator("#passphrase")).to_be_visible()
    expect(page.locator("h1")).to_have_text("Verschlossen")
    reader.unlock()
    says(page, "old")  # in the journal's language, which is known by then
    copy.vault_path.write_text(after)
    reader.unlock()
    expect(page.locator(".hl-lock")).to_be_visible()
