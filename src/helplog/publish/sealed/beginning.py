"""The copy a sealing goes on from: the one that is there, unlocked, or the first of a new key."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Final, NamedTuple, Protocol

from helplog.model.refusal import RefusalError
from helplog.publish.sealed.content.site_paths import NOT_FOUND
from helplog.publish.sealed.copy_folder import CopyFolder
from helplog.publish.sealed.format.blobs import DamagedError, seal_blob
from helplog.publish.sealed.format.contents import MANIFEST, Contents, Part
from helplog.publish.sealed.format.keys import MASTER_BYTES, Keys, derived
from helplog.publish.sealed.format.vault import DamagedVaultError, Vault, Wrap, wrapped
from helplog.publish.sealed.opened import MissingError, OpenedCopy, open_copy

_JOURNAL_BYTES: Final = 16
_KEY_NAME_LETTERS: Final = 16


class Passphrases(Protocol):
    """Whoever knows the passphrase."""

    def master_of(self, vault: Vault) -> bytes:
        """The master key of a copy that is there."""

    def chosen(self) -> str:
        """The passphrase of a copy that is to be, normalised."""


class TurnedCopy(NamedTuple):
    """A copy whose blobs are all there."""

    vault: Vault
    keys: Keys
    contents: Contents
    is_different: bool
    """From the one before."""

    @property
    def manifest_name(self) -> str:
        """Of the manifest's blob."""
        return self.keys.name_of(MANIFEST, self.vault.manifest)

    def names(self) -> frozenset[str]:
        """Its blobs."""
        named = [self.keys.name_of(one.name, one.tag) for one in self.contents.parts]
        return frozenset((self.manifest_name, *named))


class BegunCopy(NamedTuple):
    """A copy that is about to be made."""

    folder: CopyFolder
    keys: Keys
    wraps: tuple[Wrap, ...]
    vault: Vault | None
    """Of the copy before; None where there is none."""
    before: OpenedCopy | None

    @property
    def key_name(self) -> str:
        """Tells one key from another, and nothing about it."""
        return self.keys.tag(b"").hex()[:_KEY_NAME_LETTERS]

    def parts_before(self) -> Mapping[str, Part]:
        """Those of the copy before, by name."""
        if self.before is None:
            return {}
        return {part.name: part for part in self.before.contents.parts}

    def names_before(self) -> frozenset[str]:
        """The blobs of the copy before."""
        if self.before is None:
            return frozenset()
        return frozenset(self.before.names())

    def turned_to(
        self, parts: tuple[Part, ...], today: str, language: str
    ) -> TurnedCopy:
        """The manifest of these parts, in its place, and the vault that names it.

        Args:
            parts: of the copy, their blobs in place.
            today: the writer's day, in ISO form.
            language: the site's.

        Raises:
            OSError: it can't be written.
        """
        contents = Contents(
            counter=1,
            sealed_on=today,
            journal=os.urandom(_JOURNAL_BYTES).hex(),
            language=language,
            home=self.keys.address_of(""),
            not_found=self.keys.address_of(NOT_FOUND),
            parts=parts,
            before=(),
        )
        if self.before is not None and self.vault is not None:
            last = self.before.contents
            if (last.parts, last.language) == (parts, language):
                return TurnedCopy(self.vault, self.keys, last, is_different=False)
            named = {self.keys.name_of(part.name, part.tag) for part in parts}
            contents = contents._replace(
                counter=last.counter + 1,
                journal=last.journal,
                before=tuple(sorted(self.names_before() - named)),
            )
        vault = Vault(self._put(contents), self.wraps)
        return TurnedCopy(vault, self.keys, contents, is_different=True)

    def _put(self, contents: Contents) -> bytes:
        plaintext = contents.written
        tag = self.keys.tag(plaintext)
        blob = seal_blob(self.keys.enc, MANIFEST, tag, plaintext)
        self.folder.add(self.keys.name_of(MANIFEST, tag), blob)
        return tag


def begun_copy(folder: CopyFolder, passphrases: Passphrases) -> BegunCopy:
    """Unlocks the copy that is there, or makes a key for the first.

    Raises:
        RefusalError: it is damaged, or the passphrase isn't known.
    """
    try:
        vault = folder.vault()
        if vault is None:
            master = os.urandom(MASTER_BYTES)
            wraps = (wrapped(master, passphrases.chosen()),)
            return BegunCopy(folder, derived(master), wraps, None, None)
        master = passphrases.master_of(vault)
        before = open_copy(folder, vault, master)
    except (DamagedVaultError, DamagedError, MissingError) as error:
        raise RefusalError(
            "the sealed copy there is damaged; bring it back from where it was copied to, or "
            "delete its folder and seal again: devices take that for another journal"
        ) from error
    return BegunCopy(folder, before.keys, vault.wraps, vault, before)
