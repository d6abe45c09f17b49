"""VS Code's own workbench in a browser, with what somebody does in it by keys and mouse."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import quote

from playwright.sync_api import Browser, Locator, Page

_PATIENCE_SECONDS: Final = 60
_SETTINGS: Final = {
    "workbench.startupEditor": "none",
    "workbench.tips.enabled": False,
    "chat.commandCenter.enabled": False,
    "telemetry.telemetryLevel": "off",
    "extensions.ignoreRecommendations": True,
    "editor.fontSize": 14,
}


class Program:
    """code-server as somebody has it: a program on the PATH with settings of their own.

    Args:
        entry: the script that begins it.
        home: where all that it keeps lies.
    """

    def __init__(self, entry: str, home: Path) -> None:
        self.scripts = home / "bin"
        self.scripts.mkdir(parents=True)
        self.path = self.scripts / "code-server"
        self._log = home / "log"
        settings = home / "data" / "User" / "settings.json"
        settings.parent.mkdir(parents=True)
        settings.write_text(json.dumps(_SETTINGS), "utf-8")
        node = shutil.which("node")
        self.path.write_text(
            f'#!/bin/sh\nexec "{node}" "{entry}" --config "{home}/config.yaml" '
            f'--user-data-dir "{home}/data" --extensions-dir "{home}/extensions" "$@"\n',
            "utf-8",
        )
        self.path.chmod(0o755)

    @contextmanager
    def serving(self) -> Iterator[str]:
        """The address it serves the workbench at, while it does."""
        port = _free_port()
        command = [
            str(self.path), "--auth", "none", "--bind-addr", f"127.0.0.1:{port}",
            "--disable-telemetry", "--disable-update-check", "--disable-workspace-trust",
        ]  # fmt: skip
        with (
            self._log.open("wb") as output,
            subprocess.Popen(command, stdout=output, stderr=output) as serving,
        ):
            address = f"http://127.0.0.1:{port}"
            try:
                until(lambda: _answers(address), "code-server")
                yield address
            finally:
                serving.terminate()


class Workbench:
    """One window.

    Args:
        browser: to open it in.
        address: where the workbench is served.
        file: the file to open, in the folder that is open.
    """

    def __init__(
        self, browser: Browser, address: str, folder: Path, file: Path
    ) -> None:
        self.page: Page = browser.new_page(
            viewport={"width": 1100, "height": 700}, device_scale_factor=2
        )
        remote = address.removeprefix("http://")
        opened = json.dumps(
            [["openFile", f"vscode-remote://{remote}{quote(str(file))}"]]
        )
        self.page.goto(
            f"{address}/?folder={quote(str(folder))}&payload={quote(opened)}"
        )
        self.page.locator(".monaco-editor .view-lines").wait_for(timeout=60_000)
        self.page.locator(".monaco-editor .view-lines").first.click()

    def finding(self, kind: str = "warning") -> Locator:
        """What is underlined."""
        return self.page.locator(f".monaco-editor .squiggly-{kind}").first

    def go_to(self, line: int, column: int) -> None:
        """Puts the cursor at a place."""
        self.press("Control+g")
        self.page.keyboard.type(f"{line}:{column}")
        self.press("Enter")
        self.page.wait_for_timeout(300)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text, delay=60)

    def suggested(self) -> list[str]:
        """What the list of suggestions offers."""
        rows = self.page.locator(".suggest-widget.visible .monaco-list-row .label-name")
        return rows.all_inner_texts()

    def word(self, text: str) -> Locator:
        """A stretch of the text that has a colour of its own."""
        return self.page.locator(
            ".monaco-editor .view-line span span", has_text=text
        ).first

    def save(self) -> None:
        self.press("Control+s")

    def picture(self, path: Path) -> None:
        """What is to be seen."""
        self.page.screenshot(path=path)


def until(test: Callable[[], bool], what: str) -> None:
    """Waits for something to be so.

    Raises:
        AssertionError: in vain.
    """
    end = time.monotonic() + _PATIENCE_SECONDS
    while not test():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.1)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/healthz", timeout=2):  # noqa: S310 - our own
            return True
    except OSError:
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
