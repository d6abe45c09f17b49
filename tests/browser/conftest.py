"""A real browser, a host elsewhere that notices every knock, and a plain server for a built site."""

from __future__ import annotations

import socketserver
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    ViewportSize,
    sync_playwright,
)
from tests.browser.walking import Walk
from tests.hostile.building import CANARY
from tests.sample_site import built_sample

FINDER = Path(__file__).parent / "find_or_install.py"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-proxy-server",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""A browser that asks for nothing of its own accord."""


class Canary(socketserver.ThreadingTCPServer):
    """Stands for every other computer: counts who connects, whether or not anything is asked."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        self.knocks: list[str] = []
        super().__init__(("127.0.0.1", 0), _Knock)


class _Knock(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        """Remember the first line, answer nothing."""
        knocks: list[str] = self.server.knocks  # type: ignore[attr-defined]
        knocks.append("connection")
        self.request.settimeout(2)
        try:
            knocks[-1] = (
                self.request.recv(300).split(b"\r\n")[0].decode("latin-1")
                or "connection"
            )
        except OSError:
            return


_RAN = "this ran: "


@dataclass
class Visit:
    """What happened while a page was looked at."""

    requests: list[str] = field(default_factory=list)
    ran: list[str] = field(default_factory=list)
    """What called `alert`, as every hostile script does."""
    console: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Listen to a page from its first request on."""
        page.on("request", self._asked)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.console.append(f"uncaught: {error}"))
        page.add_init_script(f"window.alert = what => console.debug('{_RAN}' + what)")

    def to_others(self, origin: str) -> list[str]:
        """Requests to anywhere but the site itself."""
        return [
            url
            for url in self.requests
            if not url.startswith((origin, "data:", "blob:", "about:"))
        ]

    def _asked(self, request: Request) -> None:
        self.requests.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        if message.text.startswith(_RAN):
            self.ran.append(message.text.removeprefix(_RAN))
        elif message.type in {"error", "warning"}:
            self.console.append(f"{message.type}: {message.text}")


@pytest.fixture(scope="session")
def canary() -> Iterator[Canary]:
    with Canary() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The program; where there is none, whoever asks is skipped."""
    return _program("chromium")


@pytest.fixture(scope="session")
def firefox_path() -> str:
    """The same of the other browser."""
    return _program("firefox")


def _program(name: str) -> str:
    found = subprocess.run(
        [sys.executable, str(FINDER), name, "--find-only"],
        capture_output=True,
        text=True,
        check=True,
    )
    path = found.stdout.strip()
    if not path:
        pytest.skip(found.stderr.strip())
    return path


@pytest.fixture(scope="session")
def browser(canary: Canary, chromium_path: str) -> Iterator[Browser]:
    """Chromium, in which the canary's name leads to the canary."""
    to_canary = (
        f"--host-resolver-rules=MAP {CANARY} 127.0.0.1:{canary.server_address[1]}"
    )
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=chromium_path, args=[*QUIET, to_canary]
        )
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile: no cookies, nothing stored."""
    with browser.new_context() as fresh:
        fresh.set_default_timeout(60_000)
        yield fresh


@pytest.fixture
def visit(context: BrowserContext) -> tuple[Page, Visit]:
    """A page, and what happens on it."""
    page, seen = context.new_page(), Visit()
    seen.watch(page)
    return page, seen


@contextmanager
def over_http(site: Path) -> Iterator[str]:
    """A plain server for a folder; its address."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(Quiet, directory=str(site))
    ) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


Opened = Callable[[Path], str]


@pytest.fixture(params=["http", "file"])
def opened(request: pytest.FixtureRequest) -> Iterator[Opened]:
    """How a reader opens a site: over http, or as files from disk.

    Gives the site's address, with a slash.
    """
    running = []

    def open_site(site: Path) -> str:
        if request.param == "file":
            return f"{site.as_uri()}/"
        running.append(over_http(site))
        return running[-1].__enter__()

    yield open_site
    for one in running:
        one.__exit__(None, None, None)


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample journal, built."""
    return built_sample(tmp_path_factory)


@pytest.fixture(scope="session")
def sample_address(sample_site: Path) -> Iterator[str]:
    """The sample on a plain server: its address, with a slash."""
    with over_http(sample_site) as address:
        yield address


@pytest.fixture(scope="session")
def sample_files(sample_site: Path) -> str:
    """The sample as files on disk: its address, with a slash."""
    return f"{sample_site.as_uri()}/"


@pytest.fixture(scope="session")
def tab_of(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Gives the one tab there is of each kind of browser: a new one costs more than most tests."""
    with ExitStack() as opened:
        known: dict[str, Page] = {}

        def of(**kind: object) -> Page:
            key = repr(sorted(kind.items()))
            if key not in known:
                context = opened.enter_context(browser.new_context(**kind))  # type: ignore[arg-type]
                context.set_default_timeout(60_000)
                known[key] = context.new_page()
            return known[key]

        yield of


@pytest.fixture
def opened_as(
    browser: Browser, tab_of: Callable[..., Page], sample_address: str
) -> Iterator[Callable[..., Walk]]:
    """Opens the sample as in a profile of its own: `opened_as(viewport=…, java_script_enabled=…)`.

    With `anew` it is one: for a test that changes more than the size and what the site remembers.
    """
    with ExitStack() as opened:

        def open_as(
            address: str = sample_address,
            *,
            viewport: ViewportSize,
            anew: bool = False,
            **kind: object,
        ) -> Walk:
            if anew:
                context = opened.enter_context(
                    browser.new_context(viewport=viewport, **kind)  # type: ignore[arg-type]
                )
                context.set_default_timeout(60_000)
                return Walk(context.new_page(), address)
            page = tab_of(**kind)
            page.goto("about:blank")
            page.mouse.move(0, 0)
            page.set_viewport_size(viewport)
            _forget(page, address)
            return Walk(page, address)

        yield open_as


def _forget(page: Page, address: str) -> None:
    """Has a profile know no more of a site than on the first visit."""
    session = page.context.new_cdp_session(page)
    everything = {"origin": address.rstrip("/"), "storageTypes": "all"}
    session.send("Storage.clearDataForOrigin", everything)
    session.detach()
