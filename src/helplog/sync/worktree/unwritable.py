"""What another device may have in its commits, and is never written here: files of git's, of helplog's, of the site.

A tree can hold any path. What helplog notes down for itself is believed later, the site is opened
in a browser, and files of git are obeyed by it; and on disks that take `.GIT` or `git~1` for
`.git`, those are its files as well.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from helplog.model.printing import shell_quoted
from helplog.model.refusal import RefusalError
from helplog.store.folder import entry_settings
from helplog.store.privacy import CACHE
from helplog.sync.git.objects import LINK, Change
from helplog.sync.git.repository import Repository
from helplog.sync.worktree.quarantine import ASIDE

_GIT: Final = ".git"
_HEAD: Final = "head"
"""Beside `objects` and `refs`, which can come at another time, it makes any folder a repository."""
_SHORT: Final = re.compile(r"git~[0-9]+")
"""What a disk of Windows calls `.git` in eight letters."""
_IGNORED: Final = re.compile(r"[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]")
"""Signs that a disk of a Mac doesn't count in a name."""


def refuse_unwritable(repository: Repository, changes: Mapping[str, Change]) -> None:
    """Declines to write what must not come from elsewhere.

    Args:
        repository: which.
        changes: of the work tree, by path.

    Raises:
        RefusalError: there is such a path among them; names the first.
    """
    coming = {
        path: change.after for path, change in sorted(changes.items()) if change.after is not None
    }
    closed = _closed(repository) if coming else {}
    for path, leaf in coming.items():
        names = [_plain(name) for name in re.split(r"[/\\]", path)]
        if any(name == _GIT or _SHORT.fullmatch(name) for name in names):
            raise RefusalError(_sentence(path, "git's own folder, or what some disks take for it"))
        if names[-1] == _HEAD:
            raise RefusalError(
                _sentence(path, "a name by which git takes a folder for a repository")
            )
        for what, folder in closed.items():
            if names[: len(folder)] == folder:
                raise RefusalError(_sentence(path, what))
        if leaf.mode == LINK and repository.docs.startswith(f"{path}/"):
            raise RefusalError(_sentence(path, "a link in the place of the entries' folder"))


def _closed(repository: Repository) -> dict[str, list[str]]:
    """Folders that only this computer writes into, by what they are."""
    site = entry_settings(repository.root).site_dir
    folders = {"helplog's cache": CACHE.split("/")[0], "what was set aside here": ASIDE}
    if not site.startswith("/") and ".." not in site.split("/") and site.strip("./"):
        folders["the site that is built here"] = site
    from_top = {what: f"{repository.prefix}{folder}".split("/") for what, folder in folders.items()}
    plain = {
        what: [_plain(name) for name in names if name not in {"", "."}]
        for what, names in from_top.items()
    }
    docs = [_plain(name) for name in repository.docs.split("/") if name not in {"", "."}]
    return {what: names for what, names in plain.items() if docs[: len(names)] != names}


def _plain(name: str) -> str:
    """A name as the least particular of disks takes it."""
    return _IGNORED.sub("", name).casefold().partition(":")[0].rstrip(" .") or name


def _sentence(path: str, what: str) -> str:
    return (
        f"{path!r} came from another device and is not written here: it is {what}; nothing was taken from there, and "
        f"everything of yours is here; take it out of the repository on that device: "
        f"git rm -r --cached {shell_quoted(path)}"
    )
