"""What is shown beside what was sealed, byte for byte: whether a host changed anything.

The one cheap answer to a host that is no friend. It can show one visitor something else than
another; what is compared is what it shows to this computer, now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final, NamedTuple, Protocol

from helplog.model.printing import escaped
from helplog.publish.sealed.copy_folder import BLOBS, FIXED, UNLOCK, VAULT, CopyFolder
from helplog.publish.sealed.fixed_files import fixed_files
from helplog.publish.sealed.format.blobs import DamagedError, open_blob
from helplog.publish.sealed.format.contents import Part
from helplog.publish.sealed.opened import OpenedCopy

ROOT: Final = ""
"""The address of the copy itself, which has to be the unlock page."""


_AT_ONCE: Final = 4
_MOST_BYTES: Final = 1 << 28
"""Of a manifest."""


Progress = Callable[[int, int], None]
"""Told how many files are compared, and of how many."""


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
        return f"{self.what}: {escaped(self.name) or 'the first page'}"


def differences(
    local: CopyFolder, shown: Shown, on_progress: Progress
) -> Iterator[Difference]:
    """Each file that is not as it is here, the unlock page and the worker first.

    Args:
        local: the copy as it was sealed.
        shown: the copy as it is shown.
        on_progress: told how many files are compared, and of how many.

    Raises:
        RefusalError: a host doesn't answer.
    """
    blobs = sorted(local.sizes())
    names = [ROOT, *FIXED, VAULT, *(f"{BLOBS}/{name}" for name in blobs)]

    def compared(name: str) -> Difference | None:
        return _compared(shown, name, _here(local, name))

    yield from _together(compared, names, on_progress)
    for name in shown.others(names):
        yield Difference(name, "extra")


def damages(
    copy: OpenedCopy, shown: Shown, on_progress: Progress
) -> Iterator[Difference]:
    """Each file that isn't what its passphrase says, for whoever has no copy of their own here.

    The pages that ask for the passphrase are compared with those of this release of helplog.

    Args:
        copy: the copy, opened where it is shown.
        shown: the same.
        on_progress: as `differences` has it.

    Raises:
        RefusalError: a host doesn't answer.
    """
    fixed = {ROOT: fixed_files()[UNLOCK], **fixed_files()}
    parts = {f"{BLOBS}/{copy.name_of(part)}": part for part in copy.contents.parts}

    def compared(name: str) -> Difference | None:
        part = parts.get(name)
        if part is None:
            return _compared(shown, name, fixed[name])
        return _opened(copy, shown, name, part)

    yield from _together(compared, [*fixed, *parts], on_progress)
    named = [f"{BLOBS}/{one}" for one in (*copy.names(), *copy.contents.before)]
    for name in shown.others([*fixed, VAULT, *named]):
        yield Difference(name, "extra")


def _together(
    compared: Callable[[str], Difference | None],
    names: Sequence[str],
    on_progress: Progress,
) -> Iterator[Difference]:
    """Several at once: a host that is far away takes its time for each."""
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        found = threads.map(compared, names)
        for number, one in enumerate(found, start=1):
            on_progress(number, len(names))
            if one is not None:
                yield one


def _opened(copy: OpenedCopy, shown: Shown, name: str, part: Part) -> Difference | None:
    blob = shown.read(name, part.size)
    if blob is None:
        return Difference(name, "missing")
    try:
        open_blob(copy.keys.enc, part.name, part.tag, blob)
    except DamagedError:
        return Difference(name, "different")
    return None


def _here(local: CopyFolder, name: str) -> bytes | None:
    if name.startswith(f"{BLOBS}/"):
        return local.blob(name.removeprefix(f"{BLOBS}/"))
    return local.fixed(name or UNLOCK)


def _compared(shown: Shown, name: str, data: bytes | None) -> Difference | None:
    if data is None:  # it is gone here since
        return None
    found = shown.read(name, len(data))
    if found is None:
        return Difference(name, "missing")
    if found != data:
        return Difference(name, "different")
    return None
