"""Which file is a folder's configuration, and what it is put together from.

It is `mkdocs.yml`, else `mkdocs.yaml`, as MkDocs looks for it; else the one a person named, as
`mkdocs -f` has it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from helplog.model.refusal import RefusalError
from helplog.model.settings import CONFIGURATION_NAMES
from helplog.store.files.loading import load_beginning

if TYPE_CHECKING:
    from helplog.text.reading.configuration.effective import EffectiveConfiguration

_MOST_BYTES: Final = 256 * 1024
"""Of a configuration; one by hand has a few thousand."""
UNCERTAIN: Final = ("INHERIT", "\\", "\0")
"""With one of these a configuration may say something in another file, or by other signs."""
_chosen: dict[Path, Path] = {}
"""The configuration that was named for a folder. A process is about one journal."""


def configuration_path(folder: Path) -> Path | None:
    """The folder's MkDocs configuration, None where it has none."""
    if _chosen:
        named = _chosen.get(folder.resolve())
        if named is not None:
            return folder / named.name
    for name in CONFIGURATION_NAMES:
        path = folder / name
        if path.is_file():
            return path
    return None


def choose_configuration(path: Path) -> None:
    """Has a file be its folder's configuration from here on, as `mkdocs -f` does."""
    _chosen.clear()
    whole = path.absolute()
    root = whole.parent.resolve()
    _chosen[root] = whole


def forget_choice() -> None:
    """Has each folder's configuration be the usual one again."""
    _chosen.clear()


def configuration_files(root: Path) -> tuple[Path, ...]:
    """The files that a journal's configuration is put together from, as far as they can be read."""
    path = configuration_path(root)
    if path is None:
        return ()
    text = configuration_text(root)
    if not any(sign in text for sign in UNCERTAIN):
        return (path,)
    from helplog.text.reading.configuration.plain import (  # noqa: PLC0415  # as below
        UnreadableError,
    )

    try:
        parts = effective_configuration(path).parts
    except UnreadableError:
        return (path,)
    return tuple(root / part.path for part in parts)


def effective_configuration(path: Path) -> EffectiveConfiguration:
    """A configuration with what it inherits, as MkDocs has it.

    Raises:
        UnreadableError: it can't be read.
        RefusalError: one of the files is larger than any is.
    """
    # A capture does without YAML, which would take longer than all the rest of it.
    from helplog.text.reading.configuration.effective import (  # noqa: PLC0415
        read_effective,
    )

    return read_effective(path.name, lambda name: whole_file(path.parent / name))


def configuration_text(root: Path) -> str:
    """What stands in the folder's configuration; nothing where it has none.

    Raises:
        RefusalError: it is larger than any is.
    """
    path = configuration_path(root)
    if path is None:
        return ""
    data = whole_file(path) or b""
    return data.decode("utf-8", "replace")


def whole_file(path: Path) -> bytes | None:
    """What a configuration holds, None where there is none that may be read.

    Raises:
        RefusalError: it is larger than any is.
    """
    try:
        refuse_too_long(path)
    except OSError:
        return None
    return beginning(path)


def beginning(path: Path) -> bytes | None:
    """A configuration, as far as one is read."""
    data = load_beginning(path.name, path, _MOST_BYTES)
    if isinstance(data, bytes):
        return data
    return None


def refuse_too_long(path: Path) -> None:
    """Declines a configuration that it would take minutes to read.

    Raises:
        RefusalError: it is larger than any is.
    """
    if path.stat().st_size > _MOST_BYTES:
        raise RefusalError(
            f"{path} is larger than {_MOST_BYTES // 1024} KiB, which no configuration is, and is "
            "not read; take out what does not belong there"
        )
