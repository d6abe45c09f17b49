"""Firefox as people have it, driven by WebDriver BiDi: what a reader does, and no more."""

from __future__ import annotations

import itertools
import json
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from websockets.sync.client import ClientConnection, connect

PATIENCE_SECONDS: Final = 30
_LISTENS: Final = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
_SETTINGS: Final[dict[str, object]] = {
    # a worker is stopped as soon as it has nothing to do: each page finds it asleep
    "dom.serviceWorkers.idle_timeout": 100,
    # nothing of its own accord
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.proxy.type": 0,
    "toolkit.telemetry.server": "",
}
ENTER: Final = "\ue007"


class Firefox:
    """One that runs."""

    def __init__(
        self, connection: ClientConnection, process: subprocess.Popen[str]
    ) -> None:
        self._connection = connection
        self._process = process
        self._numbers = itertools.count(1)
        self.say("session.new", capabilities={})
        self.tab: str = self.say("browsingContext.getTree")["contexts"][0]["context"]

    def say(self, method: str, **params: Any) -> Any:
        number = next(self._numbers)
        said = {"id": number, "method": method, "params": params}
        self._connection.send(json.dumps(said))
        while True:
            answer = json.loads(self._connection.recv(PATIENCE_SECONDS))
            if answer.get("id") == number:
                break
        if answer["type"] == "error":
            raise AssertionError(f"{method}: {answer['message']}")
        return answer["result"]

    def end(self) -> None:
        """Once it has ended, everything it keeps is on the disk."""
        if self._process.poll() is None:
            self.say("browser.close")
            self._process.wait(PATIENCE_SECONDS)

    def open(self, address: str) -> None:
        self.say(
            "browsingContext.navigate", context=self.tab, url=address, wait="complete"
        )

    def back(self) -> None:
        self.say("browsingContext.traverseHistory", context=self.tab, delta=-1)

    def new_tab(self, address: str) -> str:
        """One with an open page, behind the one that is there."""
        here, self.tab = (
            self.tab,
            self.say("browsingContext.create", type="tab")["context"],
        )
        self.open(address)
        self.shows(".hl-lock")
        there, self.tab = self.tab, here
        return there

    def close_tab(self, tab: str) -> None:
        self.say("browsingContext.close", context=tab)

    def run(self, script: str) -> Any:
        """The value of an expression in the page; of a promise, what it comes to."""
        said = self.say(
            "script.evaluate",
            expression=f"(async () => JSON.stringify(await ({script})))()",
            target={"context": self.tab},
            awaitPromise=True,
        )
        if said["type"] == "exception":
            raise AssertionError(said["exceptionDetails"]["text"])
        value = said["result"].get("value")
        return None if value is None else json.loads(value)

    def wait(self, script: str, wanted: object = True) -> None:  # noqa: FBT002 - what most ask for
        """Until an expression has a value; the page may go and another come meanwhile."""
        end = time.monotonic() + PATIENCE_SECONDS
        seen: object = None
        while time.monotonic() < end:
            try:
                seen = self.run(script)
            except AssertionError as error:
                seen = error
            if seen == wanted:
                return
            time.sleep(0.1)
        raise AssertionError(f"{script} is {seen}, not {wanted}")

    def text(self, selector: str, wanted: str) -> None:
        """Waits for an element that says something."""
        self.wait(
            f"(document.querySelector('{selector}') || {{}}).textContent?.trim()",
            wanted,
        )

    def shows(self, selector: str) -> None:
        self.wait(f"Boolean({_found(selector)}?.checkVisibility())")

    def click(self, selector: str) -> None:
        self.shows(selector)
        self.run(f"{_found(selector)}.click()")

    def type(self, selector: str, text: str) -> None:
        self.shows(selector)
        self.run(f"[{_found(selector)}.focus(), {_found(selector)}.select()]")
        keys = [
            {"type": kind, "value": key}
            for key in text
            for kind in ("keyDown", "keyUp")
        ]
        actions = [{"type": "key", "id": "keys", "actions": keys}]
        self.say("input.performActions", context=self.tab, actions=actions)


def _found(selector: str) -> str:
    return f"document.querySelector({json.dumps(selector)})"


@contextmanager
def firefox(path: str, profile: Path) -> Iterator[Firefox]:
    """Starts one whose profile lies in a folder, and ends it as a person does."""
    profile.mkdir(exist_ok=True)
    settings = [
        f"user_pref({json.dumps(name)}, {json.dumps(value)});\n"
        for name, value in _SETTINGS.items()
    ]
    (profile / "user.js").write_text("".join(settings), "utf-8")
    command = [path, "--headless", "--no-remote", "--remote-debugging-port", "0"]
    process = subprocess.Popen(
        [*command, "--profile", str(profile)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        with connect(f"{_listening(process)}/session", max_size=None) as connection:
            browser = Firefox(connection, process)
            yield browser
            browser.end()
    finally:
        process.kill()
        process.wait()
        if process.stderr:
            process.stderr.close()


def _listening(process: subprocess.Popen[str]) -> str:
    assert process.stderr
    for line in process.stderr:
        found = _LISTENS.search(line)
        if found:
            return found[1]
    raise AssertionError("Firefox ended before it listened")
