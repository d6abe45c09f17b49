"""A phone on isomorphic-git, as mobile editors use it: what it commits and pushes syncs and heals.

Runs where node and npm are there; the package is fetched once, into `.cache`.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from tests.covering import EVERYTHING
from tests.sync.devices import Device, World

ROOT = Path(__file__).parents[2]
PACKAGE = "isomorphic-git@1.40.0"
DAY = "entries/2026/2026-11-18.md"
BEGUN = "---\nasks:\n  - Priya: read the report\n---\nA quiet day.\n"


@pytest.fixture(scope="module")
def modules() -> Path:
    """Where node finds the package."""
    if not (shutil.which("node") and shutil.which("npm")):
        pytest.skip("node and npm are not there")
    folder = ROOT / ".cache" / PACKAGE
    if not folder.is_dir():
        _install(folder)
    return folder / "node_modules"


def _install(folder: Path) -> None:
    """Fetches the package beside, and moves it there whole: other tests may look for it at the same time."""
    folder.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix="npm-") as name:
        beside = Path(name, "package")
        beside.mkdir()
        options = [
            "--no-audit",
            "--no-fund",
            "--silent",
            "--ignore-scripts",
            "--prefix",
            str(beside),
        ]
        try:
            subprocess.run(
                ["npm", "install", *options, PACKAGE],
                capture_output=True,
                check=True,
                timeout=120,
            )
        except (subprocess.SubprocessError, OSError):
            pytest.skip(f"npm could not fetch {PACKAGE}")
        with contextlib.suppress(OSError):  # another process was quicker
            beside.rename(folder)


class Backend(BaseHTTPRequestHandler):
    """Git over http on this computer, by git's own program."""

    folder: Path

    def do_GET(self) -> None:
        self._serve(b"")

    def do_POST(self) -> None:
        self._serve(self._body())

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        parts = []
        while size := int(self.rfile.readline().strip() or b"0", 16):
            parts.append(self.rfile.read(size))
            self.rfile.readline()
        return b"".join(parts)

    def _serve(self, body: bytes) -> None:
        path, _, query = self.path.partition("?")
        done = subprocess.run(
            ["git", "http-backend"],
            input=body,
            capture_output=True,
            check=False,
            env={
                **os.environ,
                "GIT_PROJECT_ROOT": str(self.folder),
                "GIT_HTTP_EXPORT_ALL": "1",
                "PATH_INFO": path,
                "QUERY_STRING": query,
                "REQUEST_METHOD": self.command,
                "REMOTE_USER": "phone",
                "CONTENT_TYPE": self.headers.get("Content-Type", ""),
                "CONTENT_LENGTH": str(len(body)),
            },
        )
        head, _, content = done.stdout.partition(b"\r\n\r\n")
        fields = [line.partition(": ") for line in head.decode().split("\r\n")]
        status = next(
            (int(value.split()[0]) for name, _, value in fields if name == "Status"),
            200,
        )
        self.send_response(status)
        for name, _, value in fields:
            if name and name != "Status":
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Quiet."""


class Program:
    """The phone's program, started once for all phones: node takes longer to begin than to bring anything."""

    def __init__(self, modules: Path) -> None:
        self._running = subprocess.Popen(
            ["node", str(Path(__file__).with_name("phone.cjs")), str(modules)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, wanted: dict[str, str]) -> dict[str, Any]:
        assert self._running.stdin
        assert self._running.stdout
        self._running.stdin.write(json.dumps(wanted) + "\n")
        self._running.stdin.flush()
        answer: dict[str, Any] = json.loads(self._running.stdout.readline())
        return answer

    def end(self) -> None:
        self._running.communicate()


@pytest.fixture(scope="module")
def program(modules: Path) -> Iterator[Program]:
    running = Program(modules)
    yield running
    running.end()


class Phone:
    def __init__(self, program: Program, root: Path, url: str) -> None:
        self.program, self.device, self.url = program, Device(root), url
        assert self.act("clone")["ok"]

    def act(self, name: str) -> dict[str, Any]:
        place = str(self.device.root)
        return self.program.ask({"dir": place, "url": self.url, "act": name})

    def bring(self) -> dict[str, Any]:
        answer = self.act("bring")
        assert answer["ok"], answer
        return answer


@pytest.fixture
def pair(world: World, program: Program) -> Iterator[tuple[Device, Phone]]:
    laptop = world.first(**{DAY: BEGUN})
    laptop.sync()
    subprocess.run(
        ["git", "-C", str(world.remote), "config", "http.receivepack", "true"],
        check=True,
    )
    handler = type("Here", (Backend,), {"folder": world.folder})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    running = threading.Thread(target=server.serve_forever, daemon=True)
    running.start()
    try:
        yield (
            laptop,
            Phone(
                program,
                world.folder / "phone",
                f"http://127.0.0.1:{server.server_port}/remote.git",
            ),
        )
    finally:
        server.shutdown()
        server.server_close()
        running.join()


def test_what_the_phone_writes_arrives(pair: tuple[Device, Phone]) -> None:
    laptop, phone = pair
    phone.device.write(DAY, BEGUN + "\nFrom the phone.\n")
    phone.bring()
    assert laptop.sync().lines() == ["1 entry from another device."]
    laptop.write(DAY, laptop.read(DAY) + "\nAnd back.\n")
    laptop.sync()
    phone.bring()
    assert phone.device.read(DAY) == laptop.read(DAY)


def test_markers_the_phone_commits_are_healed(pair: tuple[Device, Phone]) -> None:
    laptop, phone = pair
    laptop.write(DAY, BEGUN.replace("---\nA quiet", "  - Sam: the sofa\n---\nA quiet"))
    laptop.sync()
    phone.device.write(
        DAY, BEGUN.replace("---\nA quiet", "  - Lee: soup\n---\nA quiet")
    )
    assert phone.bring()["conflict"]
    assert "<<<<<<<" in phone.device.read(DAY)
    laptop.sync()
    text = laptop.read(DAY)
    assert "<<<<" not in text
    assert [text.count(words) for words in ("read the report", "the sofa", "soup")] == [
        1,
        1,
        1,
    ]
    phone.bring()
    assert phone.device.read(DAY) == text


def test_a_day_born_on_both_becomes_one_file(pair: tuple[Device, Phone]) -> None:
    laptop, phone = pair
    day = "entries/2026/2026-11-19.md"
    laptop.write(day, "---\nasks:\n  - Sam: the sofa\n---\nMorning.\n")
    laptop.sync()
    phone.device.write(day, "---\naccepted:\n  - Lee: soup\n---\nEvening.\n")
    phone.bring()
    laptop.sync()
    text = laptop.read(day)
    assert [
        text.count(words)
        for words in ("the sofa", "soup", "Morning.", "Evening.", "---\n")
    ] == [1, 1, 1, 1, 2]
    assert "<<<<" not in text
    phone.bring()
    assert phone.device.read(day) == text


def test_what_was_typed_below_the_phones_markers_stays(
    pair: tuple[Device, Phone],
) -> None:
    laptop, phone = pair
    laptop.write(DAY, BEGUN.replace("A quiet day", "A quiet day with rain"))
    laptop.sync()
    phone.device.write(DAY, BEGUN.replace("A quiet day", "A quiet day with Lee"))
    assert phone.bring()["conflict"]
    phone.device.write(DAY, phone.device.read(DAY) + "\nTyped later, on the phone.\n")
    phone.bring()
    laptop.sync()
    text = laptop.read(DAY)
    assert all(
        words in text for words in ("with rain", "Lee", "Typed later, on the phone.")
    )
    assert "<<<<" not in text
    phone.bring()
    assert phone.device.read(DAY) == text


def test_what_the_laptop_deletes_is_gone_on_the_phone(
    pair: tuple[Device, Phone],
) -> None:
    laptop, phone = pair
    (laptop.root / DAY).unlink()
    phone.device.write("entries/2026/2026-11-20.md", "Another day.\n")
    laptop.sync()
    phone.bring()
    laptop.sync()
    assert not laptop.has(DAY)
    assert not phone.device.has(DAY)
    assert laptop.read("entries/2026/2026-11-20.md") == "Another day.\n"


def test_many_turns_never_leave_the_phone_stuck(pair: tuple[Device, Phone]) -> None:
    laptop, phone = pair
    turns = range(5 if EVERYTHING else 3)
    for turn in turns:
        laptop.write(f"entries/2026/2026-11-{turn + 1:02}.md", f"Laptop {turn}.\n")
        laptop.write(DAY, laptop.read(DAY) + f"\nlaptop{turn}\n")
        phone.device.write(DAY, phone.device.read(DAY) + f"\nphone{turn}\n")
        laptop.sync()
        phone.bring()
        laptop.sync()
        phone.bring()
    text = laptop.read(DAY)
    assert [
        text.count(f"{who}{turn}") for who in ("laptop", "phone") for turn in turns
    ] == [1] * 2 * len(turns)
    assert phone.device.read(DAY) == text
