"""What was typed into a field, made ready to stand in a sentence: no word of it gets lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from helplog.model.late_patterns import late_pattern
from helplog.model.printing import without_controls
from helplog.pages.handoffs.grammar import Grammar
from helplog.pages.words import Words

_MARKS: Final = ".,;:!?…"
_RUN: Final = late_pattern(rf"\s*[{_MARKS}](?:\s*[{_MARKS}])*(?=\s|$)|[{_MARKS}]{{2,}}")
"""Signs in a row, blanks before and between them included; `8:30` and `e.g` are words."""
_LEADING: Final = late_pattern(rf"^(?:[-–—•*+>#]+(?=\s|$)|[\s{_MARKS}])+")
_TRAILING: Final = late_pattern(rf"[\s{_MARKS}–—-]+$")
_CLOSERS: Final = "\"'”’»›)]"
_STRONGEST: Final = "?!….;:,"
"""Of signs in a row, the one that says most is kept."""
_WORD: Final = late_pattern(r"[\w'’]+")
_CAPITALS: Final = 2


def lines_of(text: str) -> list[str]:
    """The lines of a field, each without bullets and trailing signs; those that say nothing go."""
    lines = [tidied(line) for line in text.splitlines()]
    return [line for line in lines if line]


def tidied(text: str) -> str:
    """One line of words, with nothing before or behind them and one sign where there were more."""
    printable = without_controls(text).split()
    said = " ".join(printable)
    said = _LEADING.sub("", said)
    said = _TRAILING.sub("", said)
    return _RUN.sub(_strongest, said)


def _strongest(run: re.Match[str]) -> str:
    return next(sign for sign in _STRONGEST if sign in run[0])


def together(lines: Iterable[str], grammar: Grammar, words: Words) -> str:
    """Several lines as one phrase: `both there by nine, the bag packed and nobody shouting`."""
    first, *others = lines
    rest = [within(line, grammar) for line in others]
    if not rest:
        return first
    if any("," in line for line in (first, *rest)):
        return "; ".join((first, *rest))
    return one_after_another((first, *rest), words)


def one_after_another(parts: Sequence[str], words: Words) -> str:
    """`Sam, Lee and Ana`, with no comma before the last."""
    if not parts:
        return ""
    *others, last = parts
    if not others:
        return last
    first_ones = ", ".join(others)
    return words.all_of((first_ones, last))


def unopened(said: str, opener: re.Pattern[str]) -> str:
    """A phrase without the beginning that its sentence has anyway, however often it was typed.

    What is nothing but a beginning stays as it is.
    """
    while found := opener.match(said.replace("’", "'")):
        after = said[found.end() :]
        rest = tidied(after)
        if not rest:
            break
        said = rest
    return said


def first_word(said: str) -> str:
    """The word a text begins with, in small letters, its apostrophe straight."""
    found = _WORD.match(said)
    if found is None:
        return ""
    return found[0].casefold().replace("’", "'")


def within(said: str, grammar: Grammar, names: Iterable[str] = ()) -> str:
    """A text as it stands within a sentence: its first word small, unless that is a name.

    Args:
        said: the phrase.
        grammar: of its language.
        names: of people, whose capitals stay.
    """
    found = _WORD.match(said)
    if found is None:
        return said
    if _keeps_capital(found[0], said[found.end() :], grammar, names):
        return said
    return said[0].lower() + said[1:]


def _keeps_capital(
    word: str, after: str, grammar: Grammar, names: Iterable[str]
) -> bool:
    plain = word.casefold().replace("’", "'")
    if grammar.small is not None:
        return plain not in grammar.small
    if plain in grammar.names or word.lower().endswith(("'s", "’s")):
        return plain not in grammar.ordinary
    capitals = sum(char.isupper() for char in word)
    if capitals >= _CAPITALS:
        return True
    if any(plain in name.casefold().split() for name in names):
        return True
    following = _WORD.match(after.lstrip())
    if following is None:
        return False
    return following[0][0].isupper() and following[0] != "I"


def sentence(said: str) -> str:
    """A text as a sentence by itself: it begins with a capital and ends."""
    begun = said[:1].upper() + said[1:]
    return ended(begun)


def ended(said: str) -> str:
    """A text with a full stop, unless it ends already; a quote's own end counts."""
    if said.rstrip(_CLOSERS).endswith(tuple(".!?…")):
        return said
    return f"{said}."
