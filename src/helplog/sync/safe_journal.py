"""Whether a journal is safe to work in, whichever edge has found it."""

from __future__ import annotations

from pathlib import Path

from helplog.model.refusal import RefusalError
from helplog.store.files.confinement import boundary_of
from helplog.store.folder import entry_settings
from helplog.store.trust.exposure import refuse_open_to_all


def refuse_unsafe(root: Path) -> None:
    """Declines to work in a journal in which others could put words into its writer's mouth.

    Args:
        root: the folder of mkdocs.yml.

    Raises:
        RefusalError: everyone may write to it, its entries are a link that came with it, or they
            are the journal and all that is around it.
    """
    settings = entry_settings(root)
    refuse_open_to_all(root, settings.docs_dir)
    boundary = boundary_of(root, settings)
    if boundary.entries_hold_journal:
        raise RefusalError(
            f"docs_dir in mkdocs.yml is {settings.docs_dir}, which holds the journal itself; "
            "name a folder for the entries alone, such as entries"
        )
    if boundary.entries_lead_out:
        from helplog.sync.git.refusing_tracked import refuse_tracked_link  # noqa: PLC0415 - seldom

        refuse_tracked_link(boundary)
