"""The other end of a server's pipes, as plain as it can be: for what no sound editor would do, and to measure."""

from __future__ import annotations

import json
import os
import subprocess
import sysconfig
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any, Final

HELPLOG: Final = Path(sysconfig.get_path("scripts")) / "helplog"
Message = dict[str, Any]


class RawClient:
    """Starts a server and speaks with it."""

    def __init__(
        self,
        root: Path,
        able: Mapping[str, Any] | None = None,
        *,
        today: str = "2026-11-18",
    ) -> None:
        self.began = perf_counter()
        self.server = subprocess.Popen(
            [HELPLOG, "lsp", "--today", today],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=root,
        )
        self.count = 0
        self.heard: list[Message] = []
        folder = {"uri": root.as_uri(), "name": root.name}
        self.able = self.ask(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": root.as_uri(),
                "workspaceFolders": [folder],
                "capabilities": able or {},
            },
        )["capabilities"]
        self.ready_seconds = perf_counter() - self.began
        self.tell("initialized", {})

    def write(self, data: bytes) -> None:
        assert self.server.stdin
        self.server.stdin.write(data)
        self.server.stdin.flush()

    def send(self, message: Message) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))

    def tell(self, method: str, params: object) -> None:
        self.send({"method": method, "params": params})

    def begin_asking(self, method: str, params: object) -> int:
        self.count += 1
        self.send({"id": self.count, "method": method, "params": params})
        return self.count

    def ask(self, method: str, params: object) -> Any:
        asked = self.begin_asking(method, params)
        answer = self.wait(lambda it: it.get("id") == asked and "method" not in it)
        if "error" in answer:
            raise RuntimeError(answer["error"]["message"])
        return answer["result"]

    def read(self) -> Message:
        assert self.server.stdout
        length = 0
        while (row := self.server.stdout.readline()) != b"\r\n":
            if not row:
                raise EOFError
            if row.lower().startswith(b"content-length:"):
                length = int(row.split(b":")[1])
        message: Message = json.loads(self.server.stdout.read(length))
        return message

    def wait(self, wanted: Callable[[Message], bool]) -> Message:
        """The next message that is wanted; the others are kept."""
        for message in self.heard:
            if wanted(message):
                self.heard.remove(message)
                return message
        while not wanted(message := self.read()):
            self.heard.append(message)
        return message

    def open(self, address: str, text: str, version: int = 1) -> None:
        item = {
            "uri": address,
            "languageId": "markdown",
            "version": version,
            "text": text,
        }
        self.tell("textDocument/didOpen", {"textDocument": item})

    def change(self, address: str, text: str, version: int) -> None:
        self.tell(
            "textDocument/didChange",
            {
                "textDocument": {"uri": address, "version": version},
                "contentChanges": [{"text": text}],
            },
        )

    def diagnostics(self, address: str, version: int | None = None) -> list[Message]:
        """The next findings of a file."""

        def are_they(message: Message) -> bool:
            if message.get("method") != "textDocument/publishDiagnostics":
                return False
            params = message["params"]
            return params["uri"] == address and version in {None, params.get("version")}

        found: list[Message] = self.wait(are_they)["params"]["diagnostics"]
        return found

    def at(self, address: str, line: int, character: int) -> Message:
        return {
            "textDocument": {"uri": address},
            "position": {"line": line, "character": character},
        }

    def end(self) -> int:
        """Says goodbye; the exit code."""
        self.ask("shutdown", None)
        self.tell("exit", None)
        return self.server.wait(10)


@contextmanager
def speaking(
    root: Path, able: Mapping[str, Any] | None = None, *, today: str = "2026-11-18"
) -> Iterator[RawClient]:
    """A server that is gone afterwards."""
    client = RawClient(root, able, today=today)
    try:
        yield client
    finally:
        client.server.kill()
        client.server.communicate()
