"""No part of a path leads out of the journal: the one way to open, make, replace or remove a file of it.

A name is only a name: between looking at it and opening it, a link can be put in its place. So a
path is walked folder by folder, each held open and no link followed, and what is done then is done
in the folder that is held. Where a link is met, its target is worked out and judged, and walked in
the same way.

A second name of a file (a hard link) is no link: no system tells which of the names was first.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from types import TracebackType
from typing import Final, NamedTuple, Self

from helplog.model.refusal import RefusalError
from helplog.model.settings import CONFIGURATION_NAMES, Settings
from helplog.store.descending import make_folders

MOST_DEEP: Final = 64
"""Folders within folders below the entries; a journal has three. What walks them must end, and
paths have a length."""

_HOLDS_FOLDERS: Final = (
    hasattr(os, "O_NOFOLLOW") and {os.open, os.stat, os.mkdir, os.unlink} <= os.supports_dir_fd
)
"""Whether the system can do things in a folder that is held open; Windows can't, and names are
looked at there."""
_NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0)
_CLOSED_TO_CHILDREN: Final = getattr(os, "O_CLOEXEC", 0)
# A folder may let its names be used and not be listed; O_PATH, where there is one, asks for no more
# than that.
_FOLDER: Final = (
    getattr(os, "O_PATH", os.O_RDONLY) | getattr(os, "O_DIRECTORY", 0) | _CLOSED_TO_CHILDREN
)
READING: Final = (
    os.O_RDONLY | getattr(os, "O_BINARY", 0) | _CLOSED_TO_CHILDREN | getattr(os, "O_NONBLOCK", 0)
)
"""Without O_NONBLOCK, opening a pipe named like an entry would wait for ever."""
WRITING_NEW: Final = (
    os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | _CLOSED_TO_CHILDREN
)
_LINKS_IN_A_ROW: Final = 3
"""A target is worked out to its end; meeting a link on the way there again means that someone is
changing them."""


class LeadsOutError(RefusalError):
    """A path leads out of the journal, or to a part of it that holds no entries."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(
            f"{path} is reached by a link that leads out of the journal, or to a part of it that holds no entries; "
            "put the file or the folder itself in its place"
        )


class LinkInTheWayError(RefusalError):
    """A link stands where helplog keeps files of its own."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(
            f"a link stands on the way to {path}, and helplog writes through none there; remove the link"
        )


class _LinkMet(Exception):  # noqa: N818 - it is an answer, not a fault
    """A link stands on the way."""


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
        """From which of the two folders a path is walked, and by which names; None where it leads out.

        Args:
            real: a path in which no link is left.
        """
        docs, root = (Path(os.path.realpath(folder)) for folder in (self.docs, self.root))
        site = None if self.site is None else Path(os.path.realpath(self.site))
        if site is not None and not docs.is_relative_to(site) and _lies_in(real, site):
            return None
        for folder in (docs, root):
            names = _names_below(folder, real)
            if names is not None:
                # Names with a dot are git's, helplog's, an editor's. A journal may itself lie in
                # such a folder.
                hidden = any(name.startswith(".") for name in names)
                configuration = (
                    folder == root
                    and len(names) == 1
                    and names[0].casefold() in CONFIGURATION_NAMES
                )
                return None if hidden or configuration else (folder, names)
        return None

    @property
    def entries_hold_journal(self) -> bool:
        """Whether the entries' folder is the journal's own, or one around it: the whole disk, perhaps."""
        return Path(os.path.realpath(self.root)).is_relative_to(os.path.realpath(self.docs))

    @property
    def entries_lead_out(self) -> bool:
        """Whether the entries' folder lies in the journal by its name, and elsewhere by a link."""
        docs, root = os.path.realpath(self.docs), os.path.realpath(self.root)
        return self.docs.is_relative_to(self.root) and not Path(docs).is_relative_to(root)

    def holds(self, real: Path) -> bool:
        """Whether a link may lead to a path (in which no link is left): to an entry, or a folder of entries."""
        return self.judged(real) is not None

    def encloses(self, real: Path) -> bool:
        """Whether a path lies in the journal at all, among what is no entry as well."""
        return any(
            real.is_relative_to(os.path.realpath(folder)) for folder in (self.docs, self.root)
        )

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
    """A journal's ground, as its settings have it."""
    return Boundary(root, root / settings.docs_dir, root / settings.site_dir)


class Held:
    """A folder held open, and the name of a file in it.

    System calls take `place()` together with `handle`; where the system holds no folders, that is a
    path and None.
    """

    __slots__ = ("folder", "handle", "made", "name")

    def __init__(self, folder: Path, handle: int | None, name: str, made: tuple[Path, ...]) -> None:
        self.folder = folder
        self.handle = handle
        self.name = name
        self.made = made
        """Folders that were made on the way, outermost first."""

    def place(self, name: str = "") -> str:
        """How system calls name the file, or another one beside it."""
        name = name or self.name
        return str(self.folder / name) if self.handle is None else name

    def open(self, flags: int, name: str = "", mode: int = 0o600) -> int:
        """Opens the file, or another one beside it; a link that was put there meanwhile is not followed."""
        return os.open(self.place(name), flags | _NO_LINK, mode, dir_fd=self.handle)

    def open_folder(self) -> int:
        """Opens the folder itself, for listing it or making it last."""
        flags = os.O_RDONLY | _CLOSED_TO_CHILDREN
        return os.open(self.folder if self.handle is None else ".", flags, dir_fd=self.handle)

    def names(self) -> list[str]:
        """Everything in the folder."""
        if self.handle is None:
            return os.listdir(self.folder)  # noqa: PTH208 - names, as of the folder that is held
        handle = self.open_folder()
        try:
            return os.listdir(handle)  # noqa: PTH208 - by its handle
        finally:
            os.close(handle)

    def close(self) -> None:
        """Lets go of the folder."""
        if self.handle is not None:
            os.close(self.handle)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()


