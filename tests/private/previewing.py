"""A preview as a process of its own, asked over a real socket."""

from __future__ import annotations

import http.client
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

PATIENCE_SECONDS: Final = 120
_ADDRESS: Final = re.compile(r"http://\S+\?token=[\w-]+")


@dataclass(frozen=True)
class Preview:
    """A running preview."""

    address: str
    """As it was printed."""
    log: Path

    @property
    def folder(self) -> str:
        """Where the site lies: a folder with a secret name."""
        return urlsplit(self.address).path.rstrip("/")

    def ask(
        self, path: str, method: str = "GET", headers: Mapping[str, str] | None = None
    ) -> http.client.HTTPResponse:
        """One request for an address of the site, redirects not followed."""
        return self.ask_for(f"{self.folder}{path}", method, headers)

    def ask_for(
        self, path: str, method: str = "GET", headers: Mapping[str, str] | None = None
    ) -> http.client.HTTPResponse:
        """One request for any address of the server, redirects not followed."""
        where = urlsplit(self.address)
        connection = http.client.HTTPConnection(
            where.hostname or "", where.port, timeout=PATIENCE_SECONDS
        )
        connection.request(method, path, headers=dict(headers or {}))
        answer = connection.getresponse()
        answer.content = answer.read()  # type: ignore[attr-defined]
        connection.close()
        return answer

    def cookie(self) -> str:
        """What a browser that opened the address would send."""
        where = urlsplit(self.address)
        answer = self.ask_for(f"{where.path}?{where.query}")
        assert answer.status == 303
        return str(answer.headers["Set-Cookie"]).partition(";")[0]


@contextmanager
def preview(
    command: Sequence[str], root: Path, environment: Mapping[str, str] | None = None
) -> Iterator[Preview]:
    """Starts a preview, waits for its address, ends it.

    Args:
        command: what follows Python.
        root: the journal.
        environment: more of it.
    """
    log = Path(tempfile.mkdtemp(dir=root.parent)) / "log"
    settings = {
        **os.environ,
        "HELPLOG_TODAY": "2026-11-18",
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUNBUFFERED": "1",
    }
    with log.open("w") as said:
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=root,
            stdout=said,
            stderr=said,
            env={**settings, **(environment or {})},
        )
        try:
            yield Preview(_printed_address(log, process), log)
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE_SECONDS)


def _printed_address(log: Path, process: subprocess.Popen[bytes]) -> str:
    for _ in range(PATIENCE_SECONDS * 10):
        found = _ADDRESS.search(log.read_text("utf-8"))
        if found:
            return found.group(0)
        assert process.poll() is None, log.read_text("utf-8")
        time.sleep(0.1)
    raise AssertionError(log.read_text("utf-8"))
