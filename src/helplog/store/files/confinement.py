"""No part of a path leads out of the journal: the one way to reach a file of it.

A name is only a name: between looking at it and opening it, a link can be put in its place. So a
path is walked folder by folder, each held open and no link followed, and what is done then is done
in the folder that is held. Where a link is met, its target is worked out and judged, and walked in
the same way.

A second name of a file (a hard link) is no link: no system tells which of the names was first.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Final, NamedTuple

from helplog.model.refusal import RefusalError
from helplog.model.settings import CONFIGURATION_NAMES, Settings
from helplog.store.files import folder_handle
from helplog.store.files.descending import make_folders
from helplog.store.files.folder_handle import (
    FolderHandle,
    LinkMetError,
    NotAFolderError,
)

MOST_DEEP: Final = 64
"""Folders within folders below the entries; a journal has three. What walks them must end, and
paths have a length."""

Held = FolderHandle
"""What `hold` gives."""
READING: Final = folder_handle.READING
WRITING_NEW: Final = folder_handle.WRITING_NEW
_LINKS_IN_A_ROW: Final = 3
"""A target is worked out to its end; meeting a link on the way there again means that someone is
changing them."""


class LeadsOutError(RefusalError):
    """A path leads out of the journal, or to a part of it that holds no entries."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(
            f"{path} is reached by a link that leads out of the journal, "
            "or to a part of it that holds no entries; "
            "put the file or the folder itself in its place"
        )


class LinkInTheWayError(RefusalError):
    """A link stands where helplog keeps files of its own."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(
            f"a link stands on the way to {path}, and helplog writes through none there; "
            "remove the link"
        )


class Boundary(NamedTuple):
    """Where a journal's files may lie.

    The two folders themselves may be reached by links: which they are is what the person chose.
    """

    root: Path
    """The folder of mkdocs.yml."""
    docs: Path
    """The entries' folder."""
    site: Path | None = None
    """The folder of the site, whose pages are no entries."""

    def judged(self, real: Path) -> tuple[Path, list[str]] | None:
        """From which of the two folders a path is walked, and by which names.

        Args:
            real: a path in which no link is left.

        Returns:
            None where it leads out.
        """
        docs = _real(self.docs)
        root = _real(self.root)
        if self._lies_in_site(real, docs):
            return None
        for folder in (docs, root):
            names = _names_below(folder, real)
            if names is None:
                continue
            is_configuration = folder == root and _names_configuration(names)
            if is_configuration or _is_hidden(names):
                return None
            return folder, names
        return None

    def _lies_in_site(self, real: Path, real_docs: Path) -> bool:
        if self.site is None:
            return False
        site = _real(self.site)
        if real_docs.is_relative_to(site):
            return False
        return _lies_in(real, site)

    @property
    def entries_hold_journal(self) -> bool:
        """Whether the entries' folder is the journal's own or around it; perhaps the whole disk."""
        root = _real(self.root)
        docs = _real(self.docs)
        return root.is_relative_to(docs)

    @property
    def entries_lead_out(self) -> bool:
        """Whether the entries' folder lies in the journal by its name, and elsewhere by a link."""
        if not self.docs.is_relative_to(self.root):
            return False
        root = _real(self.root)
        docs = _real(self.docs)
        return not docs.is_relative_to(root)

    def holds(self, real: Path) -> bool:
        """Whether a link may lead to a path (in which no link is left): an entry, or a folder."""
        return self.judged(real) is not None

    def encloses(self, real: Path) -> bool:
        """Whether a path lies in the journal at all, among what is no entry as well."""
        docs = _real(self.docs)
        root = _real(self.root)
        return real.is_relative_to(docs) or real.is_relative_to(root)

    def way_to(self, path: Path | str) -> tuple[Path, list[str]]:
        """From which folder a path is walked, and by which names, as the path itself says.

        Raises:
            LeadsOutError: it is below neither.
        """
        for folder in (self.docs, self.root):
            names = _names_below(folder, path)
            if names and ".." not in names:
                return folder, names
        raise LeadsOutError(path)


