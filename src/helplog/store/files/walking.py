"""Which files of a folder belong to the journal. Looks at names and links, opens nothing.

What programs leave behind is left alone: backups, hidden folders (`.obsidian`, `.git`, `.trash`),
folders of templates. A link is followed only to what lies in the journal, is for entries, and is
not read under its own name already.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import Final

from helplog.model.diagnostic import Diagnostic, FileFinding, Severity
from helplog.store.files.confinement import MOST_DEEP, Boundary
from helplog.store.files.links import LINK_CLOSED, LINK_OUTSIDE
from helplog.text.values.leftovers import is_leftover_file, is_leftover_folder

OTHER_ENDINGS: Final = frozenset(
    {".md", ".markdown", ".mdown", ".mkdn", ".mkd", ".mdwn"}
)
"""What other programs end the name of a Markdown file with, in small letters or large."""

_FOLDER_UNREADABLE: Final = FileFinding(
    Severity.ERROR,
    "folder-unreadable",
    "This folder can't be read: {reason}",
    "Give yourself the right to read it, chmod u+rx",
)
_FOLDER_NAMED_LIKE_FILE: Final = FileFinding(
    Severity.WARNING,
    "folder-named-md",
    "A folder has a name that ends in .md; what it holds is read all the same",
    "Rename it to {name}",
)
_OTHER_ENDING: Final = FileFinding(
    Severity.WARNING,
    "name-not-md",
    "The name of this file ends in {ending}, not in .md, and so it is not read",
    "Rename it to {name}.md",
)
NAME_NOT_TEXT: Final = FileFinding(
    Severity.ERROR,
    "name-not-utf8",
    "The name of this file is not UTF-8 text",
    "Rename the file",
)
_LINK_TO_NOTHING: Final = FileFinding(
    Severity.WARNING,
    "link-to-nothing",
    "This symbolic link leads in a circle or to nothing",
    "Remove the link, or put the file in its place",
)
_TOO_DEEP: Final = FileFinding(
    Severity.WARNING,
    "folder-too-deep",
    f"This folder lies more than {MOST_DEEP} folders deep, and what is in it is not read",
    "Move it further up",
)
_LINK_LOOP: Final = FileFinding(
    Severity.WARNING,
    "link-loop",
    "This symbolic link leads back to a folder around it and is not followed",
    "Remove the link",
)
_LINK_TWICE: Final = FileFinding(
    Severity.NOTE,
    "link-twice",
    # The file's own name stays unsaid: it may be private, and this is shown on the site.
    "This symbolic link is another name of a file of the journal, "
    "which is read once, under its own",
)


@dataclass(frozen=True, slots=True)
class Source:
    """A Markdown file to read."""

    uri: str
    """Posix path relative to the entries' folder."""
    place: str
    """The same as the system knows it; of thousands, few are needed as a path."""

    @property
    def path(self) -> Path:
        """Where to open it."""
        return Path(self.place)


@dataclass(frozen=True, slots=True)
class _Limits:
    """The folders a walk stays within."""

    boundary: Boundary
    docs: Path
    """The entries' own, links resolved."""

    def walks_past(self, target: Path) -> bool:
        """The target is read under its own name, or is a folder around the entries."""
        if target.is_relative_to(self.docs):
            return True
        return self.docs.is_relative_to(target)


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder still to be walked."""

    path: Path
    prefix: str
    """Its uri with a slash at the end, empty for the entries' own."""
    above: frozenset[Path]
    """Where the links on the way to it led."""
    real: Path | None = None
    """Where it lies, for one that was come to by a link."""

    @property
    def uri(self) -> str:
        """Empty for the entries' own."""
        return self.prefix.rstrip("/")


_Found = Source | Diagnostic | _Folder


