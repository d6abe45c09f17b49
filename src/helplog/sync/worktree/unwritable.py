"""What another device may commit and is never written here: files of git's, of helplog's, the site.

A tree can hold any path. What helplog notes down for itself is believed later, the site is opened
in a browser, and files of git are obeyed by it; and on disks that take `.GIT` or `git~1` for
`.git`, those are its files as well.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from helplog.model.late_patterns import late_pattern
from helplog.model.printing import shell_quoted
from helplog.model.refusal import RefusalError
from helplog.store.files.privacy import CACHE
from helplog.store.folder import entry_settings
from helplog.sync.git.objects import LINK, Change, Leaf
from helplog.sync.git.repository import Repository
from helplog.sync.worktree.quarantine import ASIDE

_GIT: Final = ".git"
_HEAD: Final = "head"
"""Beside `objects` and `refs`, which can come at another time, it makes any folder a repository."""
_SHORT: Final = late_pattern(r"git~[0-9]+")
"""What a disk of Windows calls `.git` in eight letters."""
_IGNORED: Final = late_pattern(r"[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]")
"""Signs that a disk of a Mac doesn't count in a name."""


def refuse_unwritable(repository: Repository, changes: Mapping[str, Change]) -> None:
    """Declines to write what must not come from elsewhere.

    Args:
        repository: which.
        changes: of the work tree, by path.

    Raises:
        RefusalError: there is such a path among them; names the first.
    """
    coming: dict[str, Leaf] = {}
    for path, change in sorted(changes.items()):
        if change.after is not None:
            coming[path] = change.after
    if not coming:
        return
    closed = _closed_folders(repository)
    for path, leaf in coming.items():
        what = _why_unwritable(repository, path, leaf, closed)
        if what:
            raise RefusalError(_sentence(path, what))


def _why_unwritable(
    repository: Repository, path: str, leaf: Leaf, closed: Mapping[str, list[str]]
) -> str:
    """What it is that must not be written; empty for what may be."""
    written = re.split(r"[/\\]", path)
    names = [_plain(name) for name in written]
    if any(map(_is_gits, names)):
        return "git's own folder, or what some disks take for it"
    if names[-1] == _HEAD:
        return "a name by which git takes a folder for a repository"
    for what, folder in closed.items():
        if names[: len(folder)] == folder:
            return what
    if leaf.mode == LINK and repository.docs.startswith(f"{path}/"):
        return "a link in the place of the entries' folder"
    return ""


def _is_gits(name: str) -> bool:
    if name == _GIT:
        return True
    return _SHORT.fullmatch(name) is not None


def _closed_folders(repository: Repository) -> dict[str, list[str]]:
    """Folders that only this computer writes into, by what they are; none that holds entries."""
    cache, _, _ = CACHE.partition("/")
    folders = {"helplog's cache": cache, "what was set aside here": ASIDE}
    site = entry_settings(repository.root).site_dir
    leads_out = site.startswith("/") or ".." in site.split("/")
    has_name = site.strip("./")
    if has_name and not leads_out:
        folders["the site that is built here"] = site
    docs = _plain_names(repository.docs)
    closed = {}
    for what, folder in folders.items():
        names = _plain_names(f"{repository.prefix}{folder}")
        holds_entries = docs[: len(names)] == names
        if not holds_entries:
            closed[what] = names
    return closed


def _plain_names(path: str) -> list[str]:
    plain = []
    for name in path.split("/"):
        if name in {"", "."}:
            continue
        plain.append(_plain(name))
    return plain


def _plain(name: str) -> str:
    """A name as the least particular of disks takes it."""
    shown = _IGNORED.sub("", name)
    folded, _, _ = shown.casefold().partition(":")
    return folded.rstrip(" .") or name


def _sentence(path: str, what: str) -> str:
    return (
        f"{path!r} came from another device and is not written here: it is {what}; "
        "nothing was taken from there, and everything of yours is here; "
        "take it out of the repository on that device: "
        f"git rm -r --cached {shell_quoted(path)}"
    )
