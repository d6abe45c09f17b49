"""Whether a journal's own programs may run: they are the writer's, and nobody else's to change."""

from __future__ import annotations

from pathlib import Path

from helplog.store.exposure import refuse_running_open_to_all
from helplog.store.ownership import refuse_another_users


def refuse_untrusted(root: Path) -> None:
    """Declines before anything of a journal runs.

    Args:
        root: the folder of mkdocs.yml.

    Raises:
        RefusalError: what runs belongs to another user, or everyone may write to it.
    """
    refuse_another_users(root)
    refuse_running_open_to_all(root)
