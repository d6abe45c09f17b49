"""Passphrases: written the same wherever they are typed, and none that is soon guessed."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from helplog.model.refusal import RefusalError

MOST_LETTERS: Final = 1024
_WHITE_SPACE: Final = re.compile(
    "[\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+"
)
"""What a browser's `\\s` takes: both sides have to agree, and Python's own has a few more."""
_LEAST_GUESSES: Final = 1e12
"""About what a good graphics card tries in three years, with a million rounds for each guess."""
_LETTERS_JUDGED: Final = 72
"""The estimate takes longer than a moment for more, and has seen enough by then."""


def normalised(passphrase: str) -> str:
    """A passphrase as it is used: single spaces, none at the ends, NFKC.

    Raises:
        RefusalError: nothing is left of it, it is too long, or it is no text.
    """
    if len(passphrase) > MOST_LETTERS:
        raise RefusalError(
            f"a passphrase has up to {MOST_LETTERS} letters; take a shorter one"
        )
    single = _WHITE_SPACE.sub(" ", passphrase).strip(" ")
    if not single:
        raise RefusalError("an empty passphrase keeps nothing; take six words")
    try:
        single.encode()
    except UnicodeEncodeError as error:
        raise RefusalError(
            "the passphrase holds bytes that are no text; write it in UTF-8"
        ) from error
    return unicodedata.normalize("NFKC", single)


def refuse_weak(passphrase: str) -> None:
    """Declines one that somebody who holds the folder would find.

    They have all the time there is, and nobody counts how often they try.

    Args:
        passphrase: normalised.

    Raises:
        RefusalError: it is too easy to guess.
    """
    from zxcvbn import zxcvbn  # noqa: PLC0415 - its lists of words take a moment to read

    judged = zxcvbn(passphrase[:_LETTERS_JUDGED], max_length=_LETTERS_JUDGED)
    if judged["guesses"] < _LEAST_GUESSES:
        raise RefusalError(
            "that passphrase would be found: whoever has the folder may try for as long as they "
            "like. Six words that have nothing to do with each other hold"
        )