def hold(
    path: Path, boundary: Boundary, *, make: bool = False, links: bool = True, itself: bool = False
) -> Held:
    """Holds the folder of a file, however it is reached, so that what is done there is done in the journal.

    Args:
        path: the file, which need not be there.
        boundary: where it may lie.
        make: whether missing folders are made, for their owner alone.
        links: whether a link may stand on the way, as one may among entries; never where helplog
            keeps its own files.
        itself: whether the name may be a link's all the same, which is to be moved itself, not
            followed.

    Raises:
        LeadsOutError: a link on the way leads out.
        LinkInTheWayError: a link stands on the way, and none may.
        OSError: a folder is not there, or can't be gone through.
    """
    anchor, names = boundary.way_to(path)
    for _ in range(_LINKS_IN_A_ROW):
        try:
            return _walk(anchor, names, make=make, itself=itself)
        except _LinkMet:
            if not links:
                raise LinkInTheWayError(path) from None
        judged = boundary.judged(Path(os.path.realpath(path)))
        if judged is None or not judged[1]:
            raise LeadsOutError(path)
        anchor, names = judged
    raise LeadsOutError(path)


def open_inside(path: Path, boundary: Boundary, *, links: bool = True) -> int:
    """Opens a file for reading, wherever in the journal its path leads; who reads has to look whether it is a file.

    Args:
        path: the file.
        boundary: where it may lie.
        links: as `hold` has it.

    Raises:
        LeadsOutError: it leads out.
        OSError: it can't be opened.
    """
    with hold(path, boundary, links=links) as held:
        return held.open(READING)


def leads_out(path: Path, boundary: Boundary) -> bool:
    """Whether a path leads out of the journal; for walking past it, not for opening it afterwards by its name."""
    try:
        real = Path(os.path.realpath(path, strict=True))
    except (OSError, RuntimeError):
        return False  # to nothing, or in a circle
    return not boundary.holds(real)


def _walk(anchor: Path, names: list[str], *, make: bool, itself: bool) -> Held:
    """Goes from a folder by names, through no link.

    Raises:
        _LinkMet: one stands on the way.
        OSError: a folder is not there, or can't be gone through.
    """
    if not _HOLDS_FOLDERS:
        return _looked_at(anchor, names, make=make, itself=itself)
    if make and not anchor.is_dir():
        make_folders(anchor)
    handle = os.open(anchor, _FOLDER)
    made: list[Path] = []
    at = str(anchor)
    try:
        for name in names[:-1]:
            at = f"{at}/{name}"
            below = _next(handle, name, Path(at), made, make=make)
            os.close(handle)
            handle = below
        if not itself and _is_link(names[-1], handle):
            raise _LinkMet  # noqa: TRY301 - the folder is let go of once
    except BaseException:
        os.close(handle)
        raise
    return Held(Path(at), handle, names[-1], tuple(made))


def _next(handle: int, name: str, path: Path, made: list[Path], *, make: bool) -> int:
    """The folder of that name in the one that is held."""
    try:
        return os.open(name, _FOLDER | _NO_LINK, dir_fd=handle)
    except FileNotFoundError:
        if not make:
            raise
    except OSError as error:
        if error.errno in {errno.ELOOP, errno.EMLINK, errno.ENOTDIR} and _is_link(name, handle):
            raise _LinkMet from None
        raise
    try:
        os.mkdir(name, 0o700, dir_fd=handle)
        made.append(path)
    except FileExistsError:
        pass
    try:
        return os.open(name, _FOLDER | _NO_LINK, dir_fd=handle)
    except NotADirectoryError:
        if _is_link(name, handle):
            raise _LinkMet from None
        raise


def _is_link(name: str, handle: int | None) -> bool:
    try:
        return stat.S_ISLNK(os.stat(name, dir_fd=handle, follow_symlinks=False).st_mode)
    except FileNotFoundError:
        return False


def _looked_at(anchor: Path, names: list[str], *, make: bool, itself: bool) -> Held:
    """The same by looking at names, where folders can't be held."""
    made: list[Path] = []
    at = anchor
    for name in names[:-1]:
        at /= name
        if at.is_symlink():
            raise _LinkMet
        if make and not at.exists():
            at.mkdir(mode=0o700)
            made.append(at)
    if not itself and (at / names[-1]).is_symlink():
        raise _LinkMet
    if not at.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(at))
    return Held(at, None, names[-1], tuple(made))


def _names_below(folder: Path, path: Path | str) -> list[str] | None:
    """The names that lead from a folder to a path, None where it is not below."""
    # Text, not paths: this is asked for every file of a journal, twice.
    start, text = f"{str(folder).rstrip(os.sep)}{os.sep}", str(path)
    if text.startswith(start):
        return text[len(start) :].split(os.sep)  # noqa: PTH206 - the same
    return [] if text == str(folder) else None


def _lies_in(path: Path, folder: Path) -> bool:
    """Whether a path is a folder or lies in it, capitals aside: some disks don't tell them apart."""
    parts, within = (
        [part.casefold() for part in path.parts],
        [part.casefold() for part in folder.parts],
    )
    return parts[: len(within)] == within
