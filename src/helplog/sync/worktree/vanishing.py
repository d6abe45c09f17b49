"""What would go from every device though nobody deleted it.

Such as what is in a folder that became a link, or is not here just now.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from helplog.model.refusal import RefusalError
from helplog.sync.git.objects import LINK, Change, compare, paths_in
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
        if change.before is None:
            continue
        if change.after is None or change.after.mode == LINK:
            _refuse_link_leading_out(repository, path)
    gone = _count_gone(repository, found)
    if not gone:
        return
    docs_dir = repository.docs_dir.strip("/")
    if not (repository.root / docs_dir).is_dir():
        raise RefusalError(
            f"the folder {docs_dir} is not here; bring it back, or say in mkdocs.yml which folder "
            "the entries are in now (docs_dir)"
        )
    if gone >= _MANY and not _holds_entries(repository, tree):
        raise RefusalError(
            f"every entry is gone from {docs_dir}, as when a drive is not there; "
            f"bring them back with: git restore {docs_dir}; "
            "or, if you meant it, commit that once by hand and sync again"
        )


def _refuse_link_leading_out(repository: Repository, path: str) -> None:
    """Declines where a file went because it, or a folder it is in, is a link to elsewhere now."""
    place = repository.place(path)
    target = place.resolve()
    top = repository.top.resolve()
    if target.is_relative_to(top):
        return
    for link in (place, *place.parents):
        if not link.is_symlink():
            continue
        named = link.relative_to(repository.top).as_posix()
        raise RefusalError(
            f"{named} is now a link that leads out of the journal, so that no other device would "
            "have what it stands for; put the file or folder itself in its place"
        )


def _count_gone(repository: Repository, found: Mapping[str, Change]) -> int:
    """Of entries that are gone, how many have not moved to another name."""
    arrived = {
        change.after.oid for change in found.values() if change.after is not None
    }
    gone = 0
    for path, change in found.items():
        before = change.before
        is_gone = (
            change.after is None and before is not None and before.oid not in arrived
        )
        if is_gone and repository.is_entry(path):
            gone += 1
    return gone


def _holds_entries(repository: Repository, tree: str) -> bool:
    paths = paths_in(repository.git, tree, repository.docs)
    return any(map(repository.is_entry, paths))
