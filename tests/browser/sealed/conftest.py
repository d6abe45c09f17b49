"""The sample journal, sealed, on a host, and a browser in which it is open."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.browser.sealed.host import Host, hosted
from tests.browser.sealed.sealed_copy import PASSPHRASE, Copy, seal_site

PATIENCE_MS: Final = 20_000
"""A passphrase is meant to take a while, and several browsers run beside each other."""


@pytest.fixture(autouse=True, scope="module")
def patience() -> Iterator[None]:
    expect.set_options(timeout=PATIENCE_MS)
    yield
    expect.set_options(timeout=5_000)


@pytest.fixture(scope="session")
def sealed_once(sample_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a copy of the sample, for others to take a copy of."""
    return seal_site(sample_site, tmp_path_factory.mktemp("sealing"))


@pytest.fixture(scope="module")
def copy(sealed_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """One to change."""
    folder = tmp_path_factory.mktemp("copy") / "sealed"
    shutil.copytree(sealed_once, folder)
    return Copy(folder)


@pytest.fixture(scope="module")
def host(copy: Copy) -> Iterator[Host]:
    with hosted(copy.folder) as running:
        yield running


@dataclass
class Reader:
    """Somebody with a browser."""

    context: BrowserContext
    host: Host
    copy: Copy

    @property
    def page(self) -> Page:
        return self.context.pages[0]

    def address(self, path: str) -> str:
        """Where a page of the plain site is."""
        return self.host.root + self.copy.address(path)

    def unlock(self, passphrase: str = PASSPHRASE, page: Page | None = None) -> None:
        page = page or self.page
        page.locator("#passphrase").fill(passphrase)
        page.locator("#passphrase").press("Enter")

    def stop_worker(self) -> None:
        """As browsers do after a while without work."""
        session = self.context.new_cdp_session(self.page)
        session.send("ServiceWorker.enable")
        session.send("ServiceWorker.stopAllWorkers")
        session.detach()

    def be_open(self, path: str = "") -> None:
        """At a page of the open copy, whatever was before."""
        self.page.goto(self.address(path))
        field, header = self.page.locator("#passphrase"), self.page.locator(".hl-lock")
        expect(field.or_(header)).to_be_visible()
        if field.is_visible():
            self.unlock()
        expect(header).to_be_visible()


@pytest.fixture(scope="module")
def reader(browser: Browser, host: Host, copy: Copy) -> Iterator[Reader]:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        context.set_default_timeout(PATIENCE_MS)
        context.new_page()
        yield Reader(context, host, copy)


@pytest.fixture
def new_reader(
    browser: Browser, host: Host, copy: Copy
) -> Iterator[Callable[..., Reader]]:
    """Gives somebody else, on another device."""
    contexts = []

    def made(**kind: Any) -> Reader:
        context = browser.new_context(**kind)
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        context.new_page()
        return Reader(context, host, copy)

    yield made
    for context in contexts:
        context.close()
