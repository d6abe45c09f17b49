r"""Text of others on its way to a terminal: what is shown for characters it would obey.

Two rules. A name (a file, a path, an address) shows each such character as its escape, `\x1b` or
`\u202e`, so that two different files never look alike. Prose is shown without them. Words in any
script need none of them; the two joiners (U+200C, U+200D), which Persian and many emoji are spelled
with, stay.
"""

from __future__ import annotations

import re
from typing import Final

_LAYOUT: Final = r"\t\n"
_MOVING: Final = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff"
"""Controls (C0, DEL, C1), line ends that only some programs know, and halves of characters."""
_UNSEEN: Final = (
    r"\u00ad"  # a hyphen that shows only where a line turns
    # bidi: they change the order of what stands around them
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    r"\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"  # of no width; annotations
    r"\U000e0000-\U000e007f"  # tags: a second text that nobody sees
)
"""What shows as nothing, and lets two texts look alike or one look like another."""

# Made into patterns by `re` where one is used: most commands print nothing that needs it.
_ANY: Final = f"[{_LAYOUT}{_MOVING}{_UNSEEN}]"
_ANY_BUT_LAYOUT: Final = f"[{_MOVING}{_UNSEEN}]"
_MOVES: Final = f"[{_LAYOUT}{_MOVING}]"
_SEEN_BY_NONE: Final = f"[{_UNSEEN}]"

_ONE_BYTE: Final = 0x100
_TWO_BYTES: Final = 0x10000


def escaped(name: str) -> str:
    """A name on one line, an escape for each character that a terminal obeys or does not show."""
    if name.isprintable():
        return name
    return re.sub(_ANY, _escape, name)


def escaped_but_layout(text: str) -> str:
    """As `escaped`, for text of several lines: line ends and tabs stay."""
    if _is_clean(text):
        return text
    return re.sub(_ANY_BUT_LAYOUT, _escape, text)


def without_controls(prose: str) -> str:
    """Prose on one line: a space for what moves the cursor, nothing for what nobody sees."""
    if prose.isprintable():
        return prose
    on_one_line = re.sub(_MOVES, " ", prose)
    return re.sub(_SEEN_BY_NONE, "", on_one_line)


def held_in_place(text: str) -> str:
    """As `escaped_but_layout`, but with one sign for each character.

    For an editor, in which a cursor counts them.
    """
    if _is_clean(text):
        return text
    return re.sub(_ANY_BUT_LAYOUT, "\ufffd", text)


def escaped_in_json(text: str) -> str:
    """A JSON text that says the same, with JSON's own escapes for these characters.

    Args:
        text: JSON; outside its strings it holds none of these characters but line ends.
    """
    if _is_clean(text):
        return text
    return re.sub(_ANY_BUT_LAYOUT, _json_escape, text)


def _is_clean(text: str) -> bool:
    """Whether that is plain at once: a tenth of the time the patterns take."""
    return text.replace("\n", "").isprintable()


def shell_quoted(name: object) -> str:
    """A name in a command that a sentence proposes: pasted, it is one word, whatever it holds."""
    quoted = str(name).replace("'", "'\\''")
    return f"'{quoted}'"


def _escape(found: re.Match[str]) -> str:
    number = ord(found[0])
    if number < _ONE_BYTE:
        return f"\\x{number:02x}"
    if number < _TWO_BYTES:
        return f"\\u{number:04x}"
    return f"\\U{number:08x}"


def _json_escape(found: re.Match[str]) -> str:
    number = ord(found[0])
    if number < _TWO_BYTES:
        return f"\\u{number:04x}"
    high, low = divmod(number - _TWO_BYTES, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
