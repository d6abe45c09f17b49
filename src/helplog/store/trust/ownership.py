"""Whose a journal is: building it runs what its owner wrote, with the rights of whoever builds."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from helplog.model.printing import shell_quoted
from helplog.model.refusal import RefusalError
from helplog.store.configuration.file import configuration_path
from helplog.store.files.privacy import keeps_modes
from helplog.store.trust.running_files import running_files


def refuse_another_users(root: Path) -> None:
    """Declines to run what belongs to another user.

    Args:
        root: the folder of mkdocs.yml.

    Raises:
        RefusalError: it, its configuration, or what that has a build run is another user's.
    """
    path = next(another_users(root), None)
    if path is not None:
        raise RefusalError(f"{said_of(path)}; {cure(path)}")


def another_users(root: Path) -> Iterator[Path]:
    """What of it decides over programs and belongs to neither who runs this nor the system."""
    if os.name != "posix":
        return
    named = running_files(root)
    configuration = configuration_path(root)
    paths = [root, configuration, *named.alone, *named.whole]
    named_paths = filter(None, paths)
    for path in dict.fromkeys(named_paths):
        if _is_another_users(path):
            yield path


def said_of(path: Path) -> str:
    """That it is so."""
    return f"{path} belongs to another user, and a build runs what that user wrote with your rights"


def cure(path: Path) -> str:
    """What to do about it."""
    command = f"chown {_user_number()} {shell_quoted(path)}"
    return f"build it as that user, or make it yours once you have read it: {command}"


def _is_another_users(path: Path) -> bool:
    try:
        owner = path.stat().st_uid
    except OSError:
        return False
    return (
        sys.platform != "win32" and owner not in {0, os.geteuid()} and keeps_modes(path)
    )


def _user_number() -> int:
    number = 0
    if sys.platform != "win32":
        number = os.geteuid()
    return number
