"""What a power cut left of git's own files, put right before a sync saves; a dry run only tells."""

from __future__ import annotations

from helplog.sync.git.calling import GitDeclinedError
from helplog.sync.git.remotes import Remote
from helplog.sync.position import Position
from helplog.sync.worktree.branch_repair import LastKnown, forget_torn, mend_branch


def mend_names(here: Position, branch: str, remote: Remote | None) -> bool:
    """Puts back the branch, and lets go of a torn note of the other end.

    Args:
        here: the clone.
        branch: its short name; empty for none.
        remote: the other end, if there is one.

    Returns:
        Whether a dry run ends here: what it would say of the rest could not be known.

    Raises:
        RefusalError: nothing says where the branch stood.
    """
    dry = here.report.dry
    known = LastKnown(
        left=here.state_folder.state.healed or "",
        followed=remote.ref if remote else "",
    )
    note = mend_branch(here.repository, branch, known, dry=dry)
    if note:
        here.report.notes.append(note)
    if dry:
        return bool(note)
    if known.followed:
        forget_torn(here.repository, [known.followed])
    return False


def mend_index(here: Position) -> bool:
    """Looks how the repository stands; where git can't read the index, that is made anew.

    Returns:
        Whether a dry run ends here.

    Raises:
        RefusalError: git could not look, for another reason.
    """
    try:
        here.look()
    except GitDeclinedError:
        from helplog.sync.worktree.indexing import renew_index  # noqa: PLC0415  # seldom

        note = renew_index(here.repository, here.state_folder, dry=here.report.dry)
        if not note:
            raise
        here.report.notes.append(note)
        return here.report.dry
    return False
