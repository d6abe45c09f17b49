"""A copy on a host, fetched and compared: what hosts do that are no friends, or are asleep."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer, SimpleHTTPRequestHandler
from pathlib import Path

import pytest
from tests.publish.sealed.small_site import sealed

from helplog.model.refusal import RefusalError
from helplog.publish.sealed.comparing import differences
from helplog.publish.sealed.copy_folder import opened_copy
from helplog.publish.sealed.shown_copies import ShownAddress


class Host(BaseHTTPRequestHandler):
    """Answers as the test says."""

    led_to = ""

    def do_GET(self) -> None:
        if self.path.startswith("/away/"):
            self.send_response(302)
            self.send_header("Location", self.led_to)
        elif self.path.startswith("/moved/"):
            self.send_response(301)
            self.send_header("Location", self.path.replace("/moved/", "/there/"))
        elif self.path.startswith("/asleep/"):
            self.send_response(503)
        else:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"x" * 100_000)
            return
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing."""


def serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def host() -> Iterator[str]:
    yield from serving(Host)


def test_what_is_shown_is_compared_byte_for_byte(root: Path) -> None:
    sealed(root)

    class Files(SimpleHTTPRequestHandler):
        def __init__(self, *given: object) -> None:
            super().__init__(*given, directory=str(root / "sealed"))  # type: ignore[arg-type]

        def log_message(self, *_: object) -> None:
            """Nothing."""

    for address in serving(Files):
        with opened_copy(root / "sealed") as local:
            for spelling in (address, f"{address}/", f"{address}/index.html"):
                assert (
                    list(differences(local, ShownAddress(spelling), lambda *_: None))
                    == []
                )


def test_no_more_is_read_than_there_should_be(host: str) -> None:
    shown = ShownAddress(host)
    assert shown.read("sw.js", 10) == b"x" * 11


def test_another_origin_is_not_followed(host: str) -> None:
    Host.led_to = "http://example.invalid/"
    with pytest.raises(RefusalError, match=r"leads on to http://example\.invalid"):
        ShownAddress(f"{host}/away").read("sw.js", 10)


def test_the_same_origin_is_followed(host: str) -> None:
    assert ShownAddress(f"{host}/moved").read("sw.js", 10) == b"x" * 11


def test_a_host_that_is_asleep_is_no_difference(host: str) -> None:
    with pytest.raises(RefusalError, match="says 503"):
        ShownAddress(f"{host}/asleep").read("sw.js", 10)


@pytest.mark.parametrize(
    "address",
    [
        "journal",
        "file:///etc/passwd",
        "ftp://example.org/",
        "https:///a",
        "https://me:secret@example.org/",
        "https://example.org/?q=1",
        "https://example.org/#a",
    ],
)
def test_what_is_no_address_is_declined(address: str) -> None:
    with pytest.raises(RefusalError):
        ShownAddress(address)
