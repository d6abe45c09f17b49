"""Files that stay where they are, and out of the site: what a browser could run.

A page opened from the site's folder has the site's own rights; a saved web page, or a drawing with
a program in it, must not have them.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from html import unescape
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from helplog.model.diagnostic import Diagnostic, FileFinding, Severity
from helplog.store.loading import load
from helplog.website.confined_file import path_of

if TYPE_CHECKING:
    from mkdocs.structure.files import Files

    from helplog.model.journal import Journal
    from helplog.store.confinement import Boundary

_MAY_RUN: Final = FileFinding(
    Severity.WARNING,
    "file-may-run",
    "A browser could run this file, so the site goes without it; it stays in its folder",
    "Keep it as a picture or a PDF; a script or page the site needs can be named in mkdocs.yml "
    "(extra_javascript)",
)

_ALWAYS: Final = frozenset(
    {".cjs", ".hta", ".htm", ".html", ".js", ".mht", ".mhtml", ".mjs"}
    | {".shtml", ".svgz", ".swf", ".wasm", ".xht", ".xhtml", ".xsl", ".xslt"}
)
_LOOKED_INTO: Final = frozenset({".svg", ".xml"})
_RUNS: Final = re.compile(
    r"""
    # an element that runs, or holds what does
    <(?:\w+:)?(?:script|foreignobject|iframe|embed|object|handler|listener|audio|video)\b
    | \bon\w+\s*= | javascript: | vbscript:
    # what brings in something else
    | <!entity | <!attlist | <!doctype[^<>\[]*\[ | <\?xml-stylesheet
    | (?:href|src)\s*+=\s*+["']?+\s*+(?:https?:|//|data:text|data:image/svg)
    | url\(\s*+["']?+\s*+(?:https?:|//) | @import
    """,
    re.VERBOSE | re.IGNORECASE,
)


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
    public_words = _public_words(files, journal)
    found = []
    for uri in running:
        name = PurePosixPath(uri).name
        if name.casefold() in public_words:
            found.append(_MAY_RUN.at(uri))
    return tuple(found)


def _public_words(files: Files, journal: Journal) -> str:
    """What public writing says, to look for a file's name in it."""
    writings = (*journal.writings, *journal.person_notes)
    texts = [writing.body for writing in writings if not writing.private]
    texts += [page.content_string for page in files.documentation_pages()]
    words = unescape("\n".join(texts))
    return unquote(words).casefold()


def may_run(path: Path, boundary: Boundary) -> bool:
    """Whether a browser that opens a file could run something in it, or load it from elsewhere.

    Args:
        path: the file; one that can't be read, or is too long to be looked into, could.
        boundary: where the journal's files may lie.
    """
    suffix = PurePosixPath(path.name.lower()).suffix
    if suffix not in _LOOKED_INTO:
        return suffix in _ALWAYS
    data = load(path.name, path, boundary)
    if isinstance(data, Diagnostic):
        return True
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return True
    if "\0" in text:
        return True
    return _RUNS.search(unescape(text)) is not None