def walk(
    docs_path: Path, root_path: Path, site_path: Path | None = None
) -> tuple[tuple[Source, ...], tuple[Diagnostic, ...]]:
    """The Markdown files under a folder, and what stands in the way of others.

    Args:
        docs_path: the entries' folder.
        root_path: the journal's folder; links may lead to any folder of entries in it.
        site_path: the site's folder, to which none may lead.

    Returns:
        The files in the order of their uris, the findings in that of their places.
    """
    boundary = Boundary(root_path, docs_path, site_path)
    limits = _Limits(boundary, docs_path.resolve())
    sources: list[Source] = []
    diagnostics: list[Diagnostic] = []
    waiting = [_Folder(docs_path, "", frozenset())]
    walked: set[Path] = set()
    while waiting:
        folder = waiting.pop()
        # Folders that link to each other have as many ways through them as there are orders.
        if folder.real in walked:
            diagnostics.append(_LINK_TWICE.at(folder.uri))
            continue
        if folder.real is not None:
            walked.add(folder.real)
        for found in _children(folder, limits):
            if isinstance(found, Source):
                sources.append(found)
            elif isinstance(found, Diagnostic):
                diagnostics.append(found)
            elif found.prefix.count("/") > MOST_DEEP:
                finding = _TOO_DEEP.at(found.uri)
                diagnostics.append(finding)
            else:
                waiting.append(found)
    sources.sort(key=attrgetter("uri"))
    diagnostics.sort(key=attrgetter("where"))
    return tuple(sources), tuple(diagnostics)


def _children(folder: _Folder, limits: _Limits) -> Iterator[_Found]:
    try:
        with os.scandir(folder.path) as scan:
            children = sorted(scan, key=lambda child: child.name)
    except OSError as error:
        reason = error.strerror or "the system refused"
        yield _FOLDER_UNREADABLE.at(folder.uri or ".", reason=reason)
        return
    for child in children:
        uri = folder.prefix + child.name
        if _left_alone(child, folder.path):
            continue
        if not is_text(child.name):
            yield NAME_NOT_TEXT.at(as_text(uri))
        elif child.is_symlink():
            yield from _follow_link(child, uri, limits, folder.above)
        else:
            real = None
            if folder.real is not None:
                real = folder.real / child.name
            yield from _look_at_child(child, uri, folder.above, real)


def _look_at_child(
    child: os.DirEntry[str], uri: str, above: frozenset[Path], real: Path | None
) -> Iterator[_Found]:
    markdown = child.name.endswith(".md")
    if child.is_dir():
        if markdown:
            yield _FOLDER_NAMED_LIKE_FILE.at(uri, name=uri.removesuffix(".md"))
        yield _Folder(Path(child.path), f"{uri}/", above, real)
    elif markdown:
        yield Source(uri, child.path)
    else:
        ending = Path(child.name).suffix
        if ending.lower() in OTHER_ENDINGS:
            name = uri.removesuffix(ending)
            yield _OTHER_ENDING.at(uri, ending=ending, name=name)


def _follow_link(
    link: os.DirEntry[str], uri: str, limits: _Limits, above: frozenset[Path]
) -> Iterator[_Found]:
    try:
        target = Path(link.path).resolve(strict=True)
        is_folder = target.is_dir()
    except (
        OSError,
        RuntimeError,
    ):  # Python 3.11 and 3.12 raise RuntimeError for a loop
        yield _LINK_TO_NOTHING.at(uri)
        return
    if not is_folder and not link.name.endswith(".md"):
        return
    if not limits.boundary.encloses(target):
        yield LINK_OUTSIDE.at(uri)
    elif target in above or (limits.docs.is_relative_to(target) and is_folder):
        yield _LINK_LOOP.at(uri)
    elif not limits.boundary.holds(target):
        yield LINK_CLOSED.at(uri)
    elif limits.walks_past(target):
        yield _LINK_TWICE.at(uri)
    else:
        above_and_it = above | {target}
        yield from _look_at_child(link, uri, above_and_it, target)


def _left_alone(child: os.DirEntry[str], folder: Path) -> bool:
    if is_leftover_file(child.name):
        return True
    if not is_leftover_folder(child.name, folder.name):
        return False
    return child.is_dir()


def is_text(name: str) -> bool:
    """Whether a file's name is text, not bytes that are no UTF-8."""
    if name.isprintable():
        return True
    return not any("\ud800" <= char <= "\udfff" for char in name)


def as_text(name: str) -> str:
    """A name that is no text, as well as it can be shown."""
    data = name.encode("utf-8", "surrogateescape")
    return data.decode("utf-8", "replace")
