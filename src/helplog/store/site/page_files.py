"""Pages written straight into the folder that a site is built in, and known by their digests."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from helplog.store.files.file_mark import Mark, mark_of
from helplog.store.site.manifest import digest_of

_WRITING: Final = (
    os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
)  # fmt: skip


class Written(NamedTuple):
    """A file that was written, and has not been touched since while its mark is the same."""

    digest: str
    mark: Mark


WrittenFiles = Mapping[str, Written]
"""By path below the site's folder."""


def write_page(site_path: Path, path: str, data: bytes) -> Written:
    """Writes a page, for its owner alone.

    Args:
        site_path: the folder the site is built in, this process's own.
        path: below it.
        data: what it is to hold.

    Raises:
        OSError: it can't be written.
    """
    target = f"{site_path}/{path}"
    handle = _opened(target)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(handle, view) :]
        about = os.fstat(handle)
    finally:
        os.close(handle)
    return Written(digest_of(data), mark_of(about))


def _opened(target: str) -> int:
    folder = os.path.dirname(target)  # noqa: PTH120 - there may be thousands
    try:
        os.mkdir(folder, 0o700)  # noqa: PTH102 - the same
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, 0o700)  # noqa: PTH103 - the same
    return os.open(target, _WRITING, 0o600)
