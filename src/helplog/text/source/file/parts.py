"""A file in its parts, every character kept.

They are the byte order mark, line ends, fences, frontmatter and body.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from helplog.text.source.file.decoding import FILE_CAP_BYTES, with_plain_ends
from helplog.text.source.file.fence import FRONTMATTER_CAP, split_document
from helplog.text.source.findings import Findings

MARK: Final = b"\xef\xbb\xbf"
"""The byte order mark some editors begin a file with."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A file taken apart. Rows are lines without their end."""

    mark: bool = False
    """It begins with a byte order mark."""
    ends: str = "\n"
    """How most of its lines end."""
    lead: tuple[str, ...] = ()
    """Blank rows above the opening fence."""
    opening: str | None = None
    """The fence as written, None without a frontmatter."""
    front: tuple[str, ...] = ()
    closing: str | None = None
    """None where nobody closed the fence, too."""
    body: str | None = None
    """LF line ends; None where the file ends with the closing fence, without a line end after
    it."""


def take_apart(data: bytes) -> Parts | None:
    """A file in its parts.

    None where it can only be merged as lines, since it is no text, or too much of it.
    """
    try:
        text = data.removeprefix(MARK).decode()
    except UnicodeDecodeError:
        return None
    if "\0" in text or len(data) > FILE_CAP_BYTES:
        return None
    ends = line_ends(text)
    rows = with_plain_ends(text).split("\n")
    whole = "\n".join(rows)
    document = split_document(whole, Findings(""))
    if document.unread:
        return None
    mark = data.startswith(MARK)
    if document.opening is None:
        body_text = "\n".join(rows)
        return Parts(mark=mark, ends=ends, body=body_text)
    fence = document.opening.line - 1
    first = document.body_line - 1
    closing = None
    if first > fence + 1 + len(document.lines):
        closing = rows[first - 1]
    body = None
    if first < len(rows):
        body = "\n".join(rows[first:])
    return Parts(
        mark=mark,
        ends=ends,
        lead=tuple(rows[:fence]),
        opening=rows[fence],
        front=tuple(line.raw for line in document.lines),
        closing=closing,
        body=body,
    )


def front_size(data: bytes) -> int:
    """How many bytes of a file are frontmatter, about: told at a glance."""
    if not data.removeprefix(MARK).lstrip().startswith(b"-"):
        return 0
    end = data.find(b"\n---", 3, FRONTMATTER_CAP)
    if end < 0:
        return min(len(data), FRONTMATTER_CAP)
    return end


def put_together(parts: Parts) -> bytes:
    """The file of these parts."""
    rows = list(parts.lead)
    if parts.opening is not None:
        rows += [parts.opening, *parts.front]
    if parts.closing is not None:
        rows.append(parts.closing)
    if parts.body is not None:
        rows.append(parts.body)
    text = "\n".join(rows).replace("\n", parts.ends)
    data = text.encode()
    if parts.mark:
        return MARK + data
    return data


def line_ends(text: str) -> str:
    """How most lines of a text end."""
    pairs = text.count("\r\n")
    counts = {
        "\n": text.count("\n") - pairs,
        "\r\n": pairs,
        "\r": text.count("\r") - pairs,
    }
    return max(counts, key=counts.__getitem__)
