"""Who may read the preview: one browser, at one address, that was given the token.

A WSGI application around MkDocs's.

Without it any page in a browser could read the journal by pointing its own name at this computer
(DNS rebinding), and so could every other user of the computer.

A browser sends its cookies to every port of a host, so a cookie alone opens nothing: the pages lie
behind a folder whose name is a secret of its own, and the cookie is for that folder. What listens
at another port is not sent it, and would have to know the folder to make use of it.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl, quote, urlencode

from mkdocs.plugins import get_plugin_logger

from helplog.website.preview.declining import (
    ELSEWHERE,
    NO_SESSION,
    NO_SUCH_PLACE,
    OTHER_NAME,
    READ_ONLY,
    Answer,
    headers_of_every_answer,
    page,
)
from helplog.website.preview.hosts import is_everywhere, is_loopback, is_number
from helplog.website.preview.reloading import (
    PROOF_HEADER,
    RELOAD_PATH,
    behind_door,
    reload_script,
    reloading,
)
from helplog.website.preview.sessions import Sessions

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

log = get_plugin_logger(__name__)

_TOKEN: Final = "token"  # noqa: S105 - the name of a parameter
_LOOPBACK: Final = ("localhost", "127.0.0.1", "[::1]")
_PORT: Final = re.compile(r":[0-9]+\Z")
_NO_PATH: Final = re.compile(
    r"[\x00-\x1f\x7f\\]"
    r"|/\.{1,2}(?:/|\Z)"
    r"|\A/+[A-Za-z]:"  # a disk, on Windows
    r"|\A/livereload/[0-9/]{40}"
)
"""What no page has in its address: what would lead out of the site, or is too long a number."""
_LOOKING_AHEAD: Final = (
    "HTTP_SEC_PURPOSE",
    "HTTP_PURPOSE",
    "HTTP_X_PURPOSE",
    "HTTP_X_MOZ",
)
"""Fields by which browsers tell that nobody has asked for the page yet."""
_MOST_SHOWN: Final = 200
"""Of a path, in the terminal."""


def _do_nothing() -> None:
    """Where nobody wants to be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """The application that stands in front of MkDocs's own."""

    app: WSGIApplication
    host: str
    """The address the server answers at, as it was configured."""
    policy: Callable[[], str]
    """The Content Security Policy, once the theme's hashes are known."""
    when_not_reloading: Callable[[], None] = _do_nothing
    """Called when a page has no script of MkDocs's that asks for newer builds."""
    token: str = field(default_factory=lambda: token_urlsafe(24))
    """Stands in the printed address, and opens as often as it is given; a new one each time the
    preview starts."""
    door: str = field(default_factory=lambda: token_urlsafe(12))
    """The folder that everything lies in, as new and as secret."""
    sessions: Sessions = field(default_factory=Sessions)
    proof: str = field(default_factory=lambda: token_urlsafe(12))
    """Tells an open page that it is still this preview which answers at the port."""

    def __call__(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Answer, or say kindly why not."""
        answer = self._declines(environ) or self._lets_in(environ)
        path = self._path_behind_door(environ)
        if answer is None and path is not None and self._knows(environ):
            answer = _own_answer(path)
            if answer is None:
                inside = {"SCRIPT_NAME": f"/{self.door}", "PATH_INFO": path}
                return self._serve(environ | inside, start_response)
        if answer is None:
            answer = NO_SESSION
        headers = answer.all_headers(self.policy())
        start_response(answer.status, headers)
        if _wants_no_body(environ):
            return []
        return [answer.body]

    def address(self, url: str) -> str:
        """The address to print: opens the preview in one click."""
        return _with_token(url, self.token)

    def address_to_open_once(
        self, url: str, when_used: Callable[[], None] = _do_nothing
    ) -> str:
        """An address that works once, for opening a browser.

        Args:
            url: the preview's, without a token.
            when_used: called when a browser came with it.
        """
        once = self.sessions.issue_pass(when_used)
        return _with_token(url, once)

    def _declines(self, environ: WSGIEnvironment) -> Answer | None:
        """What is wrong with a request, whoever makes it."""
        named = _said(environ, "HTTP_HOST").lower()
        port = _port(environ)
        if not self._is_own(named, port):
            return OTHER_NAME
        method = environ.get("REQUEST_METHOD")
        if method not in {"GET", "HEAD"}:
            return READ_ONLY
        if _from_elsewhere(environ, named):
            return ELSEWHERE
        return None

    def _is_own(self, named: str, port: str) -> bool:
        """Whether a Host header names this server.

        A server that answers at every address of the computer is known by any number, but by no
        name: a name is what another page could have pointed here.
        """
        name = named
        given_port = "80"
        if _PORT.search(named):
            name, _, given_port = named.rpartition(":")
        if given_port != port:
            return False
        own = self.host.lower()
        if ":" in self.host:
            own = f"[{self.host}]"
        if name == own:
            return True
        means_loopback = name in _LOOPBACK
        if is_everywhere(self.host):
            return means_loopback or is_number(name)
        return means_loopback and is_loopback(self.host)

    def _knows(self, environ: WSGIEnvironment) -> bool:
        """Whether a request comes from a browser that was let in."""
        given = _cookies(environ)
        known = map(self.sessions.knows, given)
        return any(known)

    def _lets_in(self, environ: WSGIEnvironment) -> Answer | None:
        """Turn a token into a session, and the address into one without it."""
        query = _said(environ, "QUERY_STRING")
        asked = parse_qsl(query)
        given = dict(asked).get(_TOKEN)
        # A page that is fetched in advance, or a picture, must not use up what opens once.
        if not given or not _is_visit(environ):
            return None
        if not self._opens(given):
            return None
        folder = f"/{self.door}/"
        name = _cookie_name(environ)
        session = self.sessions.begin()
        kept = f"{name}={session}; HttpOnly; SameSite=Strict; Path={folder}"
        cookie = ("Set-Cookie", kept)
        address = folder + self._place_in_site(environ)
        rest = [field for field in asked if field[0] != _TOKEN]
        if rest:
            address += f"?{urlencode(rest)}"
        came_from = environ.get("HTTP_SEC_FETCH_SITE")
        if came_from in {"cross-site", "same-site"}:
            # A redirect keeps where it came from, and a strict cookie would stay behind; a page of
            # our own does not.
            onward = f'<meta http-equiv="refresh" content="0; url={escape(address)}">'
            body = page("One moment", "", onward)
            return Answer("200 OK", body, (cookie,))
        location = ("Location", address)
        return Answer("303 See Other", b"", (cookie, location))

    def _place_in_site(self, environ: WSGIEnvironment) -> str:
        """What was asked for, as a link in the site's folder has it."""
        path = self._path_behind_door(environ)
        if path is None:
            path = _said(environ, "PATH_INFO", "/")
        inner = path.encode("latin-1")
        bare = inner.lstrip(b"/\\")
        return quote(bare)

    def _opens(self, given: str) -> bool:
        if _is_secret(given, self.token):
            return True
        return self.sessions.redeem(given)

    def _path_behind_door(self, environ: WSGIEnvironment) -> str | None:
        """The path as MkDocs knows it; None outside of the secret folder."""
        path = _said(environ, "PATH_INFO")
        below = path.removeprefix("/")
        door, _, rest = below.partition("/")
        if not _is_secret(door, self.door):
            return None
        return f"/{rest}"

    def _serve(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        """MkDocs's answer with our headers, and with the reload script that the policy lets run."""
        said: list[Any] = []
        # MkDocs logs where a page was asked from, as it came.
        referer = {"HTTP_REFERER": _origin(environ)}
        body = self.app(
            environ | referer,
            lambda *answer: said.extend(answer),  # type: ignore[arg-type]
        )
        status, named_headers = said[:2]
        headers = dict(named_headers)
        if status.startswith(("404", "500")):
            path = environ["PATH_INFO"].encode("latin-1")
            asked = quote(path)
            log.warning('"%s" code %s', asked[:_MOST_SHOWN], status[:3])
        location = headers.get("Location", "")
        if location.startswith("/"):
            headers["Location"] = f"/{self.door}{location}"
        content_type = headers.get("Content-Type", "")
        if content_type.startswith("text/html"):
            page_of_mkdocs = b"".join(body)
            html = self._placed_behind_door(page_of_mkdocs, status)
            _close(body)
            headers["Content-Type"] = "text/html; charset=utf-8"
            headers["Content-Length"] = str(len(html))
            body = [html]
        headers[PROOF_HEADER] = self.proof
        policy = self.policy()
        headers.update(headers_of_every_answer(policy))
        start_response(status, [*headers.items()])
        if _wants_no_body(environ):
            _close(body)
            return []
        return body

    def _placed_behind_door(self, html: bytes, status: str) -> bytes:
        """A page of MkDocs's as it is shown."""
        with_own_script = reloading(html, self.door, self.proof)
        # A page that says what went wrong has no script.
        if with_own_script == html and status.startswith("200"):
            self.when_not_reloading()
        return behind_door(with_own_script, self.door)


def _with_token(url: str, token: str) -> str:
    query = urlencode({_TOKEN: token})
    return f"{url}?{query}"


def _own_answer(path: str) -> Answer | None:
    """What is answered here and not by MkDocs, to somebody who was let in."""
    if _is_no_path(path):
        return NO_SUCH_PLACE
    if path == RELOAD_PATH:
        return reload_script()
    return None


def _from_elsewhere(environ: WSGIEnvironment, own_name: str) -> bool:
    """A request that another site's page made, other than by leading its reader here."""
    came_from = environ.get("HTTP_SEC_FETCH_SITE", "none")
    if came_from not in {"none", "same-origin"}:
        # same-site is no friend either: another port of this computer is the same site
        navigates = environ.get("HTTP_SEC_FETCH_MODE") == "navigate"
        framed = environ.get("HTTP_SEC_FETCH_DEST", "document") != "document"
        return framed or not navigates
    # compared as a whole: taken apart, half an address would be an error
    own = f"http://{own_name}"
    origin = _said(environ, "HTTP_ORIGIN", own)
    return origin.lower() != own


def _is_visit(environ: WSGIEnvironment) -> bool:
    """Whether somebody goes to the page, as far as their browser tells.

    It isn't a picture then, nor a frame, nor a look ahead.
    """
    if environ.get("REQUEST_METHOD") != "GET":
        return False
    return (
        environ.get("HTTP_SEC_FETCH_MODE", "navigate") == "navigate"
        and environ.get("HTTP_SEC_FETCH_DEST", "document") == "document"
        and environ.keys().isdisjoint(_LOOKING_AHEAD)
    )


def _wants_no_body(environ: WSGIEnvironment) -> bool:
    return environ.get("REQUEST_METHOD") == "HEAD"


def _is_no_path(path: str) -> bool:
    try:
        path.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return True
    return _NO_PATH.search(path) is not None


def _cookie_name(environ: Mapping[str, Any]) -> str:
    return f"helplog-{_port(environ)}"


def _cookies(environ: Mapping[str, Any]) -> Iterator[str]:
    """Every cookie of our name.

    What listens at another port can leave one of the same name, or one that nobody can read.
    """
    own_name = _cookie_name(environ)
    cookies = _said(environ, "HTTP_COOKIE")
    for cookie in cookies.split(";"):
        bare = cookie.strip()
        name, _, value = bare.partition("=")
        if name == own_name:
            yield value


def _port(environ: Mapping[str, Any]) -> str:
    return _said(environ, "SERVER_PORT")


def _said(environ: Mapping[str, Any], name: str, otherwise: str = "") -> str:
    """What a request says of itself."""
    return str(environ.get(name, otherwise))


def _is_secret(given: str, secret: str) -> bool:
    """Compared so that the time it takes tells nothing of the secret."""
    given_bytes = given.encode()
    secret_bytes = secret.encode()
    return hmac.compare_digest(given_bytes, secret_bytes)


def _origin(environ: Mapping[str, Any]) -> str:
    return f"http://{environ['HTTP_HOST']}/"  # known to be one of our own names by now


def _close(body: Iterable[bytes]) -> None:
    """As WSGI asks of whoever does not hand a body on."""
    close = getattr(body, "close", None)
    if close is not None:
        close()
