"""A copy as it is shown: a folder somewhere, or a host at an address."""

from __future__ import annotations

import stat
from collections.abc import Iterable
from contextlib import suppress
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from typing import IO, Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from helplog.model.refusal import RefusalError
from helplog.publish.sealed.copy_folder import UNLOCK
from helplog.store.files.folder_handle import FolderHandle
from helplog.store.site.paths import files_below

_SECONDS: Final = 30
_GONE: Final = frozenset({404, 410})
_SCHEMES: Final = frozenset({"http", "https"})


class ShownFolder:
    """A copy in a folder, on a stick perhaps.

    Args:
        path: the folder.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self, name: str, most_bytes: int) -> bytes | None:
        """A file's bytes; None where there is none that can be read."""
        *folders, last = (name or UNLOCK).split("/")
        with (
            suppress(OSError),
            FolderHandle.open_at(self._path, follow=True) as folder,
            folder.below(folders) as here,
        ):
            return here.read(last, most_bytes + 1)
        return None

    def others(self, known: Iterable[str]) -> list[str]:
        """Files that are there besides, but for what a host or git keeps under names with a dot."""
        with FolderHandle.open_at(self._path, follow=True) as folder:
            found = {
                path
                for path, about in files_below(folder, hidden=False)
                if not stat.S_ISDIR(about.st_mode)
            }
        return sorted(found - {*known})


class ShownAddress:
    """A copy on a host.

    Args:
        address: of the copy; with or without a slash at its end.

    Raises:
        RefusalError: it is no address of a page on the net.
    """

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme not in _SCHEMES or not parts.hostname or parts.username:
            raise RefusalError(f"{address!r} is no address; it begins with https://")
        if parts.query or parts.fragment:
            raise RefusalError(f"{address!r} has a ? or a # in it; leave that out")
        path = parts.path.removesuffix(UNLOCK).rstrip("/")
        self._root = f"{parts.scheme}://{parts.netloc}{path}/"
        self._opener = build_opener(_SameOrigin(parts.scheme, parts.netloc))

    def read(self, name: str, most_bytes: int) -> bytes | None:
        """A file's bytes; None where the host has none.

        Raises:
            RefusalError: the host doesn't answer, or leads elsewhere.
        """
        asked = Request(  # noqa: S310 - the scheme was looked at
            f"{self._root}{name}",
            headers={"Accept-Encoding": "identity", "Cache-Control": "no-cache"},
        )
        try:
            with self._opener.open(asked, timeout=_SECONDS) as answer:
                data: bytes = answer.read(most_bytes + 1)
                return data
        except HTTPError as error:
            with error:
                if error.code in _GONE:
                    return None
            raise RefusalError(
                f"{self._root}{name} can't be read: the host says {error.code}"
            ) from error
        except (URLError, HTTPException, OSError) as error:
            reason = getattr(error, "reason", error)
            raise RefusalError(f"{self._root} doesn't answer: {reason}") from error

    def others(self, known: Iterable[str]) -> list[str]:
        """None: a host doesn't say what else it has."""
        del known
        return []


class _SameOrigin(HTTPRedirectHandler):
    """Follows a host as long as it leads to itself."""

    def __init__(self, scheme: str, netloc: str) -> None:
        self._origin = (scheme, netloc)

    def redirect_request(  # noqa: PLR0913, PLR0917 - the standard library's own
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> Request | None:
        """As the standard library does, unless it leads to another origin."""
        parts = urlsplit(newurl)
        if (parts.scheme, parts.netloc) != self._origin:
            raise RefusalError(
                f"{req.full_url} leads on to {parts.scheme}://{parts.netloc}; a sealed copy is "
                "looked at where it is, so name that address if it is yours"
            )
        return super().redirect_request(req, fp, code, msg, headers, newurl)
