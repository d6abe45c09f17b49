"""Pictures and other files that belong to private pages: what nothing else names stays out of the site."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

from helplog.model.journal import Journal, Writing
from helplog.text.ordinary import is_private

if TYPE_CHECKING:
    from mkdocs.structure.files import File, Files


def keep_back_attachments(files: Files, journal: Journal, docs_dir: str) -> None:
    """Take files out of the site that private pages name, and no other page does.

    A file is named by its last part, however the link to it is written. To be called while the writer's own private
    pages are still among the files.

    Args:
        files: MkDocs's files.
        journal: as read.
        docs_dir: the folder of the entries; the theme's own files lie elsewhere.
    """
    pages = [file for file in files.documentation_pages() if file.generated_by is None]
    hidden_pages = [page for page in pages if is_private(page.content_bytes)]
    writings = (*journal.writings, *journal.person_notes)
    hidden = "\n".join(chain(_said(w for w in writings if w.private), _shown(hidden_pages)))
    if not hidden:
        return
    beside = [file for file in files if file.src_dir == docs_dir and not file.is_documentation_page()]
    named = [file for file in beside if _names(hidden, file)]
    if not named:
        return
    public_pages = [page for page in pages if page not in hidden_pages]
    public = "\n".join(chain(_said(w for w in writings if not w.private), _shown(public_pages)))
    for file in named:
        if not _names(public, file):
            files.remove(file)


def _said(writings: Iterable[Writing]) -> Iterable[str]:
    return (text for writing in writings for text in (writing.body, *writing.extra.values()))


def _shown(pages: Iterable[File]) -> Iterable[str]:
    return (page.content_bytes.decode("utf-8", "replace") for page in pages)


def _names(text: str, file: File) -> bool:
    name = PurePosixPath(file.src_uri).name
    return name in text or quote(name) in text
