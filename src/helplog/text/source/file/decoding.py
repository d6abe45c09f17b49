"""Bytes of a file to its text: UTF-8, byte order mark, line ends.

Whatever the bytes, there is a text.
"""

from __future__ import annotations

from typing import Final

from helplog.text.source.findings import Findings, Spot

FILE_CAP_BYTES: Final = 5 * 1024 * 1024
"""A longer file is reported and left out."""

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def decode(data: bytes, findings: Findings) -> str:
    """The text of a file, LF line ends, no byte order mark.

    What isn't UTF-8 becomes replacement characters, and is reported where it begins.
    """
    bare = data.removeprefix(_BYTE_ORDER_MARK)
    try:
        text = bare.decode("utf-8")
    except UnicodeDecodeError as problem:
        text = bare.decode("utf-8", errors="replace")
        sound = bare[: problem.start]
        before = sound.decode("utf-8", errors="replace")
        _report_bytes(data, before, findings)
    text = with_plain_ends(text)
    if "\0" in text:
        findings.error(
            _spot_at_end(text[: text.index("\0")]),
            "nul-bytes",
            "The file holds NUL bytes, as a file does that was cut off while being saved",
            "Run `helplog heal`, or bring the file back from its history",
        )
    return text


def with_plain_ends(text: str) -> str:
    """The same text with LF line ends."""
    if "\r" not in text:
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _report_bytes(data: bytes, before: str, findings: Findings) -> None:
    hint = "Save the file again as UTF-8 in your editor"
    if data.startswith(_UTF16_MARKS):
        hint = "Save the file again as UTF-8 (it seems to be UTF-16)"
    findings.error(
        _spot_at_end(with_plain_ends(before)),
        "not-utf8",
        "This is not UTF-8 text; what can't be read is shown as \N{REPLACEMENT CHARACTER}",
        hint,
    )


def _spot_at_end(before: str) -> Spot:
    line_begins = before.rfind("\n") + 1
    column = len(before) - line_begins
    line = before.count("\n") + 1
    return Spot(line, column + 1)
