"""A static host as they are: shows 404.html where it has nothing, and remembers what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


class Host:
    """One folder under a path of its own, as a project's pages have it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[str] = []
        self.is_quick = threading.Event()
        """While it isn't set, blobs are on their way."""
        self.is_quick.set()
        self.is_asked = threading.Event()
        """For a blob, since it was last cleared."""
        self._server: ThreadingHTTPServer | None = None
        self._port = 0

    @property
    def root(self) -> str:
        return f"http://localhost:{self._port}/journal/"

    def start(self) -> None:
        handler = partial(_Answer, host=self, directory=str(self.folder))
        self._server = ThreadingHTTPServer(("127.0.0.1", self._port), handler)
        self._server.daemon_threads = True
        self._port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """As when there is no network: nobody answers at this address."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def pages_asked(self) -> list[str]:
        """What was asked for apart from the copy's own files, which say nothing."""
        known = {"", "sw.js", "vault.json", "favicon.ico"}
        own = [one.removeprefix("/journal/").partition("?")[0] for one in self.asked]
        return [one for one in own if one not in known and not one.startswith("b/")]


class _Answer(SimpleHTTPRequestHandler):
    def __init__(self, *said: Any, host: Host, **kind: Any) -> None:
        self._host = host
        super().__init__(*said, **kind)

    def translate_path(self, path: str) -> str:
        self._host.asked.append(path)
        return super().translate_path(path.removeprefix("/journal"))

    def do_GET(self) -> None:
        if self.path.startswith("/journal/b/"):
            self._host.is_asked.set()
            self._host.is_quick.wait(20)
        if self.path == "/elsewhere/":
            self._send(HTTPStatus.OK, b"<!doctype html><title>Another project</title>")
        else:
            super().do_GET()

    def send_error(self, code: int, *_: Any, **__: Any) -> None:
        page = (self._host.folder / "404.html").read_bytes()
        self._send(HTTPStatus(code), page)

    def _send(self, status: HTTPStatus, page: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def hosted(folder: Path) -> Iterator[Host]:
    host = Host(folder)
    host.start()
    try:
        yield host
    finally:
        host.stop()
