"""The other end: which repository and branch the journal is shared through, fetching from it, pushing to it."""

from __future__ import annotations

import re
import shlex
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from helplog.sync.git.addresses import shown_address
from helplog.sync.git.answers import Answer, Trouble, declined_here, read_answer
from helplog.sync.git.calling import NETWORK_SECONDS, finish
from helplog.sync.git.repository import Repository
from helplog.sync.report import NO_OTHER_END, Report

_STOPPING_SECONDS: Final = 5.0
_OBJECT: Final = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


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
        return shown_address(self.url)


def find_remote(repository: Repository, branch: str) -> Remote | None:
    """The one the branch follows, else the only one, else `origin`; None where there is none."""
    config, names = repository.config, _names(repository)
    followed = config.get(f"branch.{branch}.remote", "")
    if followed in names:
        merged = config.get(f"branch.{branch}.merge", f"refs/heads/{branch}").removeprefix(
            "refs/heads/"
        )
        return Remote(
            followed,
            merged,
            config[f"remote.{followed}.url"],
            configured=f"branch.{branch}.merge" in config,
        )
    name = names[0] if len(names) == 1 else next((n for n in names if n == "origin"), None)
    return (
        None
        if name is None
        else Remote(name, branch, config[f"remote.{name}.url"], configured=False)
    )


def tell_why_none(repository: Repository, branch: str, report: Report) -> None:
    """Says why a journal is shared through nothing: there is no other end, or one of several is to be chosen."""
    names = _names(repository)
    if not names:
        report.notes.append(NO_OTHER_END)
        return
    report.well = False
    listed = f"{', '.join(names[:-1])} and {names[-1]}"
    report.notes.append(
        f"There are several other ends, {listed}, and nothing says which this journal is shared through; "
        f"choose one, as with: git config {shlex.quote(f'branch.{branch}.remote')} {shlex.quote(names[0])}"
    )


def settle_branch(repository: Repository, remote: Remote) -> tuple[Remote, Answer]:
    """Where the local branch follows none yet: the branch of its name there, else the one that is there.

    One device's `master` and another's `main` would never meet otherwise. A branch there that
    another local branch follows already is left to that one.
    """
    if remote.configured:
        return remote, Answer(None)
    outcome = repository.git.run_remote(
        "ls-remote", "--symref", remote.name, "HEAD", "refs/heads/*"
    )
    if not outcome.well:
        return remote, _of(repository, remote, read_answer(outcome))
    lines = outcome.line.split("\n")
    there = {
        line.partition("\trefs/heads/")[2]
        for line in lines
        if "\trefs/heads/" in line and line[:4] != "ref:"
    }
    there -= _followed_by_others(repository, remote)
    default = next(
        (
            row.split("\t")[0].removeprefix("ref: refs/heads/")
            for row in lines
            if row[:5] == "ref: "
        ),
        "",
    )
    if remote.branch in there or not there:
        return remote, Answer(None)
    only = default if default in there else next(iter(sorted(there)))
    return replace(remote, branch=only), Answer(None)


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
        "--refmap=",
        *(("--unshallow",) if deepen else ()),
        remote.name,
        f"+refs/heads/{remote.branch}{target}",
    )


def end_fetch(repository: Repository, remote: Remote, process: subprocess.Popen[bytes]) -> Answer:
    """Waits for a fetch."""
    return _of(repository, remote, read_answer(finish(process, seconds=NETWORK_SECONDS)))


def stop_fetch(process: subprocess.Popen[bytes]) -> None:
    """Ends a fetch that nobody needs any more; waits a moment, lest its locks stay behind."""
    finish(process, seconds=_STOPPING_SECONDS)


def remembered_tip(repository: Repository, remote: Remote) -> str:
    """Where the other end's branch stood at the last fetch.

    Raises:
        GitDeclinedError: this clone remembers none.
    """
    try:
        read = (repository.common_dir / remote.ref).read_text("ascii").strip()
    except (OSError, ValueError):
        read = ""
    known = _OBJECT.fullmatch(read) is not None
    return read if known else repository.git.line("rev-parse", "--verify", remote.ref)


