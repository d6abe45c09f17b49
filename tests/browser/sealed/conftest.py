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
from tests.browser.sealed.made_by_hand import Copy, Keys, cut, wrap

from helplog.publish.sealed.browser_files import keeper, unlock_page, worker

PASSPHRASE: Final = "correct horse battery staple"
_FILES: Final = {
    "index.html": unlock_page,
    "404.html": unlock_page,
    "sw.js": worker,
}


def write(copy: Copy) -> None:
    """Seals what a copy holds as one copy more."""
    copy.write({name: of() for name, of in _FILES.items()})


@pytest.fixture(scope="session")
def sealed_once(sample_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """Nobody changes it: who would takes a copy of the folder."""
    keys = Keys(bytes(range(7, 39)))
    folder = tmp_path_factory.mktemp("sealed")
    copy = Copy(folder, keys, [wrap(keys.master, PASSPHRASE)])
    cut(sample_site, copy, keeper())
    write(copy)
    return copy


@pytest.fixture(scope="module")
def copy(sealed_once: Copy, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """One to change."""
    folder = tmp_path_factory.mktemp("copy") / "sealed"
    shutil.copytree(sealed_once.folder, folder)
    return Copy(
        folder,
        sealed_once.keys,
        sealed_once.wraps,
        counter=sealed_once.counter,
        parts=dict(sealed_once.parts),
    )


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
        return self.host.root + self.copy.keys.address(path)

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
        context.set_default_timeout(20_000)
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
        context.set_default_timeout(20_000)
        contexts.append(context)
        context.new_page()
        return Reader(context, host, copy)

    yield made
    for context in contexts:
        context.close()
