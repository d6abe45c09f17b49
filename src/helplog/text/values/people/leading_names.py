"""The people a sentence begins with, where no colon and no mention says so: `Farid stayed 20 min`.

Capitals prove nothing. A name is one that the journal knows, or begins with a title.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import Final, NamedTuple

from helplog.model.late_patterns import late_pattern
from helplog.text.source.lines import SPACES
from helplog.text.values.people.known_people import KnownPeople
from helplog.text.values.people.titles import titled_end
from helplog.text.values.people.word_spans import first_word

_JOINER = late_pattern(
    rf"(?P<comma>[{SPACES}]*[,;][{SPACES}]*)(?:(?:and|und|&)[{SPACES}]+)?"
    rf"|[{SPACES}]+(?:and|und|&)[{SPACES}]+"
)
_DASH = late_pattern(rf"[{SPACES}]+(?:[\u2013\u2014\u2015\u2212-]|--)[{SPACES}]+")
_BRACKETS = late_pattern(rf"[{SPACES}]+\((?P<what>[^()\n]+)\)[{SPACES}.]*$")
_FOR = late_pattern(rf"[{SPACES}]+(?:for|f\u00fcr)[{SPACES}]+")
_END = late_pattern(rf"[{SPACES}\n.!?\u2026]*$")
_GOES_ON = late_pattern(rf"[.!?\u2026]*[{SPACES}\n]+")
_FIGURES = late_pattern(r"[\d.,%\s]*(?:lbs?|pounds?|chance)?[\d.,%\s]*", re.IGNORECASE)
"""`5 lb`, `40%`: what a bracket at the end says of the weight and the chance, nothing it was
about."""
_PRONOUNS: Final = frozenset({"i", "you", "we", "he", "she", "they", "it", "ich"})
"""What follows a verb or a month that is a name as well: `Will you`, `May I`."""

_DESCRIBING: Final = frozenset(
    {
        *(
            "from",
            "at",
            "of",
            "with",
            "in",
            "on",
            "by",
            "next",
            "who",
            "the",
            "a",
            "and",
        ),
        *(
            "aus",
            "von",
            "vom",
            "bei",
            "beim",
            "mit",
            "im",
            "am",
            "der",
            "die",
            "das",
            "und",
        ),
    }
)


class Form(Enum):
    """How a text goes on after those it begins with."""

    ALONE = auto()
    """Not at all."""
    DIVIDED = auto()
    """With a sign, or `for`, and what it was about."""
    SENTENCE = auto()
    """As a sentence, which is all of it what it was about."""


class LeadingNames(NamedTuple):
    """Who a text begins with."""

    spans: tuple[tuple[int, int], ...]
    """Where each name stands in the text."""
    what: str | None
    form: Form
    perhaps: str = ""
    """What follows and may be one more person, whom nobody knows."""


def leading_names(text: str, known: KnownPeople) -> LeadingNames | None:
    """Who a text begins with, None where that is nobody as far as anyone knows.

    Args:
        text: what an item was about as its file alone tells, one line or several.
        known: the people of the journal.
    """
    end = _name_end(text, 0, known)
    if end is None:
        return None
    spans = [(0, end)]
    joiner = _JOINER.match(text, end)
    while joiner:
        name_begins = joiner.end()
        following = _name_end(text, name_begins, known)
        if following is None:
            break
        begins = joiner.end()
        spans.append((begins, following))
        end = following
        joiner = _JOINER.match(text, end)
    names = tuple(spans)
    if joiner is None:
        return _told(text, names)
    perhaps = text[joiner.end() :].strip(SPACES + "\n")
    if not joiner["comma"]:
        return LeadingNames(names, text, Form.SENTENCE, perhaps)
    if not perhaps[:1].isupper():
        return LeadingNames(names, perhaps or None, Form.DIVIDED)
    return LeadingNames(names, perhaps, Form.DIVIDED, perhaps)


def describes_somebody(text: str, found: LeadingNames) -> bool:
    """Whether what follows a name tells which of several is meant: `Dana from the choir`."""
    _, end = found.spans[-1]
    word = first_word(text, end)
    return word is not None and word.text.casefold() in _DESCRIBING


def begins_longer_name(text: str, known: KnownPeople) -> bool:
    """Whether a text begins with a name that is known and goes on as a longer one that isn't."""
    end = known.end_of_name(text, 0)
    if end is None:
        return False
    if titled_end(text, 0) is not None:
        return False
    after = _word_after(text, end)
    if not after[:1].isupper():
        return False
    return after.casefold() not in _PRONOUNS


def _name_end(text: str, start: int, known: KnownPeople) -> int | None:
    """Just past the name that begins at an index, None where none does."""
    end = known.end_of_name(text, start)
    if end is not None:
        after = _word_after(text, end)
        if not after[:1].isupper() and after.casefold() not in _PRONOUNS:
            return end
    return titled_end(text, start)


def _word_after(text: str, end: int) -> str:
    """The word right after a name, with which it may be a longer one: `Dana Lee`."""
    word = first_word(text, end)
    if word is None or text[end : word.start].strip(SPACES):
        return ""
    return word.text


def _told(text: str, names: tuple[tuple[int, int], ...]) -> LeadingNames | None:
    _, end = names[-1]
    if _END.match(text, end):
        return LeadingNames(names, None, Form.ALONE)
    for sign in (_DASH, _FOR):
        found = sign.match(text, end)
        if found:
            what = text[found.end() :].strip(SPACES + "\n")
            return LeadingNames(names, what or None, Form.DIVIDED)
    bracket = _BRACKETS.match(text, end)
    if bracket and not _FIGURES.fullmatch(bracket["what"]):
        what = bracket["what"].strip(SPACES)
        return LeadingNames(names, what or None, Form.DIVIDED)
    if _GOES_ON.match(text, end):
        return LeadingNames(names, text, Form.SENTENCE)
    return None
