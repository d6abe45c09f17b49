"""The guard in front of the preview, asked as a browser, a neighbour and a hostile page would ask."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator

import pytest

from helplog.website.preview.guard import Guard
from helplog.website.preview.hosts import is_reachable_from_outside
from helplog.website.preview.reloading import RELOAD_PATH

SCRIPT = (
    b"<script>\nvar livereload = function(a, b) {}\nlivereload(12, 345);\n</script>"
)
PAGE = b"<html><body><p>a day</p>" + SCRIPT + b"</body></html>"
MUST_HAVE = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}


def journal(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    kind = "text/html" if environ["PATH_INFO"].endswith("/") else "application/json"
    start_response(
        "200 OK", [("Content-Type", kind), ("Content-Length", str(len(PAGE)))]
    )
    return [PAGE]


def guard(host: str = "127.0.0.1") -> Guard:
    return Guard(
        app=journal,
        host=host,
        policy=lambda: "default-src 'none'",
        token="let-me-in",
        door="door",
    )


def ask(
    to: Guard,
    path: str = "/",
    method: str = "GET",
    query: str = "",
    host: str = "127.0.0.1:8000",
    **headers: str,
) -> tuple[int, dict[str, str], bytes]:
    environ: dict[str, Any] = {}
    setup_testing_defaults(environ)
    environ |= {
        "PATH_INFO": path,
        "REQUEST_METHOD": method,
        "QUERY_STRING": query,
        "HTTP_HOST": host,
    }
    environ |= {"SERVER_PORT": "8000"} | {
        f"HTTP_{name.upper()}": value for name, value in headers.items()
    }
    said: list[Any] = []

    def start_response(
        status: str,
        headers: list[tuple[str, str]],
        exc_info: object = None,  # noqa: ARG001
    ) -> Any:
        said.extend((status, dict(headers)))

    answer = validator(to)(environ, start_response)
    body = b"".join(answer)
    answer.close()  # type: ignore[attr-defined]
    return int(said[0][:3]), said[1], body


def known(
    to: Guard, path: str = "/", method: str = "GET", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """Asks for a page of the journal as the browser that was let in would."""
    return ask(to, f"/door{path}", method, cookie=f"other=1; {let_in(to)}", **headers)


def let_in(to: Guard) -> str:
    return ask(to, query="token=let-me-in", host=f"{to.host}:8000")[1][
        "Set-Cookie"
    ].partition(";")[0]


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST:8000", "[::1]:8000"]
)
def test_it_answers_to_its_own_names(host: str) -> None:
    assert known(guard(), host=host)[0] == 200


@pytest.mark.parametrize(
    "host",
    [
        *(
            "",
            "evil.example",
            "evil.example:8000",
            "127.0.0.1.evil.example:8000",
            "localhost.:8000",
        ),
        *(
            "127.0.0.1",
            "127.0.0.1:80",
            "10.0.0.1:8000",
            "[::1",
            ":8000",
            "127.0.0.1:8000:8000",
        ),
        "localhost:8000@evil.example",
    ],
)
def test_any_other_name_is_declined_even_with_the_token(host: str) -> None:
    one = guard()
    status, headers, body = ask(
        one, "/door/", query="token=let-me-in", host=host, cookie=let_in(one)
    )
    assert status == 421
    assert "Set-Cookie" not in headers
    assert b"a day" not in body


def test_a_server_at_every_address_is_known_by_number_alone() -> None:
    everywhere = guard("0.0.0.0")  # noqa: S104 - the point
    assert known(everywhere, host="192.168.1.7:8000")[0] == 200
    assert known(everywhere, host="localhost:8000")[0] == 200
    assert known(everywhere, host="evil.example:8000")[0] == 421
    assert known(everywhere, host="[fe80::1%evil]:8000")[0] == 421
    assert is_reachable_from_outside("0.0.0.0")  # noqa: S104
    assert is_reachable_from_outside("my-laptop.local")
    assert not is_reachable_from_outside("::1")


def test_a_server_without_an_address_of_its_own_is_at_every_one() -> None:
    assert known(guard(""), host="192.168.1.7:8000")[0] == 200
    assert known(guard(""), host="evil.example:8000")[0] == 421


def test_a_server_at_localhost_is_known_by_its_numbers_and_is_within_the_computer() -> (
    None
):
    assert known(guard("localhost"), host="127.0.0.1:8000")[0] == 200
    assert known(guard("localhost"), host="192.168.1.7:8000")[0] == 421
    assert not is_reachable_from_outside("localhost")
    assert not is_reachable_from_outside("LocalHost")


def test_a_server_of_another_name_is_known_by_that_name_alone() -> None:
    named = guard("my-laptop.local")
    assert known(named, host="my-laptop.local:8000")[0] == 200
    assert known(named, host="192.168.1.7:8000")[0] == 421
    assert known(named, host="localhost:8000")[0] == 421


def test_a_server_at_an_address_of_eight_groups_is_known_by_it_in_brackets() -> None:
    token = {"query": "token=let-me-in"}
    assert ask(guard("fd00::7"), host="[fd00::7]:8000", **token)[0] == 303
    assert ask(guard("fd00::7"), host="fd00::7:8000", **token)[0] == 421


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"]
)
def test_nothing_can_be_sent(method: str) -> None:
    status, headers, _ = known(guard(), method=method)
    assert (status, headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    "asked",
    [
        {"sec_fetch_site": "cross-site"},
        {
            "sec_fetch_site": "cross-site",
            "sec_fetch_mode": "no-cors",
            "sec_fetch_dest": "image",
        },
        {
            "sec_fetch_site": "cross-site",
            "sec_fetch_mode": "navigate",
            "sec_fetch_dest": "iframe",
        },
        {
            "sec_fetch_site": "same-site",
            "sec_fetch_mode": "no-cors",
            "sec_fetch_dest": "script",
        },
        {"origin": "https://evil.example"},
        {"origin": "http://localhost:3000"},
        {"origin": "null"},
    ],
)
def test_another_page_may_not_ask_even_with_the_cookie(asked: dict[str, str]) -> None:
    assert known(guard(), "/search/start.js", **asked)[0] == 403


@pytest.mark.parametrize(
    "asked",
    [
        {
            "sec_fetch_site": "none",
            "sec_fetch_mode": "navigate",
            "sec_fetch_dest": "document",
        },
        {
            "sec_fetch_site": "cross-site",
            "sec_fetch_mode": "navigate",
            "sec_fetch_dest": "document",
        },
        {
            "sec_fetch_site": "same-origin",
            "sec_fetch_mode": "cors",
            "origin": "http://127.0.0.1:8000",
        },
        {},
    ],
)
def test_the_reader_and_the_pages_own_requests_may(asked: dict[str, str]) -> None:
    assert known(guard(), **asked)[0] == 200


@pytest.mark.parametrize(
    ("query", "cookie"),
    [
        ("", ""),
        ("token=", ""),
        ("token=let-me-i", ""),
        ("token=wröng", ""),
        ("", "helplog-8000="),
        ("", "helplog-8001=let-me-in"),
        ("", "helplog-8000=guess"),
        ("", "helplog-8000=let-me-in"),
        ("", "=;;,\\\x80"),
    ],
)
def test_without_the_token_it_says_where_to_find_the_address(
    query: str, cookie: str
) -> None:
    for path in ("/", "/door/"):
        status, headers, body = ask(guard(), path, query=query, cookie=cookie)
        assert status == 401
        assert b"the address that the terminal shows" in body
        assert b"a day" not in body
        assert "Set-Cookie" not in headers


@pytest.mark.parametrize("path", ["/weeks/2026-11-16/", "/door/weeks/2026-11-16/"])
def test_the_token_becomes_a_cookie_and_leaves_the_address(path: str) -> None:
    status, headers, _ = ask(guard(), path, query="token=let-me-in&q=boxes")
    assert (status, headers["Location"]) == (303, "/door/weeks/2026-11-16/?q=boxes")
    cookie, _, terms = headers["Set-Cookie"].partition("; ")
    assert cookie.startswith("helplog-8000=")
    assert "let-me-in" not in cookie
    assert terms == "HttpOnly; SameSite=Strict; Path=/door/"


def test_a_link_in_another_page_opens_it_too_without_a_redirect() -> None:
    asked = {
        "sec_fetch_site": "cross-site",
        "sec_fetch_mode": "navigate",
        "sec_fetch_dest": "document",
    }
    status, headers, body = ask(guard(), query="token=let-me-in", **asked)
    assert (status, "Set-Cookie" in headers) == (200, True)
    assert b'content="0; url=/door/"' in body


@pytest.mark.parametrize("path", ["//evil.example/", "/\\evil.example/", "/\r\nX: 1"])
def test_the_way_in_leads_nowhere_else(path: str) -> None:
    location = ask(guard(), path, query="token=let-me-in")[1]["Location"]
    assert location.startswith("/")
    assert not location.startswith(("//", "/\\"))
    assert "\n" not in location


def test_an_address_to_open_a_browser_with_works_once() -> None:
    one = guard()
    once = one.address_to_open_once("http://127.0.0.1:8000/").partition("?")[2]
    assert "let-me-in" not in once
    assert [ask(one, query=once)[0] for _ in range(2)] == [303, 401]


def test_an_address_to_open_a_browser_with_is_not_used_up_by_what_shows_no_page() -> (
    None
):
    one = guard()
    once = one.address_to_open_once("http://127.0.0.1:8000/").partition("?")[2]
    assert ask(one, query=once, sec_fetch_mode="no-cors")[0] == 401
    assert ask(one, query=once, sec_fetch_dest="image")[0] == 401
    assert ask(one, query=once, sec_purpose="prefetch")[0] == 401
    assert ask(one, query=once)[0] == 303


def test_what_is_secret_is_too_long_to_be_guessed() -> None:
    one = Guard(app=journal, host="127.0.0.1", policy=str)
    secrets = one.token, one.door, one.proof
    assert [*map(len, secrets)] == [32, 16, 16]


@pytest.mark.parametrize(("method", "status"), [("GET", 200), ("POST", 405)])
def test_every_answer_carries_the_headers(method: str, status: int) -> None:
    for path in ("/", "/search/start.js", RELOAD_PATH):
        found, headers, _ = known(guard(), path, method)
        assert found == status
        assert headers | MUST_HAVE == headers


def test_the_reload_script_is_a_file_that_the_policy_allows() -> None:
    _, headers, body = known(guard())
    assert b"livereload(12" not in body
    assert (
        b'<script src="/door/livereload/helplog.js" data-epoch="12" data-request="345" data-proof="'
        in body
    )
    assert int(headers["Content-Length"]) == len(body)
    assert known(guard(), RELOAD_PATH)[1]["Content-Type"].startswith("text/javascript")


def test_head_has_the_headers_and_no_body() -> None:
    assert (
        known(guard(), method="HEAD")[2]
        == known(guard(), RELOAD_PATH, "HEAD")[2]
        == b""
    )


class Body(list[bytes]):
    """The body of an answer, which somebody has to close."""

    closed = False

    def close(self) -> None:
        self.closed = True


def answering(status: str, kind: str, body: Iterable[bytes]) -> Guard:
    """A guard in front of something that answers everything alike."""

    def app(_: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        start_response(status, [("Content-Type", kind)])
        return body

    return replace(guard(), app=app)


@pytest.mark.parametrize(
    ("method", "kind"), [("GET", "text/html"), ("HEAD", "image/png")]
)
def test_what_is_not_handed_on_is_closed(method: str, kind: str) -> None:
    body = Body([b"words"])
    known(answering("200 OK", kind, body), method=method)
    assert body.closed


def test_a_page_that_asks_for_no_newer_build_is_told_of_unless_it_is_an_error() -> None:
    told: list[str] = []
    for status, html in (
        ("200 OK", PAGE),
        ("404 Not Found", b"<p>gone</p>"),
        ("200 OK", b"<p>a day</p>"),
    ):
        one = answering(status, "text/html", [html])
        known(replace(one, when_not_reloading=lambda: told.append(status)))  # noqa: B023
        assert told == (["200 OK"] if html == b"<p>a day</p>" else [])


def test_the_terminal_names_what_is_missing_as_far_as_a_line_goes(
    caplog: pytest.LogCaptureFixture,
) -> None:
    known(guard(), "/weeks/")
    assert not caplog.messages
    known(answering("404 Not Found", "text/plain", []), "/" + "a" * 300)
    (line,) = caplog.messages
    assert line.endswith(f'"/{"a" * 199}" code 404')


def test_an_address_with_dots_for_folders_is_none() -> None:
    for path in ("/./", "/../", "/weeks/.", "/weeks/.."):
        assert known(guard(), path)[0] == 404
    assert known(guard(), "/weeks/.../")[0] == 200
