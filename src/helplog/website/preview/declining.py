"""The answers the preview gives of its own accord: a page for each way of being turned away.

And the headers that every answer has.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

Header = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that isn't a page of the journal."""

    status: str
    body: bytes
    headers: tuple[Header, ...] = ()
    kind: str = "text/html; charset=utf-8"

    def all_headers(self, policy: str) -> list[Header]:
        """Its own and those that every answer has."""
        length = str(len(self.body))
        own = [("Content-Type", self.kind), ("Content-Length", length)]
        every_answer = headers_of_every_answer(policy)
        return [*own, *self.headers, *every_answer]


def headers_of_every_answer(policy: str) -> list[Header]:
    """What keeps an answer to the reader's own window, whatever it is.

    Args:
        policy: the Content Security Policy of the pages.
    """
    return [
        ("Content-Security-Policy", f"{policy}; frame-ancestors 'none'"),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
        ("Cache-Control", "no-store"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("X-Frame-Options", "DENY"),
        ("X-Robots-Tag", "noindex, nofollow, noarchive"),
    ]


def page(title: str, text: str, head: str = "") -> bytes:
    """A small page without anything of the journal on it."""
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8">{head}'
        '<meta name="color-scheme" content="light dark">'
        f'<meta name="viewport" content="width=device-width"><title>{title}</title>'
        '<body style="font:1.1rem/1.6 Georgia,serif;max-width:32rem;margin:15vh auto;'
        'padding:0 1.5rem">'
        f"<h1>{title}</h1><p>{text}</p>"
    ).encode()


def _said(status: str, title: str, text: str, *headers: Header) -> Answer:
    shown = page(title, text)
    return Answer(status, shown, headers)


OTHER_NAME: Final = _said(
    "421 Misdirected Request",
    "Not at this address",
    "The journal answers only at the address that the terminal shows, where it was started. "
    "Open that one.",
)
READ_ONLY: Final = _said(
    "405 Method Not Allowed",
    "Only for reading",
    "The preview shows the journal; nothing can be sent to it.",
    ("Allow", "GET, HEAD"),
)
ELSEWHERE: Final = _said(
    "403 Forbidden",
    "Not from another page",
    "Another site’s page asked for this. The journal is shown to its own pages alone.",
)
OTHER_USER: Final = _said(
    "403 Forbidden",
    "Not for another user",
    "Another user of this computer asked for this. The journal is shown to whoever started the "
    "preview: open it in a browser of your own.",
)
NO_SESSION: Final = _said(
    "401 Unauthorized",
    "This journal is private",
    "To read it here, open the address that the terminal shows, where the preview was started. "
    "It begins like the one above and ends with <code>?token=…</code>. "
    "Each start of the preview has a new one.",
    ("WWW-Authenticate", "Token"),
)
NO_SUCH_PLACE: Final = _said(
    "404 Not Found",
    "Nothing here",
    "No page of the journal has an address like this one.",
)
NOT_UNDERSTOOD: Final = _said(
    "400 Bad Request", "Not understood", "No browser asks like this."
)
TOO_SLOW: Final = _said(
    "408 Request Timeout",
    "Too slow",
    "The request did not arrive in time. Open the page again.",
)
TOO_LONG: Final = _said(
    "431 Request Header Fields Too Large", "Too long", "No browser asks at such length."
)
"""Fixed words, all of them: what somebody sent stands in no answer."""
FAILED: Final = _said(
    "500 Internal Server Error", "That went wrong", "The terminal says more."
)