def boundary_of(root: Path, settings: Settings) -> Boundary:
    """A journal's boundary, as its settings have it."""
    docs = root / settings.docs_dir
    site = root / settings.site_dir
    return Boundary(root, docs, site)


def hold(
    path: Path,
    boundary: Boundary,
    *,
    make: bool = False,
    links: bool = True,
    itself: bool = False,
) -> FolderHandle:
    """Holds the folder of a file, however it is reached; what is done there is done in the journal.

    Args:
        path: the file, which need not be there.
        boundary: where it may lie.
        make: whether missing folders are made, for their owner alone.
        links: whether a link may stand on the way, as one may among entries; never where helplog
            keeps its own files.
        itself: whether the name may be a link's all the same, which is to be moved itself, not
            followed.

    Returns:
        The folder; its `name` is the file's.

    Raises:
        LeadsOutError: a link on the way leads out.
        LinkInTheWayError: a link stands on the way, and none may.
        OSError: a folder is not there, or can't be gone through.
    """
    anchor, names = boundary.way_to(path)
    for _ in range(_LINKS_IN_A_ROW):
        try:
            return _walk(anchor, names, make=make, itself=itself)
        except LinkMetError:
            if not links:
                raise LinkInTheWayError(path) from None
        except NotAFolderError as error:
            reason = os.strerror(errno.ENOTDIR)
            raise NotADirectoryError(errno.ENOTDIR, reason, error.where) from error
        real = _real(path)
        judged = boundary.judged(real)
        if judged is None:
            break
        anchor, names = judged
        if not names:
            break
    raise LeadsOutError(path)


def open_inside(path: Path, boundary: Boundary, *, links: bool = True) -> int:
    """Opens for reading, wherever in the journal a path leads.

    Who reads has to look whether it is a file.

    Args:
        path: the file.
        boundary: where it may lie.
        links: as `hold` has it.

    Raises:
        LeadsOutError: it leads out.
        OSError: it can't be opened.
    """
    with hold(path, boundary, links=links) as folder:
        return folder.open(READING)


def leads_out(path: Path, boundary: Boundary) -> bool:
    """Whether a path leads out of the journal.

    For walking past it, not for opening it afterwards by its name.
    """
    try:
        real_path = os.path.realpath(path, strict=True)
        real = Path(real_path)
    except (OSError, RuntimeError):
        return False  # to nothing, or in a circle
    return not boundary.holds(real)


def _walk(anchor: Path, names: list[str], *, make: bool, itself: bool) -> FolderHandle:
    """Goes from a folder by names, through no link.

    Raises:
        LinkMetError: one stands on the way.
        OSError: a folder is not there, or can't be gone through.
    """
    if make and not anchor.is_dir():
        make_folders(anchor)
    folder = FolderHandle.open_at(anchor, follow=True)
    try:
        folder.enter(names[:-1], make=make)
        folder.name = names[-1]
        if not itself and folder.is_link(folder.name):
            raise LinkMetError(folder.name)  # noqa: TRY301 - the folder is let go of once
    except BaseException:
        folder.close()
        raise
    return folder


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _is_hidden(names: list[str]) -> bool:
    # Names with a dot are git's, helplog's, an editor's. A journal may itself lie in such a folder.
    return any(name.startswith(".") for name in names)


def _names_configuration(names: list[str]) -> bool:
    if len(names) != 1:
        return False
    return names[0].casefold() in CONFIGURATION_NAMES


def _names_below(folder: Path, path: Path | str) -> list[str] | None:
    """The names that lead from a folder to a path, None where it is not below."""
    # Text, not paths: this is asked for every file of a journal, twice.
    text = str(path)
    above = str(folder)
    if text == above:
        return []
    start = f"{above.rstrip(os.sep)}{os.sep}"
    if not text.startswith(start):
        return None
    below = text.removeprefix(start)
    return below.split(os.sep)  # noqa: PTH206 - the same


def _lies_in(path: Path, folder: Path) -> bool:
    """Whether a path is a folder or lies in it; capitals aside, as some disks take them."""
    parts = [part.casefold() for part in path.parts]
    within = [part.casefold() for part in folder.parts]
    depth = len(within)
    return parts[:depth] == within