def tip_of(repository: Repository, remote: Remote) -> tuple[Answer, str]:
    """Asks the other end alone where its branch stands; empty where it has none."""
    listed = repository.git.run_remote("ls-remote", remote.name, f"refs/heads/{remote.branch}")
    return _of(repository, remote, read_answer(listed)), listed.line.split("\t")[
        0
    ] if listed.well else ""


def locks_at(repository: Repository, remote: Remote | None) -> list[str]:
    """What a push may lock at the other end, where that is a folder."""
    place = None if remote is None else _folder(repository, remote.url)
    return (
        [] if remote is None or place is None else [str(place / f"refs/heads/{remote.branch}.lock")]
    )


def name_first_branch(repository: Repository, remote: Remote) -> None:
    """Where the other end is a folder whose own idea of its branch leads to nothing, makes it the one that is there.

    A clone of it would be empty otherwise; hosting services do the same with the first branch they
    receive.
    """
    place = _folder(repository, remote.url)
    if place is None:
        return
    here = f"--git-dir={place}"
    chosen = repository.git.run(here, "symbolic-ref", "-q", "HEAD").line
    if chosen and not repository.git.run(here, "rev-parse", "--verify", "-q", chosen).well:
        repository.git.run(here, "symbolic-ref", "HEAD", f"refs/heads/{remote.branch}")


def push(repository: Repository, remote: Remote, commit: str) -> Answer:
    """Offers a commit; never forces. The person's own pre-push hook runs, which LFS needs."""
    unmirrored = () if "=" in remote.name else ("-c", f"remote.{remote.name}.mirror=false")
    outcome = repository.git.run_remote(
        *unmirrored,  # git takes no branch beside it, and this sends one alone
        "push",
        "--no-signed",
        "--porcelain",
        "--no-follow-tags",
        "--recurse-submodules=no",
        remote.name,
        f"{commit}:refs/heads/{remote.branch}",
    )
    answer = _of(repository, remote, read_answer(outcome))
    if (
        answer.trouble is Trouble.OTHER
        and "failed to push some refs" in outcome.err
        and not outcome.out.strip()
    ):
        return declined_here(outcome)
    return replace(
        answer, hand=f"git push {shlex.quote(remote.name)} {shlex.quote(f'HEAD:{remote.branch}')}"
    )


def _of(repository: Repository, remote: Remote, answer: Answer) -> Answer:
    """The answer; where the other end is a folder that is not there, that says more than git's words."""
    if answer.trouble is Trouble.TORN:
        return replace(answer, said=str(repository.common_dir / answer.said))
    absent = answer.trouble not in (None, Trouble.NO_BRANCH) and _is_absent_folder(
        repository, remote.url
    )
    return Answer(Trouble.ABSENT) if absent else answer


def _is_absent_folder(repository: Repository, url: str) -> bool:
    place = _folder(repository, url)
    return place is not None and not place.exists()


def _folder(repository: Repository, url: str) -> Path | None:
    """The folder on this computer that an address means; None where it means another computer."""
    if url.startswith("file://"):
        return repository.top / unquote(urlsplit(url).path)
    is_path = "://" not in url and ":" not in url.split("/", maxsplit=1)[0]
    return (repository.top / url).expanduser() if is_path else None


def _followed_by_others(repository: Repository, remote: Remote) -> set[str]:
    """Branches at the other end that local branches are set to follow."""
    config = repository.config
    followers = (
        key.removesuffix(".remote")
        for key, name in config.items()
        if _follows(key) and name == remote.name
    )
    return {
        config.get(f"{follower}.merge", "").removeprefix("refs/heads/") for follower in followers
    }


def _follows(key: str) -> bool:
    return key.startswith("branch.") and key.endswith(".remote")


def _names(repository: Repository) -> list[str]:
    """What git calls the other ends, in the order they stand in its configuration."""
    keys = (key for key in repository.config if _names_url(key))
    return list(dict.fromkeys(key.split(".", 1)[1].rpartition(".")[0] for key in keys))


def _names_url(key: str) -> bool:
    return key.startswith("remote.") and key.endswith(".url")
