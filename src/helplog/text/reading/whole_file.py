"""Whether a whole file is private, whatever its type, its encoding, the form of its frontmatter."""

from __future__ import annotations

import re
from typing import Final

from helplog.model.late_patterns import late_pattern
from helplog.model.settings import Settings
from helplog.text.reading.file import read
from helplog.text.source.file.decoding import FILE_CAP_BYTES, with_plain_ends
from helplog.text.source.file.wide_text import encoding_of
from helplog.text.values.private_keys import Saying
from helplog.text.values.private_words import meant_by

BEGINNING: Final = 128 * 1024
"""Of a file that is no page, or too long to be read: its frontmatter, and where one would be looked
for."""
_SOME_DAY: Final = "2000-01-01.md"
"""A name that dates a file, so that it is read as an entry whatever it is."""
_LOOK: Final = 512
_FEW: Final = 24
"""In so many bytes a picture has a NUL, and in so many signs another that nobody types."""
_BEFORE: Final = "\ufeff\ufffd \t\r\n"
_JSON: Final = late_pattern(r"(?:\[\s*)?\{")
_FENCE: Final = late_pattern(
    r"\s*(?P<fence>-{3,}|\+{3}|;{3})[ \t]*(?:json|ya?ml|toml)?[ \t]*\n"
)
_IN_JSON: Final = late_pattern(
    r"""["'](?P<key>[^"'\\\n]{5,40})["']\s{0,20}:\s{0,20}(?P<value>"[^"\n]{0,40}"|[^\s,"{}\[\]]{0,40})"""
)
_ESCAPED: Final = late_pattern(r"\\u00([0-7][0-9a-fA-F])")


def is_private(data: bytes) -> bool:
    """Whether a page says `private: true`, by the same signs as an entry: however it is typed."""
    if len(data) <= FILE_CAP_BYTES:
        return _is_private(data)
    beginning = data[:BEGINNING]
    if _is_private(beginning):
        return True
    return _is_open(_text(beginning))


def is_private_file(data: bytes, *, more: bool = False) -> bool:
    """Whether a file that is no page says it is private; a picture says nothing.

    Args:
        data: the file, or its beginning.
        more: there is more of it. A frontmatter, or JSON, that has not ended by then may say
            anything: it counts as private.
    """
    text = _text(data)
    beginning = text[:BEGINNING]
    if _is_private(beginning.encode()):
        return True
    if _JSON.match(text):
        return more or _says_in_json(text)
    is_cut = more or len(text) > BEGINNING
    return is_cut and _is_open(beginning)


def may_be_json(data: bytes) -> bool:
    """Whether what begins like this is looked through to its end, for its keys have no order."""
    text = _text(data)
    return _JSON.match(text) is not None


def _is_private(data: bytes) -> bool:
    settings = Settings()
    writing, _ = read(_SOME_DAY, data, settings)
    return writing is not None and writing.private


def _text(data: bytes) -> str:
    """What a file says, from its first letter on; nothing where it is no text."""
    encoding = encoding_of(data)
    decoded = data.decode(encoding, "replace")
    text = decoded.replace("\0", "").lstrip(_BEFORE)
    may_be_picture = b"\0" in data[:_LOOK]
    if may_be_picture and not all(map(_may_be_typed, text[:_FEW])):
        return ""
    return with_plain_ends(text)


def _may_be_typed(sign: str) -> bool:
    return sign.isprintable() or sign.isspace()


def _is_open(text: str) -> bool:
    """Whether a text begins with a fence that nothing below it closes."""
    fence = _FENCE.match(text)
    if fence is None:
        return False
    sign = fence["fence"][0]
    closing = rf"^(?:{re.escape(sign)}{{3,}}|\.\.\.)[ \t]*$"
    below = text[fence.end() :]
    found = re.search(closing, below, re.MULTILINE)
    return found is None


def _says_in_json(text: str) -> bool:
    """Whether a key of JSON says it, however deep: of a notebook, in its metadata."""
    if "\\u" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    for found in _IN_JSON.finditer(text):
        meant = meant_by(found["key"])
        saying = Saying(meant, found["value"])
        if saying.private:
            return True
    return False
