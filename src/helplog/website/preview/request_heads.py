"""Reads the head of a request: a line and a few fields, strictly; what no browser sends is declined.

Nothing in here writes to the terminal, and nothing that was sent stands in an answer.
"""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from helplog.website.preview.declining import NOT_UNDERSTOOD, TOO_LONG, TOO_SLOW, Answer

HEAD_SECONDS: Final = 10
"""How long a head may take to arrive, however little comes at a time."""
_MOST_BYTES: Final = 65536
_MOST_FIELDS: Final = 100
_LINE: Final = re.compile(rb"([A-Z]{1,20}) (/[!-~]*) (HTTP/1\.[01])")
"""Addresses are escaped by every browser; the form with a host in it is for proxies."""
_FIELD: Final = re.compile(rb"([A-Za-z0-9!#$%&'*+.^_`|~-]+):[ \t]*([\t\x20-\x7e\x80-\xff]*)")
_ONCE: Final = frozenset({"HOST", "ORIGIN", "SEC_FETCH_SITE", "SEC_FETCH_MODE", "SEC_FETCH_DEST"})
"""Said twice, one of the two could be what is looked at and the other what is meant."""


class DeclinedError(Exception):
    """A request that is no request."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.status)
        self.answer = answer


class NothingAskedError(Exception):
    """A connection on which nothing came: browsers open some in advance."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a request asks for."""

    method: str
    target: str
    version: str
    fields: dict[str, str]
    """By name, in capitals and with underscores, as WSGI has them."""

    def environ(self) -> dict[str, str]:
        """The request's part of a WSGI environment."""
        path, _, query = self.target.partition("?")
        return {
            "REQUEST_METHOD": self.method,
            "SERVER_PROTOCOL": self.version,
            "SCRIPT_NAME": "",
            "PATH_INFO": unquote(path, "iso-8859-1"),
            "QUERY_STRING": query,
        } | {f"HTTP_{name}": value for name, value in self.fields.items()}


def read_head(connection: socket.socket, clock: Callable[[], float] = time.monotonic) -> Head:
    """The head of the request that arrives.

    Raises:
        DeclinedError: it is none, too long or too slow.
        NothingAskedError: nothing came.
        OSError: the connection broke.
    """
    ends_at = clock() + HEAD_SECONDS
    read = bytearray()
    line: re.Match[bytes] | None = None
    while True:
        looked_at = max(0, len(read) - 3)
        read += _more(connection, ends_at - clock(), begun=bool(read))
        if line is None and b"\n" in read:
            # looked at before the rest is there: who sends no such line may send nothing more
            line = _request_line(bytes(read[: read.index(b"\n") + 1]))
        end = read.find(b"\r\n\r\n", looked_at)
        if end > _MOST_BYTES or (end < 0 and len(read) > _MOST_BYTES):
            raise DeclinedError(TOO_LONG)
        if line is not None and end >= 0:
            method, target, version = (part.decode("ascii") for part in line.groups())
            return Head(method, target, version, _fields(bytes(read[line.end() + 2 : end])))


def _more(connection: socket.socket, seconds: float, *, begun: bool) -> bytes:
    """What comes next, within the time that is left."""
    try:
        connection.settimeout(max(seconds, 0.001))
        more = connection.recv(_MOST_BYTES)
    except TimeoutError as error:
        raise (DeclinedError(TOO_SLOW) if begun else NothingAskedError) from error
    if not more:
        raise DeclinedError(NOT_UNDERSTOOD) if begun else NothingAskedError
    return more


def _request_line(line: bytes) -> re.Match[bytes]:
    found = _LINE.match(line)
    if found is None or line[found.end() :] != b"\r\n":
        raise DeclinedError(NOT_UNDERSTOOD)
    return found


def _fields(lines: bytes) -> dict[str, str]:
    """The fields by name; the same one twice becomes one, as WSGI wants it."""
    fields: dict[str, str] = {}
    split = lines.split(b"\r\n") if lines else []
    if len(split) > _MOST_FIELDS:
        raise DeclinedError(TOO_LONG)
    for one in split:
        found = _FIELD.fullmatch(one)
        if found is None:
            raise DeclinedError(NOT_UNDERSTOOD)
        written = found[1].decode("ascii")
        if "_" in written:
            continue  # WSGI could not tell it from the same name with a hyphen
        name, value = written.replace("-", "_").upper(), found[2].decode("latin-1").strip()
        if name in fields and name in _ONCE:
            raise DeclinedError(NOT_UNDERSTOOD)
        between = "; " if name == "COOKIE" else ", "
        fields[name] = f"{fields[name]}{between}{value}" if name in fields else value
    return fields
