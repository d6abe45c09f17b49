"""What is shown beside what was sealed, byte for byte: whether a host changed anything.

The one cheap answer to a host that is no friend. It can show one visitor something else than
another; what is compared is what it shows to this computer, now.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple, Protocol

from helplog.publish.sealed.copy_folder import BLOBS, FIXED, UNLOCK, VAULT, CopyFolder
from helplog.publish.sealed.fixed_files import fixed_files
from helplog.publish.sealed.format.blobs import DamagedError, open_blob
from helplog.publish.sealed.opened import OpenedCopy

ROOT: Final = ""
"""The address of the copy itself, which has to be the unlock page."""


_MOST_BYTES: Final = 1 << 28
"""Of a manifest."""


class Shown(Protocol):
    """A copy as somebody shows it."""

    def read(self, name: str, most_bytes: int) -> bytes | None:
        """A file's bytes, one more than these at the most; None where there is none."""

    def others(self, known: Iterable[str]) -> list[str]:
        """Files that are there besides; none where that can't be told."""


class ShownBlobs:
    """The blobs of a copy that is shown somewhere.

    Args:
        shown: the copy.
    """

    def __init__(self, shown: Shown) -> None:
        self._shown = shown

    def blob(self, name: str) -> bytes | None:
        """A blob; None where it isn't there."""
        return self._shown.read(f"{BLOBS}/{name}", _MOST_BYTES)


class Difference(NamedTuple):
    """A file that isn't as it was sealed."""

    name: str
    what: str
    """`missing`, `different` or `extra`."""

    def __str__(self) -> str:
        return f"{self.what}: {self.name or 'the first page'}"


def differences(local: CopyFolder, shown: Shown) -> Iterator[Difference]:
    """Each file that is not as it is here, the unlock page and the worker first."""
    blobs = sorted(local.sizes())
    names = [ROOT, *FIXED, VAULT, *(f"{BLOBS}/{name}" for name in blobs)]
    for name in names:
        data = _here(local, name)
        if data is not None:
            yield from _compared(shown, name, data)
    for name in shown.others(names):
        yield Difference(name, "extra")


def damages(copy: OpenedCopy, shown: Shown) -> Iterator[Difference]:
    """Each file that isn't what its passphrase says, for whoever has no copy of their own here.

    The pages that ask for the passphrase are compared with those of this release of helplog.
    """
    fixed = fixed_files()
    for name, data in {ROOT: fixed[UNLOCK], **fixed}.items():
        yield from _compared(shown, name, data)
    for part in copy.contents.parts:
        name = f"{BLOBS}/{copy.name_of(part)}"
        blob = shown.read(name, part.size)
        if blob is None:
            yield Difference(name, "missing")
            continue
        try:
            open_blob(copy.keys.enc, part.name, part.tag, blob)
        except DamagedError:
            yield Difference(name, "different")
    named = [f"{BLOBS}/{one}" for one in (*copy.names(), *copy.contents.before)]
    for name in shown.others([*fixed, VAULT, *named]):
        yield Difference(name, "extra")


def _here(local: CopyFolder, name: str) -> bytes | None:
    if name.startswith(f"{BLOBS}/"):
        return local.blob(name.removeprefix(f"{BLOBS}/"))
    return local.fixed(name or UNLOCK)


def _compared(shown: Shown, name: str, data: bytes) -> Iterator[Difference]:
    found = shown.read(name, len(data))
    if found is None:
        yield Difference(name, "missing")
    elif found != data:
        yield Difference(name, "different")
