"""Attempts on the way a browser is opened: what opens once, the file that leads there, and whoever looks at both."""

from __future__ import annotations

import re
import stat
import tempfile
import threading
import webbrowser
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from tests.hostile.previewed import Previewed, previewed

from helplog.website.preview import browser_handover, sessions
from helplog.website.preview.browser_handover import leading_page
from helplog.website.preview.sessions import PASS_SECONDS, Sessions


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Previewed]:
    with previewed(tmp_path_factory.mktemp("served") / "site") as running:
        yield running


def once(served: Previewed, *fields: str, method: str = "GET", secret: str = "") -> int:
    """Comes with a pass; the status of the answer."""
    guard = served.server.get_app()
    secret = secret or guard.sessions.issue_pass()  # type: ignore[union-attr]
    return served.ask(f"/{served.door}/?token={secret}", *fields, method=method).status


@pytest.mark.parametrize(
    "look",
    [
        {"method": "HEAD"},
        {"fields": ["Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: image"]},
        {"fields": ["Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: iframe"]},
        {"fields": ["Sec-Fetch-Mode: cors", "Sec-Fetch-Dest: empty"]},
        {
            "fields": [
                "Sec-Fetch-Mode: navigate",
                "Sec-Fetch-Dest: document",
                "Sec-Purpose: prefetch;prerender",
            ]
        },
        {"fields": ["Purpose: prefetch"]},
        {"fields": ["X-Moz: prefetch"]},
        {"fields": ["Origin: http://evil.example"]},
        {"method": "POST"},
    ],
    ids=str,
)
def test_a_look_ahead_does_not_use_up_what_opens_once(
    served: Previewed, look: dict[str, list[str]]
) -> None:
    secret = served.server.get_app().sessions.issue_pass()  # type: ignore[union-attr]
    method = str(look.get("method", "GET"))
    assert once(served, *look.get("fields", ()), method=method, secret=secret) in {
        401,
        403,
        405,
    }
    assert once(served, secret=secret) == 303
    assert once(served, secret=secret) == 401


def test_a_pass_ends_when_its_time_is_up() -> None:
    now = [0.0]
    one = Sessions(clock=lambda: now[0])
    used: list[str] = []
    early, late = one.issue_pass(), one.issue_pass(lambda: used.append("late"))
    now[0] = PASS_SECONDS - 1
    assert one.redeem(early)
    now[0] = PASS_SECONDS
    assert not one.redeem(late)
    assert used == ["late"], "whoever comes late knows it as well"


def test_two_who_come_with_a_pass_at_once_are_one_too_many() -> None:
    one = Sessions()
    secrets = [one.issue_pass() for _ in range(200)]
    opened: list[str] = []
    both = [
        threading.Thread(
            target=lambda: opened.extend(
                [secret for secret in secrets if one.redeem(secret)]
            )
        )
        for _ in range(2)
    ]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert sorted(opened) == sorted(secrets)


def test_sessions_do_not_add_up_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sessions, "_MOST_SESSIONS", 2)
    one = Sessions()
    begun = [one.begin() for _ in range(3)]
    assert [one.knows(session) for session in begun] == [False, True, True]
    assert not one.knows("")


def test_the_way_in_is_a_file_for_its_owner_and_gone_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda url: asked.extend([url]))
    address = 'http://127.0.0.1:8000/door/?token=abc&q="><script>'
    one = leading_page(address, tmp_path)
    one.show(PASS_SECONDS)
    assert asked == [one.path.as_uri()]
    assert one.path.is_relative_to(tmp_path), (
        "where a browser that may see only one's own folders finds it"
    )
    assert [
        stat.S_IMODE(part.stat().st_mode) for part in (one.path.parent, one.path)
    ] == [
        0o700,
        0o600,
    ]
    html = one.path.read_text("utf-8")
    assert [
        unescape(found) for found in re.findall(r'(?:url=|href=")([^"]+)"', html)
    ] == [
        address,
        address,
    ]
    assert "<script>" not in html
    one.remove()
    one.remove()
    assert not one.path.parent.exists()


def test_the_way_in_is_gone_after_a_while_even_if_nobody_came(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    gone = threading.Event()
    monkeypatch.setattr(webbrowser, "open", lambda _: False)
    one = leading_page("http://127.0.0.1:8000/", tmp_path)
    timer = threading.Timer
    monkeypatch.setattr(
        browser_handover,
        "Timer",
        lambda seconds, act: timer(seconds, lambda: (act(), gone.set())),  # type: ignore[func-returns-value]
    )
    one.show(0)
    assert gone.wait(120)
    assert not one.path.exists()
    assert "no browser could be opened" in caplog.text


@pytest.mark.parametrize("root", ["a file in its place", "none"])
def test_where_the_journal_has_no_room_the_way_in_lies_elsewhere(
    root: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".cache").write_text("", "utf-8")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "elsewhere"))
    one = leading_page("http://127.0.0.1:8000/", None if root == "none" else tmp_path)
    assert one.path.is_relative_to(tmp_path / "elsewhere")
    assert stat.S_IMODE(one.path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(("seconds", "opens"), [(0, True), (59.9, True), (60, False)])
def test_what_opens_once_does_so_for_a_minute(seconds: float, *, opens: bool) -> None:
    now = [1000.0]
    known = Sessions(clock=lambda: now[0])
    given = known.issue_pass()
    now[0] += seconds
    assert known.redeem(given) is opens
    assert not known.redeem(given)


def test_of_more_than_a_hundred_sessions_the_oldest_ends() -> None:
    known = Sessions()
    first, *others = [known.begin() for _ in range(100)]
    assert all(map(known.knows, (first, *others)))
    last = known.begin()
    assert not known.knows(first)
    assert all(map(known.knows, (*others, last)))


def test_secrets_are_of_24_bytes_and_never_the_same() -> None:
    known = Sessions()
    secrets = [
        secret for _ in range(20) for secret in (known.begin(), known.issue_pass())
    ]
    assert len(set(secrets)) == 40
    assert {len(urlsafe_b64decode(secret)) for secret in secrets} == {24}
