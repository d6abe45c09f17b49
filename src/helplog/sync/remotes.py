"""The other end: which repository and branch the journal is shared through, fetching from it, pushing to it."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from helplog.sync.git import Outcome, finish
from helplog.sync.repository import Repository


class Trouble(StrEnum):
    """Why the other end did not do what was asked."""

    OFFLINE = "offline"
    MOVED = "moved"
    """It has new commits; fetch again."""
    CREDENTIALS = "credentials"
    GONE = "gone"
    READ_ONLY = "read-only"
    HOOK = "hook"
    NOT_BARE = "not bare"
    NO_BRANCH = "no branch"
    OTHER = "other"


_SIGNS: Final = (
    (Trouble.NO_BRANCH, r"couldn't find remote ref"),
    (Trouble.NOT_BARE, r"branch is currently checked out|refusing to update checked out branch"),
    (Trouble.HOOK, r"hook declined"),
    (Trouble.MOVED, r"\[rejected\]|non-fast-forward|fetch first|cannot lock ref|reference already exists|stale info"),
    (
        Trouble.OFFLINE,
        (
            r"could ?n[o']t resolve (?:host|proxy)|name resolution|network is unreachable|connection refused"
            r"|connection timed out|operation timed out|failed to connect|couldn't connect|no route to host"
            r"|connection reset|connection closed|network is down|host is down|operation too slow|early eof"
            r"|the requested url returned error: 5\d\d|unable to look up"
        ),
    ),
    (
        Trouble.CREDENTIALS,
        (
            r"could not read (?:username|password)|terminal prompts disabled|authentication failed|permission denied \("
            r"|host key verification failed|invalid (?:username|credentials)|requested url returned error: 40[13]"
            r"|access denied|no supported authentication"
        ),
    ),
    (
        Trouble.READ_ONLY,
        (
            r"insufficient permission|permission to .* denied|unable to create temporary object|read-only"
            r"|unpacker error|protected branch|not allowed to push|write access|permission denied|deny"
            r"|disk full|no space left"
        ),
    ),
    (
        Trouble.GONE,
        (
            r"does not appear to be a git repository|repository .*not found|not a git repository|no such device"
            r"|could not read from remote repository|requested url returned error: 4"
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Remote:
    """Where the journal is shared."""

    name: str
    branch: str
    """The branch there, short."""
    url: str
    configured: bool
    """Whether the local branch is set to follow it."""

    @property
    def ref(self) -> str:
        """What this clone remembers of it."""
        return f"refs/remotes/{self.name}/{self.branch}"

    @property
    def place(self) -> str:
        """Its address as it may be shown: without a password."""
        return re.sub(r"(://)[^/@]*@", r"\1", self.url)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a call to the other end."""

    trouble: Trouble | None
    said: str = ""


def find_remote(repository: Repository, branch: str) -> Remote | None:
    """The one the branch follows, else the only one, else `origin`; None where there is none."""
    config = repository.config
    names = list(dict.fromkeys(key.split(".", 1)[1].rpartition(".")[0] for key in config if _names_url(key)))
    followed = config.get(f"branch.{branch}.remote", "")
    if followed in names:
        merged = config.get(f"branch.{branch}.merge", f"refs/heads/{branch}").removeprefix("refs/heads/")
        return Remote(followed, merged, config[f"remote.{followed}.url"], configured=f"branch.{branch}.merge" in config)
    name = names[0] if len(names) == 1 else next((n for n in names if n == "origin"), None)
    return None if name is None else Remote(name, branch, config[f"remote.{name}.url"], configured=False)


def settle_branch(repository: Repository, remote: Remote) -> tuple[Remote, Answer]:
    """Where the local branch follows none yet: the branch of its name there, else the one that is there.

    One device's `master` and another's `main` would never meet otherwise.
    """
    if remote.configured:
        return remote, Answer(None)
    outcome = repository.git.reach("ls-remote", "--symref", remote.name, "HEAD", "refs/heads/*")
    if not outcome.well:
        return remote, read_answer(outcome)
    lines = outcome.line.split("\n")
    there = {line.partition("\trefs/heads/")[2] for line in lines if "\trefs/heads/" in line and line[:4] != "ref:"}
    default = next((row.split("\t")[0].removeprefix("ref: refs/heads/") for row in lines if row[:5] == "ref: "), "")
    if remote.branch in there or not there:
        return remote, Answer(None)
    only = default if default in there else next(iter(sorted(there)))
    return Remote(remote.name, only, remote.url, configured=False), Answer(None)


def begin_fetch(
    repository: Repository, remote: Remote, *, remember: bool = True, deepen: bool = False
) -> subprocess.Popen[bytes]:
    """Starts a fetch, so that it runs while the work tree is looked at.

    Args:
        repository: which.
        remote: from where.
        remember: whether this clone's note of the other end moves along; a dry run leaves it.
        deepen: bring all of history, in a clone that has a part.
    """
    target = f":{remote.ref}" if remember else ""
    return repository.git.begin(
        "fetch",
        "--quiet",
        "--no-tags",
        "--no-recurse-submodules",
        "--no-write-fetch-head",
        *(() if remember else ("--refmap=",)),
        *(("--unshallow",) if deepen else ()),
        remote.name,
        f"+refs/heads/{remote.branch}{target}",
    )


def end_fetch(process: subprocess.Popen[bytes], seconds: float) -> Answer:
    """Waits for a fetch."""
    return read_answer(finish(process, seconds=seconds))


def push(repository: Repository, remote: Remote, commit: str) -> Answer:
    """Offers a commit; never forces. The person's own pre-push hook runs, which LFS needs."""
    outcome = repository.git.reach(
        "push",
        "--porcelain",
        "--no-follow-tags",
        "--recurse-submodules=no",
        remote.name,
        f"{commit}:refs/heads/{remote.branch}",
    )
    answer = read_answer(outcome)
    if answer.trouble is Trouble.OTHER and "failed to push some refs" in outcome.err and not outcome.out.strip():
        return Answer(Trouble.HOOK, _before_git(outcome.err))
    return answer


def read_answer(outcome: Outcome) -> Answer:
    """Sorts what git says of the other end."""
    if outcome.well:
        return Answer(None)
    said = f"{outcome.out.decode('utf-8', 'replace')}\n{outcome.err}"
    for trouble, pattern in _SIGNS:
        if found := re.search(pattern, said, re.IGNORECASE):
            line = next((line for line in said.splitlines() if found[0] in line), outcome.reason)
            return Answer(trouble, _plain(line))
    return Answer(Trouble.OTHER, _plain(outcome.reason))


def is_absent_folder(remote: Remote) -> bool:
    """Whether the other end is a folder that is not there: a stick that isn't plugged in, a disk that isn't mounted."""
    url = remote.url
    if url.startswith("file://"):
        return not Path(unquote(urlsplit(url).path)).exists()
    return "://" not in url and ":" not in url.split("/")[0] and not Path(url).expanduser().exists()


def _names_url(key: str) -> bool:
    return key.startswith("remote.") and key.endswith(".url")


def _before_git(said: str) -> str:
    lines = [line for line in said.splitlines() if line.strip() and not line.startswith(("error:", "To "))]
    return lines[-1].strip() if lines else "it gave no reason"


def _plain(line: str) -> str:
    cleaned = re.sub(r"(://)[^/@\s]*@", r"\1", line)
    return re.sub(r"^(?:fatal|error|remote|!)\s*:?\s*", "", cleaned.strip())
