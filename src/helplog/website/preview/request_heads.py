"""Reads the head of a request, a line and a few fields, and declines what no browser sends.

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
_ROW_END: Final = b"\r\n"
_LINE: Final = re.compile(rb"([A-Z]{1,20}) (/[!-~]*) (HTTP/1\.[01])")
"""Addresses are escaped by every browser; the form with a host in it is for proxies."""
_FIELD: Final = re.compile(
    rb"([A-Za-z0-9!#$%&'*+.^_`|~-]+):[ \t]*([\t\x20-\x7e\x80-\xff]*)"
)
_ONCE: Final = frozenset(
    {"HOST", "ORIGIN", "SEC_FETCH_SITE", "SEC_FETCH_MODE", "SEC_FETCH_DEST"}
)
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
        environ = {f"HTTP_{name}": value for name, value in self.fields.items()}
        environ["REQUEST_METHOD"] = self.method
        environ["SERVER_PROTOCOL"] = self.version
        environ["SCRIPT_NAME"] = ""
        environ["PATH_INFO"] = unquote(path, "iso-8859-1")
        environ["QUERY_STRING"] = query
        return environ


def read_head(
    connection: socket.socket, clock: Callable[[], float] = time.monotonic
) -> Head:
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
        ends = len(read) - 3
        looked_at = max(0, ends)
        left = ends_at - clock()
        read += _more(connection, left, begun=bool(read))
        if line is None and b"\n" in read:
            # looked at before the rest is there: who sends no such line may send nothing more
            first_row = read[: read.index(b"\n") + 1]
            line = _request_line(bytes(first_row))
        end = read.find(b"\r\n\r\n", looked_at)
        length = end if end >= 0 else len(read)
        if length > _MOST_BYTES:
            raise DeclinedError(TOO_LONG)
        if line is not None and end >= 0:
            rows = read[line.end() + len(_ROW_END) : end]
            fields = _fields(bytes(rows))
            groups = line.groups()
            method, target, version = (part.decode("ascii") for part in groups)
            return Head(method, target, version, fields)


def _more(connection: socket.socket, seconds: float, *, begun: bool) -> bytes:
    """What comes next, within the time that is left."""
    try:
        connection.settimeout(max(seconds, 0.001))
        more = connection.recv(_MOST_BYTES)
    except TimeoutError as error:
        if begun:
            raise DeclinedError(TOO_SLOW) from error
        raise NothingAskedError from error
    if more:
        return more
    if begun:
        raise DeclinedError(NOT_UNDERSTOOD)
    raise NothingAskedError


def _request_line(line: bytes) -> re.Match[bytes]:
    found = _LINE.match(line)
    if found is None or line[found.end() :] != _ROW_END:
        raise DeclinedError(NOT_UNDERSTOOD)
    return found


def _fields(lines: bytes) -> dict[str, str]:
    """The fields by name; the same one twice becomes one, as WSGI wants it."""
    fields: dict[str, str] = {}
    if not lines:
        return fields
    split = lines.split(_ROW_END)
    if len(split) > _MOST_FIELDS:
        raise DeclinedError(TOO_LONG)
    for line in split:
        found = _FIELD.fullmatch(line)
        if found is None:
            raise DeclinedError(NOT_UNDERSTOOD)
        written = found[1].decode("ascii")
        if (
            "_" not in written
        ):  # WSGI could not tell it from the same name with a hyphen
            name = written.replace("-", "_").upper()
            value = found[2].decode("latin-1").strip()
            _add_field(fields, name, value)
    return fields


def _add_field(fields: dict[str, str], name: str, value: str) -> None:
    if name not in fields:
        fields[name] = value
        return
    if name in _ONCE:
        raise DeclinedError(NOT_UNDERSTOOD)
    between = ", "
    if name == "COOKIE":
        between = "; "
    fields[name] += between + value
