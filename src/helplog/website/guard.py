"""Who may read the preview: one browser, at one address, that was given the token. A WSGI application around MkDocs's.

Without it any page in a browser could read the journal by pointing its own name at this computer (DNS rebinding), and
so could every other user of the computer.
"""

from __future__ import annotations

import hmac
import ipaddress
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from http.cookies import CookieError, SimpleCookie
from importlib.resources import files
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

Header = tuple[str, str]

RELOAD_PATH: Final = "/livereload/helplog.js"
"""Where the page finds the script that asks for newer builds; the policy allows no inline one."""

_TOKEN: Final = "token"  # noqa: S105 - the name of a parameter
_LOOPBACK: Final = ("localhost", "127.0.0.1", "[::1]")
_PORT: Final = re.compile(r":\d+$")
_MKDOCS_RELOAD: Final = re.compile(
    rb"<script>(?:(?!</script>).)*\blivereload\((\d+), (\d+)\);\s*</script>(?=(?:(?!</script>).)*\Z)", re.DOTALL
)
"""The script MkDocs puts last into each page it serves, with the build's number and the page's own."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of the guard's own."""

    status: str
    body: bytes
    headers: tuple[Header, ...] = ()
    kind: str = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """The application that stands in front of MkDocs's own."""

    app: WSGIApplication
    host: str
    """The address the server answers at, as it was configured."""
    policy: Callable[[], str]
    """The Content Security Policy, once the theme's hashes are known."""
    token: str = field(default_factory=lambda: token_urlsafe(24))
    """Stands in the printed address; a new one each time the preview starts."""
    passes: set[str] = field(default_factory=set)
    """Tokens that open once: a browser's command line can be read by other users of the computer."""

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer, or say kindly why not."""
        declined = self._declines(environ)
        if declined is not None:
            return self._answer(environ, start_response, declined)
        given = _given_token(environ)
        if given is not None and self._opens(given):
            return self._answer(environ, start_response, self._let_in(environ))
        if not hmac.compare_digest(_cookie(environ).encode(), self.token.encode()):
            return self._answer(environ, start_response, _NO_TOKEN)
        if environ.get("PATH_INFO") == RELOAD_PATH:
            return self._answer(environ, start_response, _reload_script())
        return self._serve(environ, start_response)

    def _declines(self, environ: WSGIEnvironment) -> Answer | None:
        """What is wrong with a request, whoever makes it."""
        named = str(environ.get("HTTP_HOST", "")).lower()
        if not self._is_own(named, _port(environ)):
            return _OTHER_NAME
        if environ.get("REQUEST_METHOD") not in {"GET", "HEAD"}:
            return _READ_ONLY
        return _ELSEWHERE if _from_elsewhere(environ, named) else None

    def address(self, url: str) -> str:
        """The address to print: opens the preview in one click."""
        return f"{url}?{urlencode({_TOKEN: self.token})}"

    def address_to_open_once(self, url: str) -> str:
        """An address that works once, for opening a browser."""
        once = token_urlsafe(24)
        self.passes.add(once)
        return f"{url}?{urlencode({_TOKEN: once})}"

    def _opens(self, given: str) -> bool:
        if given in self.passes:
            self.passes.discard(given)
            return True
        return hmac.compare_digest(given.encode(), self.token.encode())

    def _is_own(self, named: str, port: str) -> bool:
        """Whether a Host header names this server.

        A server that answers at every address of the computer is known by any number, but by no name: a name is what
        another page could have pointed here.
        """
        name, _, given_port = named.rpartition(":") if _PORT.search(named) else (named, "", "80")
        if given_port != port:
            return False
        own = f"[{self.host}]" if ":" in self.host else self.host.lower()
        if name == own or (name in _LOOPBACK and (_is_loopback(self.host) or _is_everywhere(self.host))):
            return True
        return _is_everywhere(self.host) and _is_number(name)

    def _let_in(self, environ: WSGIEnvironment) -> Answer:
        """Turn the token into a cookie, and the address into one without it."""
        rest = [(name, value) for name, value in parse_qsl(environ.get("QUERY_STRING", "")) if name != _TOKEN]
        path = "/" + quote(environ.get("PATH_INFO", "/").encode("latin-1").lstrip(b"/\\"))
        clean = f"{path}?{urlencode(rest)}" if rest else path
        cookie = ("Set-Cookie", f"{_cookie_name(_port(environ))}={self.token}; HttpOnly; SameSite=Strict; Path=/")
        if environ.get("HTTP_SEC_FETCH_SITE") in {"cross-site", "same-site"}:
            # A redirect keeps where it came from, and a strict cookie would stay behind; a page of our own does not.
            onward = f'<meta http-equiv="refresh" content="0; url={escape(clean)}">'
            return Answer("200 OK", _page("One moment", "", onward), (cookie,))
        return Answer("303 See Other", b"", (cookie, ("Location", clean)))

    def _answer(self, environ: WSGIEnvironment, start_response: StartResponse, answer: Answer) -> Iterable[bytes]:
        own = [("Content-Type", answer.kind), ("Content-Length", str(len(answer.body)))]
        start_response(answer.status, [*own, *answer.headers, *self._headers()])
        return [] if environ.get("REQUEST_METHOD") == "HEAD" else [answer.body]

    def _serve(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """MkDocs's answer with our headers, and with the reload script where the policy lets it run."""
        said: list[Any] = []
        body = self.app(environ, lambda *answer: said.extend(answer))  # type: ignore[arg-type]
        status, headers = said[0], dict(said[1])
        if headers.get("Content-Type", "").startswith("text/html"):
            html = _reloading(b"".join(body))
            _close(body)
            headers |= {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(html))}
            body = [html]
        start_response(status, [*(headers | dict(self._headers())).items()])
        if environ.get("REQUEST_METHOD") == "HEAD":
            _close(body)
            return []
        return body

    def _headers(self) -> list[Header]:
        return [
            ("Content-Security-Policy", f"{self.policy()}; frame-ancestors 'none'"),
            ("Referrer-Policy", "no-referrer"),
            ("X-Content-Type-Options", "nosniff"),
            ("Cache-Control", "no-store"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("X-Frame-Options", "DENY"),
            ("X-Robots-Tag", "noindex, nofollow, noarchive"),
        ]


def is_reachable_from_outside(host: str) -> bool:
    """Whether other computers can reach a server that answers at this address."""
    return not _is_loopback(host)


def _is_loopback(host: str) -> bool:
    return host.lower() == "localhost" or (_is_number(host) and ipaddress.ip_address(host.strip("[]")).is_loopback)


def _is_everywhere(host: str) -> bool:
    return not host or (_is_number(host) and ipaddress.ip_address(host.strip("[]")).is_unspecified)


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return True


def _from_elsewhere(environ: WSGIEnvironment, own_name: str) -> bool:
    """A request that another site's page made, other than by leading its reader here."""
    navigates = environ.get("HTTP_SEC_FETCH_MODE") == "navigate"
    framed = environ.get("HTTP_SEC_FETCH_DEST", "document") != "document"
    if environ.get("HTTP_SEC_FETCH_SITE", "none") not in {"none", "same-origin"}:
        # same-site is no friend either: another port of this computer is the same site
        return framed or not navigates
    origin = environ.get("HTTP_ORIGIN")
    return origin is not None and urlsplit(origin).netloc.lower() != own_name


def _cookie_name(port: str) -> str:
    """Cookies know no ports: two previews on one computer would overwrite each other's."""
    return f"helplog-{port}"


def _cookie(environ: Mapping[str, Any]) -> str:
    try:
        found = SimpleCookie(environ.get("HTTP_COOKIE", "")).get(_cookie_name(_port(environ)))
    except CookieError:
        return ""
    return found.value if found else ""


def _port(environ: Mapping[str, Any]) -> str:
    return str(environ.get("SERVER_PORT", ""))


def _given_token(environ: Mapping[str, Any]) -> str | None:
    return dict(parse_qsl(environ.get("QUERY_STRING", ""))).get(_TOKEN)


def _reload_script() -> Answer:
    script = files("helplog.website").joinpath("reload.js").read_bytes()
    return Answer("200 OK", script, kind="text/javascript; charset=utf-8")


def _reloading(html: bytes) -> bytes:
    script = rb'<script src="%s" data-epoch="\1" data-request="\2"></script>' % RELOAD_PATH.encode()
    return _MKDOCS_RELOAD.sub(script, html)


def _close(body: Iterable[bytes]) -> None:
    """As WSGI asks of whoever does not hand a body on."""
    close = getattr(body, "close", None)
    if close is not None:
        close()


def _page(title: str, text: str, head: str = "") -> bytes:
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8">{head}<meta name="color-scheme" content="light dark">'
        f'<meta name="viewport" content="width=device-width"><title>{title}</title>'
        '<body style="font:1.1rem/1.6 Georgia,serif;max-width:32rem;margin:15vh auto;padding:0 1.5rem">'
        f"<h1>{title}</h1><p>{text}</p>"
    ).encode()


def _said(status: str, title: str, text: str, *headers: Header) -> Answer:
    return Answer(status, _page(title, text), headers)


_OTHER_NAME: Final = _said(
    "421 Misdirected Request",
    "Not at this address",
    "The journal answers only at the address that the terminal shows, where it was started. Open that one.",
)
_READ_ONLY: Final = _said(
    "405 Method Not Allowed",
    "Only for reading",
    "The preview shows the journal; nothing can be sent to it.",
    ("Allow", "GET, HEAD"),
)
_ELSEWHERE: Final = _said(
    "403 Forbidden",
    "Not from another page",
    "Another site’s page asked for this. The journal is shown to its own pages alone.",
)
_NO_TOKEN: Final = _said(
    "401 Unauthorized",
    "This journal is private",
    "To read it here, open the address that the terminal shows, where the preview was started. It begins like the one "
    "above and ends with <code>?token=…</code>. Each start of the preview has a new one.",
    ("WWW-Authenticate", "Token"),
)
