"""What may stand at the end of an item's one line: `(5 lb, 40%)` and `-> yes`.

Arrows and units alone: `- yes` and "he said yes" are prose, and so is what a list has no field for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Final, NamedTuple

from helplog.model.journal import FieldValue
from helplog.model.kinds import Kind
from helplog.model.late_patterns import late_pattern
from helplog.text.source.lines import SPACES
from helplog.text.values.field_types import UnreadableError
from helplog.text.values.fields import carries, understood

_WEIGHT: Final = "weight"
_CHANCE: Final = "chance"
_ANSWER: Final = "answer"
FIELDS_AT_THE_END: Final = (_WEIGHT, _CHANCE, _ANSWER)
_NUMBER: Final = r"[0-9]{1,9}(?:[.,][0-9]{1,9})?"
_NOTE: Final = "note"
_SIGN: Final = rf"(?<![{SPACES}])[{SPACES}]++(?:->|\u2192|=>)[{SPACES}]*"
_ARROW = late_pattern(rf"{_SIGN}(?P<answer>[^\W\d_]{{1,20}}(?: yet)?)[.!]?$")
_PLAIN: Final = r"(?P<answer>yes|no|later|partly|partially|waiting|pending|not yet)"
_ARROW_WITH_MORE = late_pattern(
    rf"{_SIGN}{_PLAIN}(?:[{SPACES}]*[,;:.!\u2013\u2014-]+[{SPACES}]+|[{SPACES}]+(?=\(|but |aber ))"
    r"(?P<note>\S.*)$",
    re.IGNORECASE,
)
"""`-> yes, but only in March`: what follows the answer is said of it."""
_ARROW_BEFORE_WORDS = late_pattern(rf"{_SIGN}{_PLAIN}[{SPACES}]+\S", re.IGNORECASE)
"""`-> yes on Friday`, or a sign that says `-> no parking`."""
_BRACKET = late_pattern(rf"[{SPACES}]+\((?P<inside>[^()]{{1,40}})\)$")
_POUNDS = late_pattern(
    rf"(?:weight:? )?(?P<weight>{_NUMBER} ?(?:lbs?|pounds?)\.?)", re.IGNORECASE
)
_PER_CENT = late_pattern(
    rf"(?P<word>chance:? )?(?P<chance>{_NUMBER} ?%)", re.IGNORECASE
)
_ANY_DAY: Final = date(2000, 1, 1)
"""Neither pounds nor a chance nor an answer asks for one."""


_WITH_ENDING: Final = frozenset(
    kind for kind in Kind if any(carries(name, kind) for name in FIELDS_AT_THE_END)
)


class Said(NamedTuple):
    """One field at the end of a text."""

    name: str
    value: FieldValue
    start: int
    """Index of what says it, in the whole text."""
    end: int


class Ending(NamedTuple):
    """A text taken apart at its end."""

    text: str
    """Without what stands there."""
    said: tuple[Said, ...] = ()


@cache
def has_ending(kind: Kind) -> bool:
    """Whether items of a list may say something at the end of their line."""
    return kind in _WITH_ENDING


def ending_of(kind: Kind, text: str) -> Ending:
    """What an item's line says at its end, and the text before it.

    Args:
        kind: its list: what that has no field for is part of the text.
        text: the line, without the list's dash.
    """
    ending = Ending(text)
    # Nearly every line has neither; this is told at a glance.
    if text[-1:] != ")" and not _has_arrow(text):
        return ending
    for _ in FIELDS_AT_THE_END:
        last = _last(kind, ending.text)
        if not last.said:
            break
        if not _adds(last.said, ending.said):
            break
        ending = Ending(last.text, (*last.said, *ending.said))
    return ending


def _adds(found: Sequence[Said], said: Sequence[Said]) -> bool:
    """Whether what was found says something that is not said further back."""
    names = {one.name for one in said}
    return names.isdisjoint(one.name for one in found)


def _last(kind: Kind, text: str) -> Ending:
    """What the last arrow or bracket says; nothing where there is none, or nothing before it."""
    found = None
    said: Sequence[Said] = ()
    if text.endswith(")"):
        found = _BRACKET.search(text)
    if found:
        said = _in_bracket(kind, found)
    if not said:
        found = _arrow_in(kind, text)
        if found:
            said = _at_arrow(found)
    if not said or found is None or not found.start():
        return Ending(text)
    before = text[: found.start()]
    return Ending(before, tuple(said))


def _arrow_in(kind: Kind, text: str) -> re.Match[str] | None:
    if not _has_arrow(text):
        return None
    if not carries(_ANSWER, kind):
        return None
    return _ARROW.search(text) or _ARROW_WITH_MORE.search(text)


def _at_arrow(found: re.Match[str]) -> list[Said]:
    """The answer, and what is said of it."""
    said = _read(_ANSWER, found, 0)
    if _NOTE in found.re.groupindex:
        said.append(Said(_NOTE, found[_NOTE], found.start(_NOTE), found.end(_NOTE)))
    return said


def perhaps_answers(kind: Kind, text: str) -> bool:
    """Whether an arrow stands before an answer and more words: `-> yes on Friday`."""
    if not _has_arrow(text):
        return False
    return carries(_ANSWER, kind) and _ARROW_BEFORE_WORDS.search(text) is not None


def _has_arrow(text: str) -> bool:
    return "->" in text or "\u2192" in text or "=>" in text


def _in_bracket(kind: Kind, bracket: re.Match[str]) -> list[Said]:
    """The weight and the chance in a bracket that says nothing else."""
    said: list[Said] = []
    at = bracket.start("inside")
    for part in bracket["inside"].split(","):
        one = _part(kind, part, at, beside=bool(said))
        if one is None:
            return []
        if not _adds([one], said):
            return []
        said.append(one)
        at += len(part) + 1
    return said


def _part(kind: Kind, part: str, at: int, *, beside: bool) -> Said | None:
    """What one part of a bracket says; a bare `40%` is a chance only beside a weight."""
    bare = part.strip(SPACES)
    at += part.index(bare)
    found = _POUNDS.fullmatch(bare)
    name = _WEIGHT
    if found is None:
        found = _PER_CENT.fullmatch(bare)
        name = _CHANCE
        if found is None:
            return None
        if not (beside or found["word"]):
            return None
    if not carries(name, kind):
        return None
    for one in _read(name, found, at):
        return one
    return None


def _read(name: str, found: re.Match[str], at: int) -> list[Said]:
    """What a match says under the field's name, as the reader takes it."""
    try:
        value = understood(name, found[name], _ANY_DAY)
    except UnreadableError:
        return []
    if value is None:
        return []
    return [Said(name, value, at + found.start(name), at + found.end(name))]
