"""Files beside the entries that a browser could run leave the site, whatever brought them in."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from helplog.website.confined_file import path_of
from helplog.website.looking.kept_back import may_run, spoken_of

if TYPE_CHECKING:
    from mkdocs.structure.files import Files

    from helplog.model.diagnostic import Diagnostic
    from helplog.model.journal import Journal
    from helplog.store.files.confinement import Boundary


def leave_out_what_runs(
    files: Files, boundary: Boundary, wanted_uris: Collection[str], journal: Journal
) -> tuple[Diagnostic, ...]:
    """Take files that could run out of the site, and say so of those that public pages speak of.

    Args:
        files: MkDocs's files.
        boundary: where the journal's files may lie.
        wanted_uris: files the configuration itself names, which stay.
        journal: as read; what only its private files name isn't named here either.
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
    if not running:
        return ()
    texts = _public_texts(files, journal)
    return tuple(spoken_of(running, texts))


def _public_texts(files: Files, journal: Journal) -> Iterator[str]:
    """What public writing says, to look for a file's name in it."""
    for writing in (*journal.writings, *journal.person_notes):
        if not writing.private:
            yield writing.body
    for page in files.documentation_pages():
        yield page.content_string
