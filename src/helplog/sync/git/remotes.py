"""The other end: which repository and branch it is, fetching from it, pushing to it."""

from __future__ import annotations

import shlex
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

from helplog.model.late_patterns import late_pattern
from helplog.sync.git.addresses import shown_address
from helplog.sync.git.answers import Answer, Trouble, declined_here, read_answer
from helplog.sync.git.calling import NETWORK_SECONDS, finish
from helplog.sync.git.repository import Repository
from helplog.sync.report import NO_OTHER_END, Report

_STOPPING_SECONDS: Final = 5.0
_HEADS: Final = "refs/heads/"
_SYMBOLIC: Final = "ref: "
"""Begins a row of `ls-remote` that says which branch another name stands for."""
_OBJECT: Final = late_pattern(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


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


class Settled(NamedTuple):
    """The other end with the branch that is to be used there."""

    remote: Remote
    answer: Answer


class Tip(NamedTuple):
    """Where the other end's branch stands."""

    answer: Answer
    commit: str
    """Empty where it has no such branch, or could not be asked."""


def find_remote(repository: Repository, branch: str) -> Remote | None:
    """The one the branch follows, else the only one, else `origin`; None where there is none."""
    config = repository.config
    names = _names(repository)
    followed = config.get(f"branch.{branch}.remote", "")
    if followed in names:
        key = f"branch.{branch}.merge"
        there = config.get(key, f"{_HEADS}{branch}").removeprefix(_HEADS)
        return Remote(
            followed, there, config[f"remote.{followed}.url"], configured=key in config
        )
    name = "origin"
    if len(names) == 1:
        name = names[0]
    if name not in names:
        return None
    return Remote(name, branch, config[f"remote.{name}.url"], configured=False)


def tell_why_none(repository: Repository, branch: str, report: Report) -> None:
    """Says why a journal is shared through nothing: there is no other end, or there are several."""
    names = _names(repository)
    if not names:
        report.notes.append(NO_OTHER_END)
        return
    report.well = False
    *firsts, last = names
    listed = f"{', '.join(firsts)} and {last}"
    key = shlex.quote(f"branch.{branch}.remote")
    report.notes.append(
        f"There are several other ends, {listed}, and nothing says which this journal is shared "
        f"through; choose one, as with: git config {key} {shlex.quote(names[0])}"
    )


def settle_branch(repository: Repository, remote: Remote) -> Settled:
    """Where the local branch follows none yet: the branch of its name there, else the one there is.

    One device's `master` and another's `main` would never meet otherwise. A branch there that
    another local branch follows already is left to that one.
    """
    if remote.configured:
        return Settled(remote, Answer(None))
    options = ("--symref", remote.name, "HEAD", "refs/heads/*")
    outcome = repository.git.run_remote("ls-remote", *options)
    if not outcome.well:
        answer = read_answer(outcome)
        return Settled(remote, _of(repository, remote, answer))
    default = ""
    there = set()
    for row in outcome.line.split("\n"):
        value, _, name = row.partition("\t")
        if value.startswith(_SYMBOLIC):
            default = default or value.removeprefix(f"{_SYMBOLIC}{_HEADS}")
        elif name.startswith(_HEADS):
            there.add(name.removeprefix(_HEADS))
    there -= _followed_by_others(repository, remote)
    if remote.branch in there or not there:
        return Settled(remote, Answer(None))
    only = default
    if default not in there:
        only = min(there)
    on_branch = replace(remote, branch=only)
    return Settled(on_branch, Answer(None))


def begin_fetch(
    repository: Repository,
    remote: Remote,
    *,
    remember: bool = True,
    deepen: bool = False,
) -> subprocess.Popen[bytes]:
    """Starts a fetch, so that it runs while the work tree is looked at.

    Args:
        repository: which.
        remote: from where.
        remember: whether this clone's note of the other end moves along; a dry run leaves it.
        deepen: bring all of history, in a clone that has a part.
    """
    options = [
        "--quiet",
        "--no-tags",
        "--no-recurse-submodules",
        "--no-write-fetch-head",
        "--refmap=",
    ]
    if deepen:
        options.append("--unshallow")
    branch = f"+{_HEADS}{remote.branch}"
    if remember:
        branch = f"{branch}:{remote.ref}"
    return repository.git.begin("fetch", *options, remote.name, branch)


def end_fetch(
    repository: Repository, remote: Remote, process: subprocess.Popen[bytes]
) -> Answer:
    """Waits for a fetch."""
    return _of(
        repository, remote, read_answer(finish(process, seconds=NETWORK_SECONDS))
    )


def stop_fetch(process: subprocess.Popen[bytes]) -> None:
    """Ends a fetch that nobody needs any more; waits a moment, lest its locks stay behind."""
    finish(process, seconds=_STOPPING_SECONDS)


def remembered_tip(repository: Repository, remote: Remote) -> str:
    """Where the other end's branch stood at the last fetch.

    Raises:
        GitDeclinedError: this clone remembers none.
    """
    try:
        noted = (repository.common_dir / remote.ref).read_text("ascii").strip()
    except (OSError, ValueError):
        noted = ""
    if _OBJECT.fullmatch(noted):
        return noted
    return repository.git.line("rev-parse", "--verify", remote.ref)


def tip_of(repository: Repository, remote: Remote) -> Tip:
    """Asks the other end alone where its branch stands."""
    listed = repository.git.run_remote(
        "ls-remote", remote.name, f"{_HEADS}{remote.branch}"
    )
    said = read_answer(listed)
    answer = _of(repository, remote, said)
    if not listed.well:
        return Tip(answer, "")
    tip = listed.line.split("\t")[0]
    return Tip(answer, tip)


def locks_at(repository: Repository, remote: Remote | None) -> list[str]:
    """What a push may lock at the other end, where that is a folder."""
    if remote is None:
        return []
    place = _folder(repository, remote.url)
    if place is None:
        return []
    return [str(place / f"{_HEADS}{remote.branch}.lock")]


def name_first_branch(repository: Repository, remote: Remote) -> None:
    """Where the other end is a folder whose HEAD leads to nothing, leads it to the branch there.

    A clone of it would be empty otherwise; hosting services do the same with the first branch they
    receive.
    """
    place = _folder(repository, remote.url)
    if place is None:
        return
    git = repository.git
    there = f"--git-dir={place}"
    chosen = git.run(there, "symbolic-ref", "-q", "HEAD").line
    if chosen and not git.run(there, "rev-parse", "--verify", "-q", chosen).well:
        git.run(there, "symbolic-ref", "HEAD", f"{_HEADS}{remote.branch}")


def push(repository: Repository, remote: Remote, commit: str) -> Answer:
    """Offers a commit; never forces. The person's own pre-push hook runs, which LFS needs."""
    unmirrored: list[str] = []
    if "=" not in remote.name:
        # Git takes no branch beside a mirror, and this sends one alone.
        unmirrored = ["-c", f"remote.{remote.name}.mirror=false"]
    outcome = repository.git.run_remote(
        *unmirrored,
        "push",
        "--no-signed",
        "--porcelain",
        "--no-follow-tags",
        "--recurse-submodules=no",
        remote.name,
        f"{commit}:{_HEADS}{remote.branch}",
    )
    said = read_answer(outcome)
    answer = _of(repository, remote, said)
    unheard = "failed to push some refs" in outcome.err and not outcome.out.strip()
    if answer.trouble is Trouble.OTHER and unheard:
        return declined_here(outcome)
    branch = shlex.quote(f"HEAD:{remote.branch}")
    return replace(answer, hand=f"git push {shlex.quote(remote.name)} {branch}")


def _of(repository: Repository, remote: Remote, answer: Answer) -> Answer:
    """The answer; of a folder that is not there, that it is not: more than git's words say."""
    if answer.trouble is Trouble.TORN:
        where = repository.common_dir / answer.said
        return replace(answer, said=str(where))
    if answer.trouble in (None, Trouble.NO_BRANCH):
        return answer
    if _is_absent_folder(repository, remote.url):
        return Answer(Trouble.ABSENT)
    return answer


def _is_absent_folder(repository: Repository, url: str) -> bool:
    place = _folder(repository, url)
    return place is not None and not place.exists()


def _folder(repository: Repository, url: str) -> Path | None:
    """The folder on this computer that an address means; None where it means another computer."""
    if url.startswith("file://"):
        return repository.top / unquote(urlsplit(url).path)
    first = url.split("/", maxsplit=1)[0]
    if "://" in url or ":" in first:
        return None
    return (repository.top / url).expanduser()


def _followed_by_others(repository: Repository, remote: Remote) -> set[str]:
    """Branches at the other end that local branches are set to follow."""
    config = repository.config
    found = set()
    for key, name in config.items():
        if (
            name == remote.name
            and key.startswith("branch.")
            and key.endswith(".remote")
        ):
            branch = key.removesuffix(".remote")
            branch_name = config.get(f"{branch}.merge", "").removeprefix(_HEADS)
            found.add(branch_name)
    return found


def _names(repository: Repository) -> list[str]:
    """What git calls the other ends, in the order they stand in its configuration."""
    names: dict[str, None] = {}
    for key in repository.config:
        if key.startswith("remote.") and key.endswith(".url"):
            name = key.removeprefix("remote.").removesuffix(".url")
            names.setdefault(name)
    return list(names)
