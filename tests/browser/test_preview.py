"""The preview in a real browser: one click opens it, search works, and a saved entry shows by itself."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
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
            (root / "entries" / "2026-11-18.md").write_text(
                "Boxes, and now a piano.\n", "utf-8"
            )
        expect(page.get_by_text("now a piano").first).to_be_visible(timeout=60_000)
        assert seen.to_others(origin) == []
        assert seen.console == []
        assert canary.knocks == []


def test_another_sites_page_gets_nothing_from_it(
    visit: tuple[Page, Visit], root: Path, tmp_path: Path
) -> None:
    page, seen = visit
    with preview(COMMANDS["helplog"], root) as running:
        origin = running.address.partition("?")[0]
        page.goto(running.address)
        (tmp_path / "other").mkdir()
        (tmp_path / "other" / "index.html").write_text(
            f'<script src="{origin}search/start.js" onload="alert(1)"></script>'
            f'<iframe src="{origin}"></iframe><a href="{running.address}">into the journal</a>',
            "utf-8",
        )
        with over_http(tmp_path / "other") as elsewhere:
            page.goto(elsewhere.replace("127.0.0.1", "localhost"))
            assert seen.ran == []
            assert "Boxes" not in "".join(
                frame.content()
                for frame in page.frames[1:]
                if frame.url.startswith(origin)
            )
            page.context.clear_cookies()
            page.get_by_text("into the journal").click()
            page.wait_for_url(origin)
            expect(page.locator(".md-header")).to_be_visible()


class Neighbour(ThreadingHTTPServer):
    """What another user of the computer runs at another port: keeps all it is sent."""

    daemon_threads = True

    def __init__(self, port: int = 0) -> None:
        self.heads: list[tuple[str, dict[str, str]]] = []
        super().__init__(("127.0.0.1", port), _Keep)

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def paths(self) -> list[str]:
        return [path for path, _ in self.heads]


class _Keep(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.server.heads.append((self.path, dict(self.headers.items())))  # type: ignore[attr-defined]
        body = (
            b"9" * 15
            if "livereload" in self.path
            else b"<p>the neighbour</p><img src=/picture>"
        )
        self.send_response(200)
        self.send_header(
            "Content-Type", "text/plain" if "livereload" in self.path else "text/html"
        )
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def neighbour(port: int = 0) -> Iterator[Neighbour]:
    with Neighbour(port) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_what_listens_at_another_port_is_sent_nothing_that_opens_it(
    visit: tuple[Page, Visit], root: Path
) -> None:
    page, _ = visit
    with preview(COMMANDS["helplog"], root) as running, neighbour() as other:
        page.goto(running.address)
        week = f"{running.folder}/weeks/2026-11-16/index.html"
        port = urlsplit(running.address).port
        for host in ("127.0.0.1", "localhost"):
            # from the address bar, and led there from a page of the journal's own host
            page.goto(f"http://{host}:{other.port}/weeks/2026-11-16/index.html")
            page.evaluate(
                "address => fetch(address, {mode: 'no-cors', credentials: 'include'})",
                f"/led/{host}",
            )
        page.goto(running.address)
        page.evaluate(f"location.href = 'http://127.0.0.1:{other.port}/followed'")
        page.wait_for_url("**/followed")
        assert {
            "/weeks/2026-11-16/index.html",
            "/led/localhost",
            "/followed",
            "/picture",
        } <= set(other.paths())
        sent = list(other.heads)
        assert "helplog" not in str(sent)
        statuses = set()
        for path, fields in sent:
            kept = {
                name: value
                for name, value in fields.items()
                if name not in {"Host", "Sec-Fetch-Site"}
            }
            # where it knows where the journal lies it still has no cookie, where it has what it was
            # sent no address
            for tried in (
                path,
                "/",
                "/weeks/2026-11-16/index.html",
                week,
                f"{week}?token=",
            ):
                for host in (f"127.0.0.1:{port}", f"localhost:{port}", fields["Host"]):
                    statuses.add(
                        running.ask_for(tried, headers=kept | {"Host": host}).status
                    )
        assert statuses == {401, 421}


def test_without_scripts_it_is_read_as_well(browser: Browser, root: Path) -> None:
    shutil.copy(
        Path(__file__).parents[1] / "hostile/corpus/photo.png", root / "entries"
    )
    (root / "entries" / "2026-11-18.md").write_text(
        "Boxes.\n\n![a photo](photo.png)\n", "utf-8"
    )
    with (
        preview(COMMANDS["helplog"], root) as running,
        browser.new_context(java_script_enabled=False) as context,
    ):
        page = context.new_page()
        failed: list[str] = []
        page.on(
            "response",
            lambda answer: failed.append(answer.url) if answer.status >= 400 else None,
        )
        page.goto(running.address)
        page.goto(f"{running.address.partition('?')[0]}weeks/2026-11-16/index.html")
        expect(page.get_by_alt_text("a photo").first).to_be_visible()
        expect(page.locator(".md-header")).to_have_css("position", "sticky")
        page.locator(".md-header a.md-logo").click()
        page.wait_for_url(re.compile(rf"{running.folder}/(index.html)?$"))
        assert failed == []


def test_the_page_for_what_is_not_there_leads_back(
    visit: tuple[Page, Visit], root: Path
) -> None:
    page, seen = visit
    (root / "entries" / "notes.md").write_text(
        "# Notes\n\n<a href='/weeks/2026-11-16/'>that week</a>\n", "utf-8"
    )
    with preview(COMMANDS["mkdocs"], root) as running:
        origin = running.address.partition("?")[0]
        page.goto(running.address)
        page.goto(f"{origin}people/nobody/at/all/")
        expect(page.locator(".md-header")).to_have_css("position", "sticky")
        page.locator(".md-header a.md-logo").click()
        page.wait_for_url(re.compile(rf"{running.folder}/(index.html)?$"))
        page.goto(f"{origin}notes/index.html")
        page.get_by_text("that week").click()
        expect(page.get_by_text("Boxes on the stairs").first).to_be_visible()
        assert seen.to_others(origin) == []
        assert [one for one in seen.console if "404" not in one] == []


@pytest.mark.parametrize(
    "site_url", ["https://me.example/journal/", "https://me.example/"]
)
def test_a_site_with_an_address_of_its_own_is_shown_in_its_folder(
    visit: tuple[Page, Visit], root: Path, site_url: str
) -> None:
    page, seen = visit
    (root / "mkdocs.yml").write_text(f"{CONFIGURATION}site_url: {site_url}\n", "utf-8")
    with preview(COMMANDS["mkdocs"], root) as running:
        origin = running.address.partition("?")[0]
        assert origin.endswith(urlsplit(site_url).path)
        page.goto(running.address)
        assert "boxes" in search(page, "boxes").lower()
        page.goto(f"{origin}people/nobody/")
        expect(page.locator(".md-header")).to_have_css("position", "sticky")
        assert seen.to_others(origin.removesuffix(urlsplit(site_url).path)) == []


def test_a_page_left_open_is_not_handed_to_what_listens_at_the_port_next(
    visit: tuple[Page, Visit], root: Path
) -> None:
    page, _ = visit
    with preview(COMMANDS["helplog"], root) as running:
        page.goto(
            f"{running.address.partition('?')[0]}?{urlsplit(running.address).query}"
        )
        port = urlsplit(running.address).port or 0
    with neighbour(port) as other:
        with page.expect_response("**/livereload/*/*", timeout=60_000) as answered:
            pass
        answered.value.finished()
        page.evaluate("address => fetch(address)", f"http://127.0.0.1:{port}/after")
        assert "/after" in other.paths()
        assert running.folder not in [path.rstrip("/") for path in other.paths()]
        expect(page.locator(".md-header")).to_be_visible()


def test_the_browser_is_led_in_by_a_file(
    visit: tuple[Page, Visit], root: Path, tmp_path: Path
) -> None:
    page, _ = visit
    given, command = tmp_path / "given", tmp_path / "browser"
    command.write_text(f'#!/bin/sh\necho "$1" > {given}\n', "utf-8")
    command.chmod(0o700)
    with preview(
        [*COMMANDS["helplog"], "--open"], root, {"BROWSER": str(command)}
    ) as running:
        page.goto(given.read_text("utf-8").strip())
        page.wait_for_url(running.address.partition("?")[0])
        expect(page.locator(".md-header")).to_be_visible()
