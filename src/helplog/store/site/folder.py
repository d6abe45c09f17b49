"""Which folder may hold the site: none that is, holds or lies in what the writer has.

And none behind a link. A build writes thousands of files there and takes away those of the build
before. Pointed at the entries, by a slip or by a link, it would write over the only words there
are.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from helplog.model.refusal import RefusalError
from helplog.store.files.privacy import CACHE

CURE: Final = "nothing was changed; name a folder of its own for the site (site_dir)"
_GIT: Final = ".git"


def refuse_unfit_folder(
    site_path: Path,
    root: Path,
    docs_path: Path,
    more: Iterable[Path] = (),
    *,
    cure: str = CURE,
) -> None:
    """Declines a folder the site can't go to; looks at names and links only, and writes nothing.

    Args:
        site_path: where the site is to go; it need not be there yet.
        root: the folder of mkdocs.yml.
        docs_path: the folder of the entries.
        more: other folders that are the writer's or the theme's own.
        cure: what to do instead, for a folder that is named elsewhere than in mkdocs.yml.

    Raises:
        RefusalError: a link is on the way to it, or it overlaps with what is the writer's.
    """
    _refuse_link(Path(os.path.abspath(site_path)), root)  # noqa: PTH100 - resolve() would follow it
    refuse_overlap(site_path, root, docs_path, more, cure=cure)


def refuse_overlap(
    site_path: Path,
    root: Path,
    docs_path: Path,
    more: Iterable[Path] = (),
    *,
    cure: str = CURE,
) -> None:
    """Declines a folder that overlaps with what is the writer's, links aside.

    Takes what `refuse_unfit_folder` takes.

    Raises:
        RefusalError: it is, holds or lies in what is the writer's, the theme's or git's.
    """
    if site_path.exists() and not site_path.is_dir():
        raise RefusalError(f"{site_path} is no folder; {cure}")
    for folder in (root, _home()):
        if _holds(site_path, folder):
            raise RefusalError(f"{site_path} holds {_name(folder, root)}; {cure}")
    writers_own = [docs_path, root / CACHE, *more]
    for folder in (*writers_own, *_git_folders(root)):
        if _holds(site_path, folder) or _holds(folder, site_path):
            raise RefusalError(
                f"{site_path} and {_name(folder, root)} lie in each other; {cure}"
            )
    real = _real(site_path)
    names = [part.casefold() for part in real.parts]
    if _GIT in names:
        raise RefusalError(f"{site_path} lies in a folder of git's own; {cure}")


def _refuse_link(site_path: Path, root: Path) -> None:
    """Declines a link in the journal, or one this person made elsewhere.

    `/tmp` may be the system's own link.
    """
    for place in _places(site_path, root):
        if place.is_symlink() and not _is_the_systems(place):
            raise RefusalError(
                f"{place} is a link, and a build never goes through one; "
                "nothing was changed; remove it, or write in mkdocs.yml (site_dir) where it leads"
            )


def _places(site_path: Path, root: Path) -> Iterator[Path]:
    """The site's folder and those above it.

    Where it lies in the journal, up to that, however one came to the journal.
    """
    yield site_path
    for folder in site_path.parents:
        if _same(folder, root):
            return
        yield folder


def _is_the_systems(link: Path) -> bool:
    """Whether a link is part of how this computer is set up.

    It is at the very top of the disk, and where only the system may write.
    """
    above = link.parent
    if above == above.parent:
        return True
    about = above.stat()
    anothers = sys.platform != "win32" and about.st_uid != os.geteuid()
    shared = about.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return anothers and not shared


def _git_folders(root: Path) -> Iterator[Path]:
    """Where git keeps the journal: beside it, or where a file says (a work tree of its own)."""
    beside = root / _GIT
    yield beside
    if beside.is_file() and not beside.is_symlink():
        with suppress(OSError):
            text = beside.read_text("utf-8", "replace")
            _, _, named = text.partition("gitdir:")
            yield root / (named.strip() or _GIT)


def _home() -> Path:
    """The person's own folder; where the computer knows of none, the top of the disk.

    No site may be that either.
    """
    found = os.path.expanduser("~")  # noqa: PTH111 - Path.home() raises where there is none
    if os.path.isabs(found):  # noqa: PTH117 - the same
        return Path(found)
    return Path(os.sep)


def _holds(outer: Path, inner: Path) -> bool:
    """Whether `outer` is `inner`, or a folder above it.

    By what is on the disk, and by name where nothing is yet.
    """
    around = _real(outer)
    within = _real(inner)
    known = _identity(around)
    for folder in (within, *within.parents):
        if folder == around:
            return True
        if known is not None and _identity(folder) == known:
            return True
    return False


def _same(folder: Path, other: Path) -> bool:
    found = _identity(folder)
    return found is not None and found == _identity(other)


def _identity(path: Path) -> tuple[int, int] | None:
    """A folder's own number: the same by every name, in every case, and through a second mount."""
    try:
        about = path.stat()
    except OSError:
        return None
    if not stat.S_ISDIR(about.st_mode):
        return None
    return about.st_dev, about.st_ino


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _name(folder: Path, root: Path) -> str:
    if _same(folder, root):
        return "the journal itself"
    if _same(folder, _home()):
        return "your home folder"
    return str(folder)
