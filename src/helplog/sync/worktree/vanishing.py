"""What would go from every device though nobody deleted it: a folder that became a link, or is not here just now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from helplog.model.refusal import RefusalError
from helplog.sync.git.objects import LINK, Change, compare
from helplog.sync.git.repository import Repository

_MANY: Final = 5
"""So many entries are not all deleted by hand at once; a drive that is not there looks like
that."""


def refuse_what_would_vanish(repository: Repository, commit: str, tree: str) -> None:
    """Looks at what is about to be saved.

    Args:
        repository: which.
        commit: what the branch stands on.
        tree: what lies in the work tree.

    Raises:
        RefusalError: entries would go that nobody deleted; nothing was changed.
    """
    found = compare(repository.git, commit, tree)
    for path, change in sorted(found.items()):
        if change.after is not None and change.after.mode == LINK and _stood_for_more(path, found):
            target = repository.place(path).resolve()
            if not target.is_relative_to(repository.top.resolve()):
                raise RefusalError(
                    f"{path} is now a link that leads out of the journal, so that no other device would have what it "
                    "stands for; put the file or folder itself in its place"
                )
    moved = {change.after.oid for change in found.values() if change.after is not None}
    gone = sum(
        change.after is None
        and repository.is_entry(path)
        and change.before is not None
        and change.before.oid not in moved
        for path, change in found.items()
    )
    if not gone:
        return
    docs_dir = repository.docs_dir.strip("/")
    if not (repository.root / docs_dir).is_dir():
        raise RefusalError(
            f"the folder {docs_dir} is not here; bring it back, or say in mkdocs.yml which folder the entries are in "
            "now (docs_dir)"
        )
    if gone >= _MANY and not _entries_in(repository, tree):
        raise RefusalError(
            f"every entry is gone from {docs_dir}, as when a drive is not there; bring them back with: "
            f"git restore {docs_dir}; or, if you meant it, commit that once by hand and sync again"
        )


def _stood_for_more(path: str, found: Mapping[str, Change]) -> bool:
    """Whether a file, or a folder with files, was where the link is."""
    return found[path].before is not None or any(
        other.startswith(f"{path}/") and change.after is None for other, change in found.items()
    )


def _entries_in(repository: Repository, tree: str) -> bool:
    printed = repository.git.check(
        "ls-tree", "-r", "-z", "--name-only", "--full-tree", tree, "--", repository.docs
    )
    return any(map(repository.is_entry, printed.decode("utf-8", "surrogateescape").split("\0")))
