"""How people spell `private`, and how they say yes and no.

Only a clear no makes words public; everything near to a yes, and everything unclear, keeps them
private.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum, auto
from functools import lru_cache
from typing import Final

from helplog.model.late_patterns import late_pattern
from helplog.model.normal_forms import normalized
from helplog.text.source.slips import slips_between
from helplog.text.source.words import NO, YES, is_none

KEY: Final = "private"

_CLEAR_YES: Final = YES | {
    "1",
    "t",
    "x",
    "[x]",
    "✓",
    "✔",
    "☑",
    "✅",
    "wahr",
    "ja",
    "oui",
    "si",
    "vrai",
    "cierto",
    "private",
}
_CLEAR_NO: Final = NO | {
    "0",
    "nil",
    "nein",
    "non",
    "nee",
    "nope",
    "falsch",
    "faux",
    "[ ]",
}

_TYPED: Final = ("true", "yes", "private")

_LIKE_LATIN: Final = (
    str.maketrans("рріаетоѵ", "ppiaetov")  # Cyrillic
    | str.maketrans("ριαετονɩ", "piaetovi")  # Greek
    | str.maketrans("ıɪʀɑ", "iira")
    | str.maketrans("ː∶꞉︰﹕", ":::::")
    | str.maketrans("“”„‟″«»", '"""""""')
    | str.maketrans("‘’‚‛′", "'''''")
)
"""Letters of other scripts that look like those of `private`, and other signs that look like a
colon or a quote."""

_NOT_ASCII: Final = late_pattern(r"[^\x00-\x7f]")
_NOT_LETTERS: Final = late_pattern(r"[\W\d_]+")
_DENIED: Final = frozenset({"no", "non", "not", "never", "un", "public"})
_WORDS_OF_THEIR_OWN: Final = frozenset(
    {"pirate", "pirates", "primate", "primates", "privet", "private's", "deprived"}
)
_LONGEST: Final = 40
_FEWEST_LETTERS: Final = 5
_FEW_LETTERS: Final = 20
"""As many are exchanged one by one in less time than all letters are looked up."""
_MOST_SLIPS: Final = 2


class Meant(Enum):
    """How surely a key means `private`."""

    NO = auto()
    PERHAPS = auto()
    """`is_private`, `privacy`: only with a yes after it."""
    SURELY = auto()
    """Also with a slip, `privat`, `pirvate`: whatever stands after it, but a no."""


def plain_text(text: str) -> str:
    """A text as it looks.

    Small letters of one script, without accents, nothing that can't be seen, plain spaces.
    """
    if text.isascii():
        return text.lower()
    plain = text.casefold()
    # However long a text is, it has few letters of its own.
    others = {}
    for letter in set(_NOT_ASCII.findall(plain)):
        shown = _letter_as_seen(letter)
        if _has_order(shown):
            return _in_order(plain)
        if shown != letter:
            others[letter] = shown
    if len(others) > _FEW_LETTERS:
        codes = str.maketrans(others)
        return plain.translate(codes)
    for letter, shown in others.items():
        plain = plain.replace(letter, shown)
    return plain


@lru_cache(maxsize=1024)
def _letter_as_seen(letter: str) -> str:
    """What one letter looks like, whatever stands beside it."""
    return _in_order(letter)


def _has_order(shown: str) -> bool:
    """Whether marks are left of a letter, which change places with those of its neighbours."""
    return any(map(unicodedata.combining, shown))


def _in_order(text: str) -> str:
    """A text of small letters as it looks, its marks put in order."""
    latin = text.translate(_LIKE_LATIN)
    # Taking accents off may leave another letter that looks like a Latin one.
    letters = normalized("NFKD", latin).translate(_LIKE_LATIN)
    return "".join(map(_as_seen, letters))


def _as_seen(letter: str) -> str:
    if letter.isascii():
        return letter
    kind = unicodedata.category(letter)
    if kind in {"Cf", "Cc", "Mn", "Me"}:
        return ""
    if letter == "\ufffd":
        return ""
    if kind.startswith("Z"):
        return " "
    return letter


def may_mean(plain: str) -> bool:
    """Whether a text could hold the key at all.

    One slip leaves its first letters or its last ones as they are.

    Args:
        plain: as `plain_text` gives it.
    """
    if "pri" in plain:
        return True
    return "vate" in plain or "iate" in plain or "prvi" in plain


@lru_cache(maxsize=1024)  # the same few keys stand in every file
def meant_by(key: str) -> Meant:
    """Whether a key, as written, was meant to be `private`."""
    plain = plain_text(_apart(key))
    if not _FEWEST_LETTERS <= len(key) <= _LONGEST:
        return Meant.NO
    if not may_mean(plain):
        return Meant.NO
    words = _NOT_LETTERS.sub(" ", plain).split()
    bare = "".join(words)
    if bare in _WORDS_OF_THEIR_OWN or _DENIED.intersection(words):
        return Meant.NO
    slips = _slips(bare)
    if slips <= 1:
        return Meant.SURELY
    # Many letters are near to some word or other; two slips in seven are one too many to be sure.
    if slips <= _MOST_SLIPS or any(_slips(word) <= 1 for word in words):
        return Meant.PERHAPS
    return Meant.NO


def _apart(key: str) -> str:
    """`isPrivate` in two words."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", key)


def _slips(word: str) -> int:
    if word in _WORDS_OF_THEIR_OWN or abs(len(word) - len(KEY)) > _MOST_SLIPS:
        return len(KEY)
    return slips_between(word, KEY)


def says_yes(value: str) -> bool:
    """Whether a value is a plain yes in one of the ways people write it."""
    return _bare(value) in _CLEAR_YES


def nearly_yes(value: str) -> bool:
    """Whether a value is a yes, or a slip of one: `treu`, `yse`."""
    bare = _bare(value)
    if not bare:
        return False
    if bare in _CLEAR_YES:
        return True
    return any(slips_between(bare[:9], word) <= 1 for word in _TYPED)


def says_no(value: str) -> bool:
    """Whether a value is a plain no: the only thing that makes what it stands in public."""
    bare = _bare(value)
    if bare in _CLEAR_NO:
        return True
    if bare in {"", "~", "null"}:
        return False
    return is_none(bare)


def _bare(value: str) -> str:
    """A value without its comment, its quotes, and the comma or bracket after it."""
    stripped = plain_text(value).strip()
    plain = re.sub(r"(?:^|\s)#(?:\s.*)?$", "", stripped)
    plain = plain.strip(" \t\"'`,;")
    if plain in {"[x]", "[ ]"}:
        return plain
    return plain.strip(" \t\"'`,;.!?)}]")
