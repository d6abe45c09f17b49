"""A copy that is unlocked: its keys, its manifest, and the content of its parts."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from helplog.publish.sealed.format.blobs import DamagedError, open_blob
from helplog.publish.sealed.format.contents import (
    MANIFEST,
    Contents,
    Part,
    read_contents,
)
from helplog.publish.sealed.format.keys import Keys, derived
from helplog.publish.sealed.format.packs import PackedFile, unpacked
from helplog.publish.sealed.format.vault import Vault


class MissingError(Exception):
    """A blob that a copy needs isn't there."""


class Blobs(Protocol):
    """Where the blobs of a copy are."""

    def blob(self, name: str) -> bytes | None:
        """A blob; None where it isn't there or can't be read."""


class OpenedCopy(NamedTuple):
    """A copy whose master key is known."""

    blobs: Blobs
    keys: Keys
    contents: Contents
    manifest_name: str
    """Of the manifest's blob."""

    def name_of(self, part: Part) -> str:
        """The name of a part's blob."""
        return self.keys.name_of(part.name, part.tag)

    def names(self) -> dict[str, str]:
        """Which blobs there have to be, and the part each holds."""
        named = {self.name_of(part): part.name for part in self.contents.parts}
        return {self.manifest_name: MANIFEST, **named}

    def plaintext(self, part: Part) -> bytes:
        """The content of a part.

        Raises:
            MissingError: its blob isn't there.
            DamagedError: its blob is something else.
        """
        blob = self.blobs.blob(self.name_of(part))
        if blob is None:
            raise MissingError(self.name_of(part))
        return open_blob(self.keys.enc, part.name, part.tag, blob)

    def files(self, part: Part) -> list[PackedFile]:
        """The files of a pack.

        Raises:
            MissingError: its blob isn't there.
            DamagedError: its blob is something else.
        """
        return unpacked(self.plaintext(part))


def open_copy(blobs: Blobs, vault: Vault, master: bytes) -> OpenedCopy:
    """Reads the manifest that a vault names.

    Raises:
        MissingError: it isn't there.
        DamagedError: it is something else.
    """
    keys = derived(master)
    name = keys.name_of(MANIFEST, vault.manifest)
    blob = blobs.blob(name)
    if blob is None:
        raise MissingError(name)
    plaintext = open_blob(keys.enc, MANIFEST, vault.manifest, blob)
    try:
        contents = read_contents(plaintext)
    except (ValueError, TypeError, KeyError) as error:
        raise DamagedError from error
    return OpenedCopy(blobs, keys, contents, name)
