"""A sealed copy that a command looks into: found, held open, unlocked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from helplog.cli.sealing.sealed_build import FOLDER
from helplog.model.refusal import RefusalError

if TYPE_CHECKING:
    from helplog.publish.sealed.copy_folder import CopyFolder
    from helplog.publish.sealed.format.vault import Vault
    from helplog.publish.sealed.opened import Blobs, OpenedCopy

_BACK: Final = "bring the folder back from where it was copied to"


def folder_of(folder: Path | None) -> Path:
    """The folder that was named; else the journal's own.

    Raises:
        RefusalError: none was, and there is no journal.
    """
    from helplog.publish.sealed.needed import refuse_missing_libraries

    refuse_missing_libraries()
    if folder is not None:
        return folder.expanduser().absolute()
    from helplog.cli.journal import journal_root

    return journal_root() / FOLDER


@contextmanager
def held_copy(
    folder: Path, *, changing: bool = False
) -> Iterator[tuple[CopyFolder, Vault]]:
    """A copy and its vault.

    Args:
        folder: where it is.
        changing: whether it is about to be changed, and kept for this process alone.

    Raises:
        RefusalError: there is none, or it is damaged.
    """
    from helplog.publish.sealed.copy_folder import VAULT, opened_copy

    if not folder.is_dir():
        raise _nothing(str(folder))
    with opened_copy(folder, make=changing) as copy:
        yield copy, vault_in(str(folder), copy.fixed(VAULT))


def vault_in(where: str, data: bytes | None) -> Vault:
    """A vault.

    Args:
        where: it was found.
        data: what it holds; None where there is none.

    Raises:
        RefusalError: there is none, or it is damaged.
    """
    from helplog.publish.sealed.format.vault import DamagedVaultError, read_vault

    if data is None:
        raise _nothing(where)
    try:
        return read_vault(data)
    except DamagedVaultError as error:
        raise RefusalError(
            f"vault.json in {where} is damaged, or asks for too few rounds; {_BACK}"
        ) from error


def opened_with(blobs: Blobs, vault: Vault, master: bytes) -> OpenedCopy:
    """A copy whose passphrase is known.

    Raises:
        RefusalError: the list of what is in it is missing or damaged.
    """
    from helplog.publish.sealed.format.blobs import DamagedError
    from helplog.publish.sealed.opened import MissingError, open_copy

    try:
        return open_copy(blobs, vault, master)
    except MissingError as error:
        raise RefusalError(
            f"the list of what is in the sealed copy is missing; {_BACK}"
        ) from error
    except DamagedError as error:
        raise RefusalError(
            f"the list of what is in the sealed copy was changed; {_BACK}"
        ) from error


def _nothing(where: str) -> RefusalError:
    return RefusalError(
        f"there is no sealed copy in {where}; make one with: helplog build --sealed"
    )
