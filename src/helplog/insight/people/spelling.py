"""Names one slip apart, and first names: pointed out, never changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from helplog.model.names import name_key

SHORTEST_SLIP: Final = 3
"""Letters in the longer of two names: under this, one edit is another name, not a slip."""


def is_slip(one: str, other: str) -> bool:
    """Whether two names are at most one edit apart, and the edit could be a slip.

    An edit is a character put in, left out or exchanged. A differing digit tells names apart on
    purpose (`Room 1`, `Room 2`).
    """
    short, long = sorted((one, other), key=len)
    if len(long) < SHORTEST_SLIP:
        return False
    same = _same_letters(short, long)
    edited = long[same : same + 1]
    rest = short[same:]
    if len(short) == len(long):  # a character is exchanged, none left out
        edited += short[same : same + 1]
        rest = short[same + 1 :]
    if any(letter.isdigit() for letter in edited):
        return False
    return rest == long[same + 1 :]


def _same_letters(short: str, long: str) -> int:
    """How many letters two names have in common before they differ."""
    for at, (a, b) in enumerate(zip(short, long, strict=False)):
        if a != b:
            return at
    return len(short)


def perhaps_meant(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """The known names that a new one may be a slip of, or the first name of.

    Args:
        name: as typed.
        known: every name of the journal, as written.

    Returns:
        None of them where the name is known itself.
    """
    typed = name_key(name)
    spellings: dict[str, str] = {}
    for spelt in known:
        spellings.setdefault(name_key(spelt), spelt)
    if typed in spellings:
        return ()
    slips = [spelt for key, spelt in spellings.items() if is_slip(typed, key)]
    return tuple(dict.fromkeys((*slips, *_by_first_name(typed, spellings))))


def _by_first_name(typed: str, spellings: dict[str, str]) -> tuple[str, ...]:
    """The only person with this first name and more; or the first name alone, of a full one."""
    first, _, rest = typed.partition(" ")
    bearers = [spelt for key, spelt in spellings.items() if key.startswith(f"{first} ")]
    if not rest and len(bearers) == 1:
        return tuple(bearers)
    if rest and first in spellings and not bearers:
        return (spellings[first],)
    return ()
