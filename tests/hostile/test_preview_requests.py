"""Requests that no browser sends to the preview: each is declined, none opens it, none writes on the terminal."""

from __future__ import annotations

import logging
import re
import socket
import threading
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Final

import pytest
from tests.hostile.previewed import SECRET, Previewed, previewed

from helplog.website.preview import connections, request_heads, serving
from helplog.website.preview.request_heads import DeclinedError, read_head

ESCAPES: Final = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Previewed]:
    with previewed(tmp_path_factory.mktemp("served") / "site") as running:
        yield running


@pytest.fixture
def terminal(capfd: pytest.CaptureFixture[str]) -> Iterator[StringIO]:
    """What is said, down to the last detail; looked at when the test ends, for whatever was sent."""
    said = StringIO()
    handler = logging.StreamHandler(said)
    # MkDocs's own as well: a build that was quiet, earlier in this process, has set it to warnings
    # alone.
    levels = {
        logger: logger.level for logger in map(logging.getLogger, (None, "mkdocs"))
    }
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.DEBUG)
    logging.getLogger("mkdocs").setLevel(logging.NOTSET)
    yield said
    logging.getLogger().removeHandler(handler)
    for logger, level in levels.items():
        logger.setLevel(level)
    everything = "".join([said.getvalue(), *capfd.readouterr()])
    assert not ESCAPES.search(everything)
    assert "Traceback" not in everything


HOST: Final = b"Host: 127.0.0.1:PORT\r\n"


def at(address: bytes) -> bytes:
    """A request for an address, with nothing else odd about it."""
    return b"GET " + address + b" HTTP/1.1\r\n" + HOST + b"\r\n"


def get(fields: bytes) -> bytes:
    """A request for the first page, with more fields."""
    return b"GET / HTTP/1.1\r\n" + HOST + fields + b"\r\n\r\n"


