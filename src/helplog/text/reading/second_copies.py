"""Whether a file plainly is a second copy of another: merging two notes would lose one of them.

Every word would be there still, but the second note would not. So a name alone is not enough, and
neither is that two files look alike: whatever is made from one template looks alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from difflib import SequenceMatcher
from fractions import Fraction
from typing import Final

from helplog.model.journal import Checkin, Entry
from helplog.model.late_patterns import late_pattern
from helplog.model.settings import Settings
from helplog.text.reading.file import read
from helplog.text.source.file.decoding import FILE_CAP_BYTES
from helplog.text.values.copy_names import original_by_name

_NO_DAY: Final = "page.md"
"""A name that says no day: what is read from it, the file says itself."""
_OF_A_TEMPLATE: Final = late_pattern(
    r"#"  # a heading
    r"|[-*+>|\s\d.)(\[\]x~_=:`]*$"  # a rule, an empty item, an empty box
    r"|<!--|%%|---|```|\[\^"
    r"|(?:[-*+]\s+)?(?:\*\*|__)?[^:.!?]{1,40}:{1,2}(?:\*\*|__)?\s*$"  # a label, an empty key
    r"|(?:[-*+]\s+)?(?:\[[ xX]?\]\s+)?[^.!]{1,120}\?(?:\*\*|__)?$"  # a question
    r"|(?:created|created_at|updated|modified|date|week|title|type|tags?|aliases|css\w*)\b"
)
"""Lines that a template brings along, or that say what a file is and not what was written."""
_SHARED: Final = Fraction(2, 3)
"""Of the shorter file's own lines; with fewer in common, what they share may be the template."""
_FEWEST_SHARED: Final = 2
_MOST_PLACES: Final = 1
"""Where both hold other words. Two devices that wrote on in one note differ in a place or two; two
notes from one template in every place that it leaves open."""
_MOST_LINES: Final = 1000
"""Nobody's day has more, and comparing takes their square."""


def is_plain_copy(uri: str, original: str, copied: bytes, first: bytes) -> bool:
    """Whether one of two files that are named so is a second copy of the other.

    Args:
        uri: of what may be the copy; its name has a form of one.
        original: the uri its name leads to.
        copied: what the first of them holds.
        first: what the other holds.
    """
    if _of_different_days(original, copied, first):
        return False
    if original_by_name(uri) is not None:
        return True
    # `Standup 2.md`: iCloud names copies so, and people their second notes.
    day = _day(original, first)
    if day is None:
        return False
    if day != _day(original, copied):
        return False
    return copied == first or _derives(copied, first)


def _of_different_days(original: str, copied: bytes, first: bytes) -> bool:
    for name in (_NO_DAY, original):
        days = {_day(name, copied), _day(name, first)} - {None}
        if len(days) > 1:
            return True
    return False


def _day(uri: str, data: bytes) -> date | None:
    """The day of an entry, or of a check-in the first of its week."""
    settings = Settings()
    writing, _ = read(uri, data, settings)
    if isinstance(writing, Entry):
        return writing.on
    if isinstance(writing, Checkin):
        return writing.week
    return None


def _derives(copied: bytes, first: bytes) -> bool:
    """Whether one of two files was made from the other, by what somebody wrote in both."""
    if max(len(copied), len(first)) > FILE_CAP_BYTES:
        return False
    one, other = _own_lines(copied), _own_lines(first)
    if not one or not other:
        return False
    if max(len(one), len(other)) > _MOST_LINES:
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    blocks = matcher.get_matching_blocks()
    shared = sum(block.size for block in blocks)
    codes = matcher.get_opcodes()
    places = [code for code in codes if code[0] == "replace"]
    if len(places) > _MOST_PLACES or shared < _FEWEST_SHARED:
        return False
    return shared >= _SHARED * min(len(one), len(other))


def _own_lines(data: bytes) -> list[str]:
    """The lines that somebody wrote into a file, not those its template has."""
    lines = data.decode("utf-8", "replace").splitlines()
    written = _written(line.strip() for line in lines)
    return list(written)


def _written(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        if line and not _OF_A_TEMPLATE.match(line):
            yield line
