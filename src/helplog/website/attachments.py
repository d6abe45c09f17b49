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

if TYPE_CHECKING:
    from mkdocs.structure.files import Files

    from helplog.model.journal import Journal

_MAY_RUN: Final = FileFinding(
    Severity.WARNING,
    "file-may-run",
    "A browser could run this file, so the site goes without it; it stays in its folder",
    "Keep it as a picture or a PDF; a script or page the site needs can be named in mkdocs.yml (extra_javascript)",
)

_ALWAYS: Final = frozenset(
    {
        ".cjs",
        ".hta",
        ".htm",
        ".html",
        ".js",
        ".mht",
        ".mhtml",
        ".mjs",
        ".shtml",
        ".svgz",
        ".swf",
        ".wasm",
        ".xht",
    }
    | {".xhtml", ".xsl", ".xslt"}
)
_LOOKED_INTO: Final = frozenset({".svg", ".xml"})
_LARGEST: Final = 5 * 1024 * 1024
_RUNS: Final = re.compile(
    r"""
    <(?:\w+:)?(?:script|foreignobject|iframe|embed|object|handler|listener|audio|video)\b   # runs, or holds what does
    | \bon\w+\s*= | javascript: | vbscript:
    | <!entity | <!attlist | <!doctype[^<>\[]*\[ | <\?xml-stylesheet  # brings in something else
    | (?:href|src)\s*+=\s*+["']?+\s*+(?:https?:|//|data:text|data:image/svg)
    | url\(\s*+["']?+\s*+(?:https?:|//) | @import
    """,
    re.VERBOSE | re.IGNORECASE,
)


def leave_out_what_runs(
    files: Files, docs_dir: str, wanted_uris: Collection[str], journal: Journal
) -> tuple[Diagnostic, ...]:
    """Take files that could run out of the site, and say so of those that public pages speak of.

    Args:
        files: MkDocs's files.
        docs_dir: the folder of the entries; the theme's own files lie elsewhere.
        wanted_uris: files the configuration itself names, which stay.
        journal: as read; what only its private files name isn't named here either.
    """
    beside = [
        file for file in files if file.src_dir == docs_dir and not file.is_documentation_page()
    ]
    running = [
        file
        for file in beside
        if file.src_uri not in wanted_uris and may_run(Path(file.abs_src_path or ""))
    ]
    for file in running:
        files.remove(file)
    said = _said_in_public(files, journal) if running else ""
    return tuple(
        _MAY_RUN.at(one.src_uri)
        for one in running
        if PurePosixPath(one.src_uri).name.casefold() in said
    )


def _said_in_public(files: Files, journal: Journal) -> str:
    """What public writing says, to look for a file's name in it."""
    bodies = [one.body for one in (*journal.writings, *journal.person_notes) if not one.private]
    pages = [
        page.content_string for page in files.documentation_pages() if page.generated_by is None
    ]
    return unquote(unescape("\n".join((*bodies, *pages)))).casefold()


def may_run(path: Path) -> bool:
    """Whether a browser that opens this file could run something in it, or load something from elsewhere."""
    suffix = PurePosixPath(path.name.lower()).suffix
    if suffix not in _LOOKED_INTO:
        return suffix in _ALWAYS
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return True
        data = path.read_bytes()
    except OSError:
        return True
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return True
    return "\0" in text or _RUNS.search(unescape(text)) is not None
