"""Files that stay where they are, and out of the site, for what they hold.

That is what says private, and what a browser could run. A page opened from the site's folder has
the site's own rights; a saved web page, or a drawing with a program in it, must not have them.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path, PurePosixPath
from typing import Final

from helplog.model.diagnostic import Diagnostic, FileFinding, Severity
from helplog.publish.speaking_of import spoken_of_in
from helplog.store.files.confinement import Boundary
from helplog.store.files.loading import load
from helplog.text.reading.whole_file import BEGINNING, is_private_file, may_be_json
from helplog.text.source.file.decoding import FILE_CAP_BYTES

_MAY_RUN: Final = FileFinding(
    Severity.WARNING,
    "file-may-run",
    "A browser could run this file, so the site goes without it; it stays in its folder",
    "Keep it as a picture or a PDF; a script or page the site needs can be named in mkdocs.yml "
    "(extra_javascript)",
)

NOT_COPIED: Final = FileFinding(
    Severity.WARNING,
    "file-not-copied",
    "This file can't be copied to the site: it can't be read, or is no ordinary file",
    "Give yourself the right to read it, or remove it",
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


def is_copyable(path: Path) -> bool:
    """Whether it is a regular file that can be read."""
    try:
        status = path.stat()
    except OSError:
        return False
    is_regular = stat.S_ISREG(status.st_mode)
    return is_regular and os.access(path, os.R_OK)


def spoken_of(
    running_uris: Iterable[str], texts: Iterable[str]
) -> Iterator[Diagnostic]:
    """The findings for files that could run: of those that public writing names.

    Args:
        running_uris: the files.
        texts: everything public that was written.
    """
    for uri in spoken_of_in(texts, running_uris):
        yield _MAY_RUN.at(uri)


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
    plain = unescape(text)
    return _RUNS.search(plain) is not None


def says_private(path: Path) -> bool:
    """Whether a file of any type says, by a frontmatter of any form, that it is private."""
    try:
        with path.open("rb") as file:
            data = file.read(BEGINNING)
            if may_be_json(data):
                data += file.read(FILE_CAP_BYTES - BEGINNING)
            rest = file.peek()
    except OSError:
        return False
    return is_private_file(data, more=bool(rest))
