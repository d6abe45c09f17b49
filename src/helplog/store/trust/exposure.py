"""What any user of the computer may write to: nothing that a journal is made of should be among it.

Whoever can write there can put words, links, settings and programs for git into it. A capture looks
at what lies on its way; a build, a sync and `doctor` look at everything.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from helplog.model.printing import shell_quoted
from helplog.model.refusal import RefusalError
from helplog.model.settings import CONFIGURATION_NAMES
from helplog.store.configuration.file import configuration_files
from helplog.store.files.confinement import Boundary
from helplog.store.files.descending import descend
from helplog.store.files.privacy import CACHE, keeps_modes, open_to_all, shared_group
from helplog.store.trust.running_files import running_files

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
        RefusalError: everyone may write to the folder, the entries', git's, the cache, the
            configuration or what that inherits.
    """
    cache = root / CACHE
    paths = [root]
    if docs_dir:
        paths.append(root / docs_dir)
    paths += [_git_around(root), cache.parent, cache]
    paths += [root / name for name in CONFIGURATION_NAMES]
    paths += configuration_files(root)
    for path in paths:
        if open_to_all(path):
            raise _refusal_of_one(path)
    around = _open_around(root)
    if around is not None:
        raise _refusal_of_one(around)


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
            cured_by = cure(boundary.docs)
            raise RefusalError(_sentence(path, cured_by))


def refuse_anything_open_to_all(boundary: Boundary) -> None:
    """Declines to work in a journal of which every user of the computer can write to any part.

    Raises:
        RefusalError: everyone may write to something in it.
    """
    # A build closes the site it makes, however it stood.
    without_site = boundary._replace(site=None)
    found = next(anything_open_to_all(without_site), None)
    if found is not None:
        raise RefusalError(_sentence(*found))


def refuse_running_open_to_all(root: Path) -> None:
    """Declines to run what any user of the computer can write to.

    Args:
        root: the folder of mkdocs.yml.

    Raises:
        RefusalError: everyone may write to what decides which programs run.
    """
    refuse_open_to_all(root)
    running = _running(root, stat.S_IWOTH)
    found = next(running, None)
    if found is not None:
        raise _refusal_of_one(found)


def anything_open_to_all(boundary: Boundary) -> Iterator[tuple[Path, str]]:
    """Everything of a journal that any user of the computer may write to.

    Yields:
        The file or folder, and what closes the part of the journal it lies in; of each part no more
        than the first.
    """
    around = _open_around(boundary.root)
    if around is not None:
        yield around, _cure_of_one(around)
    for within in _parts(boundary):
        every = _open_in(within, stat.S_IWOTH)
        found = next(every, None)
        if found is not None:
            yield found, cure(within)
    for found in _running(boundary.root, stat.S_IWOTH):
        yield found, _cure_of_one(found)


def anything_open_to_group(boundary: Boundary) -> Iterator[tuple[Path, str]]:
    """What those of a group may write to, where others than its owner are in it.

    Yields:
        The file or folder, the group's name; of each part of the journal no more than the first.
    """
    for within in _parts(boundary):
        every = _open_in(within, stat.S_IWGRP)
        yield from islice(_with_group(every), 1)
    running = _running(boundary.root, stat.S_IWGRP)
    yield from islice(_with_group(running), 1)


def _with_group(paths: Iterator[Path]) -> Iterator[tuple[Path, str]]:
    for path in paths:
        group = shared_group(path)
        if group:
            yield path, group


def cure(within: Path) -> str:
    """What closes a part of a journal."""
    return f"chmod -R o-w {shell_quoted(within)}"


def _cure_of_one(path: Path) -> str:
    return f"chmod o-w {shell_quoted(path)}"


def _open_around(root: Path) -> Path | None:
    """The folder that holds the journal, where everyone may put another one in its place.

    In a folder such as `/tmp` nobody may touch what is another's.
    """
    real_path = os.path.realpath(root)
    real = Path(real_path)
    around = real.parent
    if not open_to_all(around):
        return None
    mode = around.stat().st_mode
    if mode & stat.S_ISVTX:
        return None
    return around


def _running(root: Path, right: int) -> Iterator[Path]:
    """What decides over programs: all right in the journal's folder, and what it names."""
    with os.scandir(root) as scan:
        beside = sorted(child.path for child in scan)
    named = running_files(root)
    paths = [root, *map(Path, beside), *named.alone]
    for folder in named.whole:
        paths.append(folder)
        for _, children in descend(folder):
            paths += [Path(child.path) for child in children]
    for path in dict.fromkeys(paths):
        if _is_writable(path, right):
            yield path


def _is_writable(path: Path, right: int) -> bool:
    """Whether a mode gives a right to what a name leads to: what runs is the link's target."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        return False
    if os.name != "posix" or not mode & right:
        return False
    return keeps_modes(path)


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
        git = folder / _GIT
        if os.path.lexists(git):
            return git
    return root / _GIT


def _open_in(part: Path, right: int) -> Iterator[Path]:
    if _is_writable(part, right):
        yield part
    for folder, children in descend(part):
        # Anyone may put a program for git into its folders; what it holds by its hash it looks at
        # itself.
        if folder.parent.name == _GIT and folder.name in _KEPT_BY_GIT:
            children.clear()
        for child in children:
            mode = _mode(child)
            # A link's mode says nothing.
            if not mode & right or stat.S_ISLNK(mode):
                continue
            path = Path(child.path)
            if keeps_modes(path):
                yield path


def _mode(child: os.DirEntry[str]) -> int:
    """What a file or folder says of its rights; nothing where it has none, or is gone."""
    if os.name != "posix":
        return 0
    try:
        return child.stat(follow_symlinks=False).st_mode
    except OSError:
        return 0


def _refusal_of_one(path: Path) -> RefusalError:
    cured_by = _cure_of_one(path)
    return RefusalError(_sentence(path, cured_by))


def _sentence(path: Path, cured_by: str) -> str:
    return f"everyone on this computer can write to {path}; close it with: {cured_by}"