NO_REQUESTS: Final = {
    "a title for the terminal": (at(b"/\x1b]0;owned\x07"), 400),
    "a title in eight-bit controls": (at(b"/\x9d0;owned\x9c"), 400),
    "controls and nothing else": (b"\x1b[2J\x1b[H\x1b]0;owned\x07\r\n\r\n", 400),
    "controls for a method": (b"\x1b[31mGET / HTTP/1.1\r\n" + HOST + b"\r\n", 400),
    "controls for a version": (b"GET / HTTP/\x1b[31m1.1\r\n" + HOST + b"\r\n", 400),
    "a carriage return within the line": (at(b"/\rowned"), 400),
    "no version": (b"GET /\r\n", 400),
    "no version, another method": (b"POST /owned\r\n", 400),
    "a version to come": (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400),
    "a version of many digits": (b"GET / HTTP/1." + b"1" * 5000 + b"\r\n\r\n", 400),
    "one word": (b"owned\r\n\r\n", 400),
    "a handshake": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n", 400),
    "empty lines": (b"\r\n\r\n", 400),
    "an end before the end": (b"GET / HTTP/1.1\n" + HOST + b"\n", 400),
    "the form for proxies": (at(b"http://127.0.0.1:PORT/"), 400),
    "another host in that form": (at(b"http://evil.example/"), 400),
    "a tunnel": (b"CONNECT evil.example:443 HTTP/1.1\r\n" + HOST + b"\r\n", 400),
    "an asterisk": (b"OPTIONS * HTTP/1.1\r\n" + HOST + b"\r\n", 400),
    "letters beyond ASCII": (at(b"/\xc3\xbc"), 400),
    "a NUL": (at(b"/\x00"), 400),
    "no host": (b"GET / HTTP/1.1\r\n\r\n", 421),
    "no host in the old version": (b"GET / HTTP/1.0\r\n\r\n", 421),
    "two hosts": (get(b"Host: evil.example"), 400),
    "two hosts, ours last": (
        b"GET / HTTP/1.1\r\nHost: evil.example\r\n" + HOST + b"\r\n",
        400,
    ),
    "a title for a host": (b"GET / HTTP/1.1\r\nHost: \x1b]0;owned\x07\r\n\r\n", 400),
    "a host in half a bracket": (b"GET / HTTP/1.1\r\nHost: [::1\r\n\r\n", 421),
    "a host with a user": (
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT@evil.example\r\n\r\n",
        421,
    ),
    "a field without a colon": (get(b"owned"), 400),
    "a field with a space": (get(b"Cookie : owned"), 400),
    "a field over two lines": (get(b"X: 1\r\n owned"), 400),
    "a NUL in a field": (get(b"X: \x00"), 400),
    "a long line": (b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", 431),
    "a line that never ends": (b"a" * 200_000, 431),
    "a long field": (
        b"GET / HTTP/1.1\r\n" + HOST + b"X: " + b"a" * 200_000 + b"\r\n\r\n",
        431,
    ),
    "many fields": (b"GET / HTTP/1.1\r\n" + HOST + b"X: 1\r\n" * 300 + b"\r\n", 431),
    "half an origin": (get(b"Origin: http://["), 403),
    "an origin in brackets": (get(b"Origin: http://[owned]/"), 403),
    "an origin with a wrong port": (get(b"Origin: http://a:owned"), 403),
    "an origin with our name before an at": (
        get(b"Origin: http://evil@127.0.0.1:PORT"),
        403,
    ),
    "an origin of another scheme": (get(b"Origin: ftp://127.0.0.1:PORT"), 403),
    "an empty origin": (get(b"Origin:"), 403),
    "two origins": (
        get(b"Origin: http://127.0.0.1:PORT\r\nOrigin: http://evil.example"),
        400,
    ),
    "where it comes from, said twice": (
        get(b"Sec-Fetch-Site: cross-site\r\nSec-Fetch-Site: none"),
        400,
    ),
    "where it comes from, with an underscore": (
        get(b"Sec-Fetch-Site: cross-site\r\nSec_Fetch_Site: none"),
        403,
    ),
    "a broken cookie": (get(b"Cookie: =;;{\x80\xff\\"), 401),
    "a token in broken escapes": (at(b"/?token=%zz%ff%00"), 401),
    "many tokens": (
        b"GET /?" + b"token=a&" * 5000 + b" HTTP/1.1\r\n" + HOST + b"\r\n",
        401,
    ),
    "two slashes and a name": (at(b"//evil.example/"), 401),
    "something sent along": (
        b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: -1\r\n\r\nowned",
        405,
    ),
}


@pytest.mark.parametrize(("sent", "status"), NO_REQUESTS.values(), ids=NO_REQUESTS)
@pytest.mark.usefixtures("terminal")
def test_what_no_browser_sends_is_declined(
    served: Previewed, sent: bytes, status: int
) -> None:
    reply = served.send(sent.replace(b"PORT", str(served.port).encode()))
    assert reply.status == status
    assert SECRET not in reply.raw
    assert b"owned" not in reply.raw, "an answer repeats nothing"
    assert reply.field("X-Content-Type-Options") == "nosniff"
    assert reply.field("Content-Security-Policy").startswith("default-src 'none'")
    assert not reply.field("Server"), "nobody needs to know which Python answers"
    assert served.ask_inside("/").status == 200, "the preview goes on"


NO_PLACES: Final = {
    "out of the site": "/..%2f..%2f..%2f..%2fetc/passwd",
    "out of the site, dots escaped": "/%2e%2e/%2e%2e/etc/passwd",
    "out of the site, unescaped": "/../../../../etc/passwd",
    "out of the site on Windows": "/..%5c..%5cwindows%5cwin.ini",
    "a disk on Windows": "/C:/Windows/win.ini",
    "a NUL": "/weeks%00.html",
    "a line of its own": "/owned%0d%0aowned",
    "a title for the terminal": "/%1b]0;owned%07",
    "a title in eight-bit controls": "/%c2%9d0;owned",
    "half a letter": "/%ff",
    "no escape": "/%zz",
    "two slashes and a name": "//evil.example",
    "a name too long for any disk": f"/{'a' * 5000}",
    "a build of many digits": f"/livereload/{'9' * 5000}/1",
    "a page of many digits": f"/livereload/1/{'9' * 5000}",
}


@pytest.mark.parametrize("path", NO_PLACES.values(), ids=NO_PLACES)
@pytest.mark.usefixtures("terminal")
def test_an_address_of_no_page_is_none_for_the_reader_either(
    served: Previewed, path: str
) -> None:
    reply = served.ask_inside(path)
    assert reply.status == 404
    assert b"root:" not in reply.raw


def test_a_page_that_asks_for_the_next_build_says_nothing_of_its_own_in_the_log(
    served: Previewed, terminal: StringIO
) -> None:
    reply = served.ask_inside(f"/livereload/{10**15}/1", "Referer: \x9d0;owned\x9c")
    assert reply.status == 200
    assert f"Browser connected: http://{served.host}/" in terminal.getvalue()


def test_the_log_names_what_is_missing_and_no_secret(
    served: Previewed, terminal: StringIO
) -> None:
    assert served.ask_inside("/photos/s%c3%b6fa.jpg?q=1").status == 404
    assert served.ask("/photos/owned.jpg").status == 401
    assert '"/photos/s%C3%B6fa.jpg" code 404' in terminal.getvalue()
    for secret in (served.door, served.token, served.cookie().partition("=")[2]):
        assert secret not in terminal.getvalue()


def test_a_variable_of_the_shell_is_no_field_of_a_request(
    served: Previewed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_COOKIE", served.cookie().removeprefix("Cookie: "))
    assert served.ask(f"/{served.door}/").status == 401


def test_an_error_within_is_named_and_no_more(
    served: Previewed, terminal: StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("\x1b]0;owned\x07")

    logging.getLogger().setLevel(logging.INFO)
    monkeypatch.setattr(served.server, "get_app", lambda: fail)
    reply = served.ask("/")
    assert (reply.status, b"owned" in reply.raw) == (500, False)
    assert "could not be shown (ValueError)" in terminal.getvalue()


def test_clients_that_say_nothing_or_half_of_it_keep_nobody_waiting(
    served: Previewed,
) -> None:
    silent = [socket.create_connection(("127.0.0.1", served.port)) for _ in range(20)]
    try:
        for number, one in enumerate(silent):
            one.sendall(b"GET / HTTP/1.1\r\nX: 1"[: number * 2])
        assert served.ask_inside("/").status == 200
    finally:
        for one in silent:
            one.close()


@pytest.mark.parametrize(
    "sent", [b"G", b"GET / HTTP/1.1\r\n", b"GET / HTTP/1.1\r\nX: "]
)
def test_a_byte_now_and_then_ends_when_its_time_is_up(sent: bytes) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(sent)
        moments = iter([0.0, 0.0, request_heads.HEAD_SECONDS])
        with pytest.raises(DeclinedError, match="408"):
            read_head(ours, lambda: next(moments))


def test_whoever_stops_reading_is_given_up(
    served: Previewed, terminal: StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "_ANSWER_SECONDS", 0.1)
    Path(served.server.root, "film.mp4").write_bytes(bytes(50_000_000))
    answering = set(threading.enumerate())
    with socket.create_connection(("127.0.0.1", served.port)) as one:
        one.sendall(
            f"GET /{served.door}/film.mp4 HTTP/1.1\r\nHost: {served.host}\r\n{served.cookie()}\r\n\r\n".encode()
        )
        assert one.recv(15) == b"HTTP/1.0 200 OK"
        for thread in set(threading.enumerate()) - answering:
            thread.join(120)
            assert not thread.is_alive()
    assert "could not" not in terminal.getvalue()


def test_more_connections_than_there_is_room_for_are_closed(
    served: Previewed, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as crowded:
        crowded.setattr(serving, "_MOST_AT_ONCE", 0)
        assert served.ask("/").raw == b""
    assert served.ask_inside("/").status == 200
