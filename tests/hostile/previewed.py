"""A preview of two small pages within the test's own process, and raw requests to it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from helplog.website.preview.serving import GuardedServer, Preview

SECRET: Final = b"A day with a secret"
PATIENCE_SECONDS: Final = 120


@dataclass(frozen=True)
class Reply:
    """What came back, as it came."""

    raw: bytes

    @property
    def status(self) -> int:
        return (
            int(self.raw.split(b" ", 2)[1]) if self.raw.startswith(b"HTTP/1.0 ") else 0
        )

    def field(self, name: str) -> str:
        """A field of its head, empty where there is none."""
        for line in (
            self.raw.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")[1:]
        ):
            if line.lower().startswith(f"{name.lower()}: "):
                return line.partition(": ")[2]
        return ""


@dataclass(frozen=True)
class Previewed:
    """A running preview."""

    server: GuardedServer
    door: str

    @property
    def port(self) -> int:
        return int(self.server.server_port)

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def token(self) -> str:
        return urlsplit(self.server.url).query

    def send(self, sent: bytes) -> Reply:
        """Exactly these bytes, and what is answered until the connection is closed."""
        with socket.create_connection(
            ("127.0.0.1", self.port), timeout=PATIENCE_SECONDS
        ) as connection:
            connection.sendall(sent)
            read = b""
            while more := connection.recv(65536):
                read += more
        return Reply(read)

    def ask(self, path: str, *fields: str, method: str = "GET") -> Reply:
        """A request as a browser would make it, with more fields."""
        lines = (f"{method} {path} HTTP/1.1", f"Host: {self.host}", *fields, "", "")
        return self.send("\r\n".join(lines).encode("latin-1"))

    def cookie(self) -> str:
        """What a browser that was let in sends, for the folder the preview lies in."""
        return (
            "Cookie: "
            + self.ask(f"/{self.door}/?{self.token}")
            .field("Set-Cookie")
            .partition(";")[0]
        )

    def ask_inside(self, path: str, *fields: str) -> Reply:
        """The same by somebody who was let in."""
        return self.ask(f"/{self.door}{path}", self.cookie(), *fields)


@contextmanager
def previewed(site: Path, mount_path: str = "/") -> Iterator[Previewed]:
    """Serves two pages until the end of the block."""
    (site / "weeks").mkdir(parents=True)
    (site / "index.html").write_bytes(
        b'<body><a href="/weeks/">on</a>' + SECRET + b"</body>"
    )
    (site / "weeks" / "index.html").write_bytes(b"<body>" + SECRET + b"</body>")
    preview = Preview(lambda: "default-src 'none'")
    server = GuardedServer(
        builder=lambda: None,
        host="127.0.0.1",
        port=0,
        root=str(site),
        mount_path=mount_path,
        preview=preview,
    )
    server.poll_response_timeout = 0
    server.server_bind()
    server.server_activate()
    server.serve_thread.start()
    try:
        yield Previewed(server, preview.door)
    finally:
        server.shutdown()
