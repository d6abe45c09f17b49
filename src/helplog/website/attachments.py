"""Files beside the entries that a browser could run leave the site, whatever brought them in."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from helplog.publish.speaking_of import public_texts
from helplog.website.confined_file import path_of
from helplog.website.looking.kept_back import may_run, spoken_of

if TYPE_CHECKING:
    from mkdocs.structure.files import Files

    from helplog.model.diagnostic import Diagnostic
    from helplog.model.journal import Journal
    from helplog.store.files.confinement import Boundary


def leave_out_what_runs(
    files: Files, boundary: Boundary, wanted_uris: Collection[str]
) -> list[str]:
    """Take files that could run out of the site; gives their uris.

    Args:
        files: MkDocs's files.
        boundary: where the journal's files may lie.
        wanted_uris: files the configuration itself names, which stay.
    """
    running = []
    docs_dir = str(boundary.docs)
    for file in [*files]:
        beside = file.src_dir == docs_dir and not file.is_documentation_page()
        if not beside or file.src_uri in wanted_uris:
            continue
        if may_run(path_of(file), boundary):
            running.append(file.src_uri)
            files.remove(file)
    return running


def told_of_what_runs(
    running_uris: Collection[str], files: Files, journal: Journal
) -> Iterator[Diagnostic]:
    """The findings for such files: of those that public pages speak of.

    Args:
        running_uris: the files.
        files: MkDocs's, with the writer's own pages.
        journal: as read; what only its private files name isn't named here either.
    """
    if running_uris:
        pages = files.documentation_pages()
        own = [page.content_string for page in pages]
        yield from spoken_of(running_uris, (*public_texts(journal), *own))
