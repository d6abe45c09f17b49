"""What each outsider can see of a journal: the part of privacy that no program settles alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from helplog.model.checkup import Remark, fine, know
from helplog.model.printing import shell_quoted
from helplog.model.settings import Settings
from helplog.store.files.privacy import seen_by_others
from helplog.store.trust.examining import SYNCTHING, sync_service
from helplog.sync.examining import SEALED, copies, is_sealed


def outsiders(root: Path, settings: Settings) -> Iterator[Remark]:
    """One remark for each who might look, the nearest last."""
    yield from _hosts(root, settings)
    yield from _service(root)
    yield _other_users(root)
    yield know(
        "in-hand",
        "someone with this computer in hand can read everything while it is unlocked; and while "
        "it is switched off, unless its disk is encrypted",
        "turn on the encryption of the disk (FileVault, BitLocker, LUKS), and lock the screen",
    )
    yield know(
        "browser",
        "the browser's history keeps the addresses of pages, which hold days and people's names, "
        "and a browser that shares its history between devices sends them to its maker; "
        "an extension can read every page it is allowed on",
        "read the site in a private window, or in a profile without an account and extensions",
    )
    yield from _sealed_copy(root)
    yield know(
        "backups",
        "a backup of this computer holds the journal as it is",
        "encrypt the backup",
    )


def _sealed_copy(root: Path) -> Iterator[Remark]:
    if not (root / SEALED).is_dir():
        return
    yield know(
        "sealed-copy",
        "whoever has the sealed copy sees how large it is, of how many parts, and when it "
        "changes; not a word, name or day. They may try passphrases for as long as they like. A "
        "host that changes the unlock page can take the passphrase at the next unlock, and "
        "whoever runs a page at the same origin can see who unlocks it, and when",
        "give it an origin of its own, and look now and then: helplog seal verify URL",
    )


def _hosts(root: Path, settings: Settings) -> Iterator[Remark]:
    shared = copies(root)
    sealed = bool(shared) and is_sealed(root, settings)
    for copy in shared:
        if not copy.host:
            yield know(
                "remote",
                f"{copy.name} is a folder or a disk: whoever has it can read every word ever "
                "written",
            )
        elif sealed:
            yield know(
                "remote",
                f"{copy.host} can see the names of files, their sizes and when you write; "
                "what stands in entries is encrypted",
            )
        else:
            yield know(
                "remote",
                f"{copy.host} can read every entry ever written, deleted ones too, and so can "
                "whoever gets into your account there; if the repository is public, everyone can",
                "make sure that it is private, and use two factors there; "
                "or encrypt the entries with git-crypt",
            )
    if shared:
        yield know(
            "phone",
            "a phone that shares the repository holds all of it, within reach of every app that "
            "may read its files",
            "lock the phone with a code, and keep the repository in its git app's own storage",
        )
    else:
        yield fine("remote", "no other computer has a copy through git")


def _service(root: Path) -> Iterator[Remark]:
    service = sync_service(root)
    if service and service != SYNCTHING:
        yield know(
            "service",
            f"{service} can read the files of this folder, and keeps older versions of them",
        )


def _other_users(root: Path) -> Remark:
    if seen_by_others(root):
        return know(
            "other-users",
            "other users of this computer can read the entries; its administrators always can",
            f"chmod go-rwx {shell_quoted(root)}",
        )
    return fine(
        "other-users",
        "other users of this computer can read nothing; its administrators always can",
    )
