"""What any user of the computer may write to: nothing that a journal is made of should be among it.

Whoever can write there can put words, links, settings and programs for git into it. A capture looks
at what lies on its way; a build, a sync and `doctor` look at everything.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from helplog.model.printing import shell_quoted
from helplog.model.refusal import RefusalError
from helplog.model.settings import CONFIGURATION_NAMES
from helplog.store.confinement import Boundary
from helplog.store.descending import descend
from helplog.store.privacy import CACHE, open_to_all

_GIT: Final = ".git"
_KEPT_BY_GIT: Final = frozenset({"objects", "lfs"})
"""Folders of git with a file for everything that ever was; their own rights are looked at, and
nothing within."""


def refuse_open_to_all(root: Path, docs_dir: str = "") -> None:
    """Declines to work in a journal that any user of the computer can write to.

    Args:
        root: the folder of mkdocs.yml.
        docs_dir: the folder of the entries, relative to it; not looked at where empty.

    Raises:
        RefusalError: everyone may write to the folder, the entries', git's, the cache or the
            configuration.
    """
    cache = root / CACHE
    paths = [root]
    if docs_dir:
        paths.append(root / docs_dir)
    paths += [_git_around(root), cache.parent, cache]
    paths += [root / name for name in CONFIGURATION_NAMES]
    for path in paths:
        if open_to_all(path):
            raise RefusalError(_sentence(path, f"chmod o-w {shell_quoted(path)}"))


def refuse_way_open_to_all(uri: str, boundary: Boundary) -> None:
    """Declines to write where any user of the computer can put something else in its place.

    Args:
        uri: the file, relative to the entries' folder.
        boundary: the journal's.

    Raises:
        RefusalError: everyone may write to the file or a folder on the way to it.
    """
    path = boundary.docs
    for name in uri.split("/"):
        path /= name
        if open_to_all(path):
            raise RefusalError(_sentence(path, cure(boundary.docs)))


def refuse_anything_open_to_all(boundary: Boundary) -> None:
    """Declines to work in a journal of which every user of the computer can write to any part.

    Raises:
        RefusalError: everyone may write to something in it.
    """
    # A build closes the site it makes, however it stood.
    without_site = boundary._replace(site=None)
    found = next(anything_open_to_all(without_site), None)
    if found is not None:
        path, within = found
        raise RefusalError(_sentence(path, cure(within)))


def anything_open_to_all(boundary: Boundary) -> Iterator[tuple[Path, Path]]:
    """Everything of a journal that any user of the computer may write to.

    Yields:
        The file or folder, and the part of the journal it lies in; of each part no more than the
        first.
    """
    for within in _parts(boundary):
        found = next(_open_in(within), None)
        if found is not None:
            yield found, within


def cure(within: Path) -> str:
    """What closes a part of a journal."""
    return f"chmod -R o-w {shell_quoted(within)}"


def _parts(boundary: Boundary) -> Iterator[Path]:
    """The entries, git's own files, the cache, the site."""
    parts: list[Path] = []
    # Entries that hold the journal itself are refused elsewhere; they might be the whole disk.
    if not boundary.entries_hold_journal:
        parts.append(boundary.docs)
    parts.append(_git_around(boundary.root))
    cache = boundary.root / CACHE
    parts.append(cache.parent)
    if boundary.site is not None:
        parts.append(boundary.site)
    yield from filter(os.path.lexists, parts)


def _git_around(root: Path) -> Path:
    """Git's own folder, which may lie in one around the journal's."""
    for folder in (root, *root.parents):
        if os.path.lexists(folder / _GIT):
            return folder / _GIT
    return root / _GIT


def _open_in(part: Path) -> Iterator[Path]:
    if open_to_all(part):
        yield part
    for folder, children in descend(part):
        # Anyone may put a program for git into its folders; what it holds by its hash it looks at
        # itself.
        if folder.parent.name == _GIT and folder.name in _KEPT_BY_GIT:
            children.clear()
        for child in children:
            path = Path(child.path)
            if _writable(child) and open_to_all(path):
                yield path


def _writable(child: os.DirEntry[str]) -> bool:
    """Whether a file or folder says that everyone may write to it.

    A link says nothing, whatever its mode.
    """
    try:
        mode = child.stat(follow_symlinks=False).st_mode
    except OSError:
        return False
    if stat.S_ISLNK(mode):
        return False
    return bool(mode & stat.S_IWOTH)


def _sentence(path: Path, cured_by: str) -> str:
    return f"everyone on this computer can write to {path}; close it with: {cured_by}"
