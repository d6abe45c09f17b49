"""Where what a build runs lies: hooks, templates of one's own, inherited configurations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from helplog.store.configuration.file import configuration_path
from helplog.store.files.loading import load

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
    unread = RunningFiles((path, path.parent))

    def read(name: str) -> bytes | None:
        data = load(name, root / name)
        if isinstance(data, bytes):
            return data
        return None

    written = read(path.name) or b""
    if not _may_name_programs(written):
        return unread
    # A capture and a sync look at rights as well, and would wait for YAML.
    from helplog.text.reading.configuration.plain import (  # noqa: PLC0415
        UnreadableError,
        read_with_parents,
    )
    from helplog.text.reading.configuration.values import resolved  # noqa: PLC0415

    try:
        configuration = read_with_parents(path.name, read)
    except UnreadableError:
        return unread
    options = resolved(configuration.options)
    names = [*configuration.parts, *configuration.unread]
    hooks = options.get("hooks")
    if isinstance(hooks, list):
        names += filter(_is_name, hooks)
    alone = _with_what_lies_beside([root / name for name in names])
    folder = _templates_of_ones_own(options.get("theme"))
    if folder is None:
        return RunningFiles(alone)
    return RunningFiles(alone, (root / folder,))


def _is_name(hook: object) -> bool:
    return isinstance(hook, str)


def _with_what_lies_beside(files: Sequence[Path]) -> tuple[Path, ...]:
    """Files and their folders; a hook imports what lies beside it, whatever that is by then."""
    alone = [*files, *(file.parent for file in files)]
    for file in files:
        if file.suffix == ".py":
            alone += file.parent.glob("*.py")
    return tuple(alone)


def _templates_of_ones_own(theme: object) -> str | None:
    if not isinstance(theme, Mapping):
        return None
    folder = theme.get("custom_dir")
    if not isinstance(folder, str):
        return None
    return folder


def _may_name_programs(configuration: bytes) -> bool:
    """Whether a configuration names anything that runs, as far as can be told without YAML."""
    return any(sign in configuration for sign in (*_KEYS, *_OTHER_SPELLINGS))
