"""How a repository stands: its branch, what is changed, what another program left half-done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from helplog.model.refusal import RefusalError
from helplog.sync.git.calling import Git, records
from helplog.sync.git.repository import Repository


class Halfway(StrEnum):
    """What another client began and did not finish."""

    MERGE = "merge"
    REBASE = "rebase"
    CHERRY_PICK = "cherry-pick"
    REVERT = "revert"
    UNMERGED = "unmerged"
    """Files with open questions and nothing that says why: a stash put back."""

    def sentence(self, *, dry: bool) -> str:
        """A sentence that says it is finished, or would be."""
        done = "would be" if dry else "is"
        if self is Halfway.UNMERGED:
            return f"What was left with open conflicts {done} merged."
        return f"A {self} that was left half-done {done} finished."


@dataclass(frozen=True, slots=True)
class GitStatus:
    """How it stands."""

    branch: str
    """Short name of the branch; empty where HEAD is on none."""
    commit: str
    """What the branch stands on; empty where it has no commit yet."""
    changed: bool
    """Whether the work tree or the index differs from the commit."""
    staged_elsewhere: bool
    """Whether something outside the journal's folder is staged."""
    halfway: Halfway | None
    ignored: tuple[str, ...] = ()
    """What git was told to leave out; of a folder that it leaves out whole, the folder."""
    nested: tuple[str, ...] = ()
    """Untracked folders that are repositories of their own."""

    @property
    def ref(self) -> str:
        """Full name of the branch."""
        return f"refs/heads/{self.branch}"


_SIGNS: Final = (
    ("rebase-merge", Halfway.REBASE),
    ("rebase-apply", Halfway.REBASE),
    ("MERGE_HEAD", Halfway.MERGE),
    ("CHERRY_PICK_HEAD", Halfway.CHERRY_PICK),
    ("REVERT_HEAD", Halfway.REVERT),
)


def look(repository: Repository) -> GitStatus:
    """Looks, and changes nothing.

    Raises:
        RefusalError: git could not look; its text says why.
    """
    outcome = repository.git.run(
        "status",
        "--porcelain=v2",
        "-z",
        "--branch",
        "--untracked-files=all",
        "--ignored=matching",
        "--ignore-submodules=all",
        "--no-renames",
    )
    if not outcome.well:
        raise repository.git.declined(
            outcome,
            f"git could not take in what is here: {outcome.reason}; nothing was changed",
        )
    printed = _sorted(records(outcome.out))
    branch = branch_by_name(repository) or printed.heads.get("branch.head", "")
    if branch in {"(detached)", "(unknown)"}:
        branch = ""
    commit = printed.heads.get("branch.oid", "")
    if commit == "(initial)":
        commit = ""
    return GitStatus(
        branch=branch,
        commit=commit,
        changed=bool(printed.entries),
        staged_elsewhere=_staged_elsewhere(printed.entries, repository.prefix),
        halfway=_halfway(repository, printed.entries),
        ignored=tuple(printed.ignored),
        nested=tuple(printed.nested),
    )


class _Printed(NamedTuple):
    """What `git status` prints, by kind."""

    heads: dict[str, str]
    entries: list[str]
    ignored: list[str]
    nested: list[str]


def _sorted(rows: Iterable[str]) -> _Printed:
    printed = _Printed({}, [], [], [])
    for row in rows:
        kind, _, rest = row.partition(" ")
        if kind == "#":
            name, _, value = rest.partition(" ")
            printed.heads[name] = value
        elif kind == "!":
            printed.ignored.append(rest)
        elif kind == "?" and rest.endswith("/"):
            printed.nested.append(rest)
        else:
            printed.entries.append(row)
    return printed


def branch_by_name(repository: Repository) -> str:
    """The branch HEAD names, without asking git; empty where that doesn't say."""
    try:
        head = (
            (repository.git_dir / "HEAD").read_text("utf-8", "surrogateescape").strip()
        )
    except OSError:
        return ""
    named = head.removeprefix("ref: refs/heads/")
    if named in {head, ".invalid"}:
        return ""
    return named


def refuse_what_needs_a_person(repository: Repository, git_status: GitStatus) -> None:
    """Names the states that only the person can have meant.

    Raises:
        RefusalError: the repository is in one of them; nothing was changed.
    """
    git_dir = repository.git_dir
    if (git_dir / "rebase-apply" / "applying").exists():
        raise RefusalError(
            "git is in the middle of applying patches; "
            "finish with: git am --continue, or: git am --abort"
        )
    if (git_dir / "BISECT_LOG").exists():
        raise RefusalError(
            "git is in the middle of a search through history; end it with: git bisect reset"
        )
    if not git_status.branch and git_status.halfway is not Halfway.REBASE:
        raise RefusalError(
            "the journal stands on no branch, so there is nothing to sync; "
            f"go to one with: git switch {_a_branch(repository)}"
        )
    if repository.config.get("core.sparsecheckout") == "true":
        raise RefusalError(
            "only a part of the journal is here; bring all of it with: git sparse-checkout disable"
        )


def unmerged(git: Git) -> dict[str, dict[int, str]]:
    """Files with open questions: for each path the ids of base (1), ours (2), theirs (3)."""
    found: dict[str, dict[int, str]] = {}
    for row in git.records("ls-files", "-u", "-z"):
        meta, _, path = row.partition("\t")
        _, oid, stage = meta.split(" ")
        found.setdefault(path, {})[int(stage)] = oid
    return found


def _halfway(repository: Repository, entries: Iterable[str]) -> Halfway | None:
    for name, kind in _SIGNS:
        if (repository.git_dir / name).exists():
            return kind
    if any(entry.startswith("u ") for entry in entries):
        return Halfway.UNMERGED
    return None


def _staged_elsewhere(entries: Iterable[str], prefix: str) -> bool:
    if not prefix:
        return False
    for row in entries:
        if not row.startswith("1 "):
            continue
        fields = row.split(" ", 8)
        staged, path = fields[1][0], fields[8]
        if staged != "." and not path.startswith(prefix):
            return True
    return False


def _a_branch(repository: Repository) -> str:
    """A branch to go to: a usual one, else any; a word that makes one, where there is none."""
    listed = repository.git.run(
        "for-each-ref", "--format=%(refname:short)", "refs/heads/"
    )
    names = listed.line.split("\n")
    for name in ("main", "master"):
        if name in names:
            return name
    return names[0] or "-c main"
