"""Passphrases of a copy that is there: another in the place of one, one more, one less.

The master key stays, and so does every blob: only its wraps are different.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from helplog.model.refusal import RefusalError
from helplog.publish.sealed.format.vault import MOST_WRAPS, Vault, wrapped


class Change(Enum):
    """What is done with the passphrase that opened a copy."""

    REPLACE = "replace"
    ADD = "add"
    REMOVE = "remove"


def with_passphrase(
    vault: Vault, number: int, master: bytes, change: Change, chosen: Callable[[], str]
) -> Vault:
    """The vault as it is to be.

    Args:
        vault: as it is.
        number: of the wrap that was opened.
        master: the key in it.
        change: what is to be done.
        chosen: gives the new passphrase, normalised; asked only where there is one.

    Raises:
        RefusalError: it would be opened by none, or by too many.
    """
    wraps = list(vault.wraps)
    if change is Change.REMOVE:
        if len(wraps) == 1:
            raise RefusalError(
                "that is the only passphrase; without it nothing opens the copy. Add another first"
            )
        del wraps[number]
        return vault._replace(wraps=tuple(wraps))
    if change is Change.ADD and len(wraps) == MOST_WRAPS:
        raise RefusalError(
            f"there are {MOST_WRAPS} passphrases already; remove one first"
        )
    passphrase = chosen()
    if vault.opened(passphrase) is not None:
        raise RefusalError("that passphrase opens it already; nothing was changed")
    made = wrapped(master, passphrase)
    if change is Change.ADD:
        wraps.append(made)
    else:
        wraps[number] = made
    return vault._replace(wraps=tuple(wraps))
