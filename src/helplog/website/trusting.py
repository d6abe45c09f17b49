"""Whether a journal's own programs may run: they are the writer's, and nobody else's to change."""

from __future__ import annotations

from pathlib import Path

from helplog.store.configuration.file import (
    choose_configuration,
    refuse_too_long,
)
from helplog.store.trust.exposure import refuse_running_open_to_all
from helplog.store.trust.ownership import refuse_another_users


def refuse_untrusted(config_path: Path) -> None:
    """Declines before anything of a journal runs.

    Args:
        config_path: mkdocs.yml.

    Raises:
        RefusalError: what runs belongs to another user, or everyone may write to it; or the
            configuration is larger than any is.
    """
    choose_configuration(config_path)
    root = config_path.absolute().parent
    if config_path.is_file():
        refuse_too_long(config_path)
    refuse_another_users(root)
    refuse_running_open_to_all(root)
