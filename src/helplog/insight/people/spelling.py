"""Names one slip apart, and first names: pointed out, never changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from helplog.model.names import name_key

SHORTEST_SLIP: Final = 3
"""Letters in the longer of two names: under this, one edit is another name, not a slip."""
SURE_OF_ITS_FIRST: Final = 6
"""Under so many letters, another first letter is another name: Ana and Jana, Tim and Kim."""


def is_slip(one: str, other: str) -> bool:
    """Whether two names are at most one edit apart, and the edit could be a slip.

    An edit is a character put in, left out or exchanged; of a short name, not the first one. A
    differing digit tells names apart on purpose (`Room 1`, `Room 2`).
    """
    short, long = one, other
    if len(one) > len(other):
        short, long = other, one
    if len(long) < SHORTEST_SLIP:
        return False
    same = _same_letters(short, long)
    if not same and len(long) < SURE_OF_ITS_FIRST:
        return False
    after = same + 1
    edited = long[same:after]
    rest = short[same:]
    if len(short) == len(long):  # a character is exchanged, none left out
        edited += short[same:after]
        rest = short[after:]
    for letter in edited:
        if letter.isdigit():
            return False
    return rest == long[after:]


def _same_letters(short: str, long: str) -> int:
    """How many letters two names have in common before they differ."""
    letters = zip(short, long, strict=False)
    for at, (one, other) in enumerate(letters):
        if one != other:
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
    for spelling in known:
        key = name_key(spelling)
        spellings.setdefault(key, spelling)
    if typed in spellings:
        return ()
    meant = []
    for key, spelling in spellings.items():
        if is_slip(typed, key):
            meant.append(spelling)
    meant += _by_first_name(typed, spellings)
    each_once = dict.fromkeys(meant)
    return tuple(each_once)


def _by_first_name(typed: str, spellings: dict[str, str]) -> list[str]:
    """The only person with this first name and more; or the first name alone, of a full one."""
    first, _, rest = typed.partition(" ")
    beginning = f"{first} "
    bearers = []
    for key, spelling in spellings.items():
        if key.startswith(beginning):
            bearers.append(spelling)
    if not rest:
        is_certain = len(bearers) == 1
        return bearers if is_certain else []
    if bearers or first not in spellings:
        return []
    return [spellings[first]]
