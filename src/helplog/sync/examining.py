"""What could be wrong with a journal's repository, and who keeps a copy of it, for `doctor`.

Changes nothing.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from helplog.model.checkup import Remark, fine, know, look
from helplog.model.late_patterns import late_pattern
from helplog.model.printing import shell_quoted
from helplog.model.refusal import RefusalError
from helplog.model.settings import Settings
from helplog.sync.git.addresses import holds_secret, shown_address
from helplog.sync.git.calling import bare_repository, run_git
from helplog.sync.git.inside import entries_folder
from helplog.sync.git.repository import MERGE_DRIVER, in_repository, removing
from helplog.sync.healing.left_out_findings import remarks_left_out
from helplog.sync.rewriting import rewritten
from helplog.sync.worktree.attributes import names_union
from helplog.sync.worktree.branch_repair import folder_of_git

_OLDEST: Final = (2, 30)
_SCP: Final = late_pattern(r"(?:[^@/]+@)?(?P<host>[^:/\\]{2,}):(?!//)")
_UNENCRYPTED: Final = frozenset({"http", "git", "ftp"})
_OTHERS_PROGRAMS: Final = ("core.hookspath", "core.fsmonitor", "core.sshcommand")
CACHE: Final = ".cache"
SEALED: Final = "sealed"
"""Where a sealed copy goes; large, and anew with each word."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A repository elsewhere that this one is shared through."""

    name: str
    host: str
    """Empty for a folder on this computer or a disk."""
    encrypted_way: bool
    holds_password: bool
    """Its address holds one."""


def examine_git(root: Path, settings: Settings) -> Iterator[Remark]:
    """Git itself, the merge driver, what is shared and what is kept out."""
    try:
        said = run_git(root, "version") or ""
    except RefusalError:
        yield know(
            "git",
            "git is not installed; it is needed for sharing between devices alone",
            "https://git-scm.com",
        )
        return
    yield _version(said)
    if not in_repository(root):
        yield _no_repository(root)
        return
    yield from _merging(root, settings)
    try:
        yield from remarks_left_out(root, settings)
    except RefusalError as refused:
        yield look("repository", str(refused), "helplog sync")
    yield from rewritten(root)
    yield from _kept_out(root, settings)
    yield from _programs(root)
    for copy in copies(root):
        yield from _way(copy)


def _no_repository(root: Path) -> Remark:
    looks_so = bare_repository(root)
    if looks_so is not None:
        return look(
            "repository",
            f"{looks_so} holds HEAD, objects and refs as git's own folder does, "
            "so that git would run what a file there names; helplog does not use it",
            removing(looks_so),
        )
    if folder_of_git(root) is not None:
        return look(
            "repository",
            "the .git folder is there, but its HEAD can't be read",
            "helplog sync",
        )
    return know(
        "repository",
        "the journal is in no git repository: it has no history and no second copy",
        "git init",
    )


def copies(root: Path) -> tuple[Copy, ...]:
    """The repositories this one is shared through; none where there is no git."""
    try:
        if not in_repository(root):
            return ()
        names = (run_git(root, "remote") or "").split()
    except RefusalError:
        return ()
    found = []
    for name in names:
        url = run_git(root, "remote", "get-url", name) or ""
        found.append(_copy(name, url))
    return tuple(found)


def is_sealed(root: Path, settings: Settings) -> bool:
    """Whether entries leave this computer through a filter that encrypts them."""
    said = (
        run_git(
            root, "check-attr", "filter", "--", f"{settings.docs_dir}/2000-01-01.md"
        )
        or ""
    )
    return "crypt" in said.rpartition(":")[2]


def _version(said: str) -> Remark:
    numbers = tuple(int(n) for n in re.findall(r"\d+", said)[:2])
    shown = said.removeprefix("git version ")
    if numbers and numbers < _OLDEST:
        return look(
            "git",
            f"git {shown} is older than helplog knows",
            "install git 2.30 or newer",
        )
    return fine("git", f"git {shown}")


