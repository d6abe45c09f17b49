"""Files by their address, as editors name them."""

from __future__ import annotations

from pathlib import Path

from pygls.uris import from_fs_path, to_fs_path


def path_of(address: str) -> Path | None:
    """The file of an address; None for what is no file of this computer."""
    if not address.startswith("file:"):
        return None
    try:
        path = to_fs_path(address)
    except ValueError:
        return None
    if not path:
        return None
    return Path(path)


def address_of(path: Path) -> str:
    """The address of a file."""
    return from_fs_path(str(path)) or path.as_uri()
