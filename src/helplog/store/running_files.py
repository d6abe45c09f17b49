"""Where what a build runs lies: hooks, templates of one's own, inherited configurations."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from helplog.store.folder import configuration_path
from helplog.store.loading import load

_KEYS: Final = (b"hooks", b"custom_dir", b"INHERIT")
_OTHER_SPELLINGS: Final = (b"\\", b"\0")
"""YAML may spell a key with escapes within quotes, and in UTF-16."""


class RunningFiles(NamedTuple):
    """Files and folders whose writers decide what runs."""

    alone: tuple[Path, ...] = ()
    """Looked at as they are, and not what is in them."""
    whole: tuple[Path, ...] = ()
    """Folders, with everything in them."""


def running_files(root: Path) -> RunningFiles:
    """What a journal's configuration names; nothing where it can't be read.

    Args:
        root: the folder of mkdocs.yml.
    """
    path = configuration_path(root)
    if path is None:
        return RunningFiles()

    def read(name: str) -> bytes | None:
        data = load(name, root / name)
        return data if isinstance(data, bytes) else None

    if not _may_name_programs(read(path.name) or b""):
        return RunningFiles((path, path.parent))
    # A capture and a sync look at rights as well, and would wait for YAML.
    from helplog.text.reading.plain_configuration import (  # noqa: PLC0415
        UnreadableError,
        read_with_parents,
    )

    try:
        configuration = read_with_parents(path.name, read)
    except UnreadableError:
        return RunningFiles()
    options = configuration.options
    hooks = options.get("hooks")
    files = [root / name for name in (*configuration.parts, *configuration.unread)]
    if isinstance(hooks, list):
        files += [root / hook for hook in hooks if isinstance(hook, str)]
    # A hook imports what lies beside it, whatever that is by then.
    alone = (*files, *(file.parent for file in files))
    beside = [
        child
        for file in files
        if file.suffix == ".py"
        for child in file.parent.glob("*.py")
    ]
    theme = options.get("theme")
    folder = theme.get("custom_dir") if isinstance(theme, Mapping) else None
    whole = (root / folder,) if isinstance(folder, str) else ()
    return RunningFiles((*alone, *beside), whole)


def _may_name_programs(configuration: bytes) -> bool:
    """Whether a configuration names anything that runs, as far as can be told without YAML."""
    return any(sign in configuration for sign in (*_KEYS, *_OTHER_SPELLINGS))