def _merging(root: Path, settings: Settings) -> Iterator[Remark]:
    folder = entries_folder(root, settings.docs_dir)
    if folder.startswith(("../", "/")):
        return  # git merges nothing there; that the entries are out of its reach is said elsewhere
    entry = f"{folder}/2000/2000-01-01.md"
    named = run_git(root, "check-attr", "merge", "--", entry) or ""
    kind = named.rpartition(": ")[2]
    driver = run_git(root, "config", "--get", "merge.helplog.driver")
    if kind == "union":
        yield look(
            "merge-driver",
            "entries are merged by union, which writes keys and lists twice",
            "take merge=union out of .gitattributes, then: helplog sync",
        )
    elif kind != "helplog" or driver is None:
        yield look(
            "merge-driver",
            "git does not know how to merge entries by what they say",
            "helplog sync",
        )
    elif driver != MERGE_DRIVER:
        yield look(
            "merge-driver",
            "git merges entries with another command than helplog's",
            "helplog sync",
        )
    elif shutil.which("helplog") is None:
        yield know(
            "merge-driver",
            "git finds no helplog on the PATH, so that a merge keeps both sides' lines as they are",
            "put the folder of the helplog command on the PATH",
        )
    else:
        yield fine("merge-driver", "git merges entries by what they say")
    if kind != "union" and names_union(root):
        yield look(
            "merge-union",
            "a line in .gitattributes says merge=union, which writes keys and lists twice",
            "take the line out of .gitattributes",
        )


def _kept_out(root: Path, settings: Settings) -> Iterator[Remark]:
    folders = [settings.site_dir, CACHE]
    if (root / SEALED).is_dir():
        folders.append(SEALED)
    for name in folders:
        if run_git(root, "ls-files", "--", name):
            yield look(
                "tracked",
                f"{name}/ is in the repository, and every copy of it holds the pages too",
                f"git rm -r --cached --quiet {shlex.quote(name)}",
            )
        elif run_git(root, "check-ignore", "--quiet", "--", f"{name}/") is None:
            cure = f"echo {shell_quoted(f'/{name}/')} >> .gitignore"
            yield look(
                "ignored", f"git would take {name}/ along with the entries", cure
            )
        else:
            yield fine("ignored", f"{name}/ stays out of the repository")


def _programs(root: Path) -> Iterator[Remark]:
    for name in _OTHERS_PROGRAMS:
        value = run_git(root, "config", "--get", name)
        if value and value not in {"true", "false", os.devnull}:
            yield know(
                f"git-{name.rpartition('.')[2]}",
                f"git runs programs that {name} names: {_program(value)}",
            )
    folder = run_git(root, "rev-parse", "--git-path", "hooks")
    if not folder:
        return
    places = (root / folder).glob("*")
    hooks = sorted(place.name for place in places if not place.suffix)
    if hooks:
        yield know("git-hooks", f"git runs programs of this clone: {', '.join(hooks)}")


def _program(command: str) -> str:
    """The program of a command alone: a password may stand among its options."""
    try:
        words = shlex.split(command)
    except ValueError:
        words = command.split()
    if words:
        return words[0]
    return command


def _way(copy: Copy) -> Iterator[Remark]:
    if copy.holds_password:
        yield look(
            "remote-password",
            f"the address of {copy.name} holds a password or a token, in a file any program of "
            "yours can read",
            f"git remote set-url {shlex.quote(copy.name)} with an address without it, and let "
            "git's credential helper keep it",
        )
    if not copy.encrypted_way:
        yield look(
            "remote-way",
            f"what goes to {copy.host} travels unencrypted: every network on the way can read it",
            f"git remote set-url {shlex.quote(copy.name)} with an https or ssh address",
        )


def _copy(name: str, url: str) -> Copy:
    scp = _SCP.match(url)
    if scp and "://" not in url:
        return Copy(name, scp["host"], encrypted_way=True, holds_password=False)
    secret = holds_secret(url)
    try:
        parts = urlsplit(shown_address(url))
        host = parts.hostname or ""
    except ValueError:
        return Copy(name, "", encrypted_way=True, holds_password=secret)
    encrypted = parts.scheme not in _UNENCRYPTED or not host
    return Copy(name, host, encrypted_way=encrypted, holds_password=secret)
