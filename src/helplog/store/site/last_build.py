"""The last build of a site: what it read, what it said, and that its site still stands.

Where nothing is different since, a build has nothing to do, and is over before anything it would be
made with is imported. The note is believed as all notes are (`store.memory.notes`), and holds no
word of the journal but what was said of its files, veiled.
"""

from __future__ import annotations

import logging
import os
import stat
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from helplog.model.refusal import RefusalError
from helplog.store.files.file_mark import mark_of
from helplog.store.files.folder_handle import FolderHandle
from helplog.store.files.privacy import OWNER_ONLY
from helplog.store.memory.disk_clock import now_on_disk
from helplog.store.memory.edition import site_edition
from helplog.store.memory.notes import forget_note, keep_note, known_note
from helplog.store.site.inputs import Inputs, UntellableError, look_at
from helplog.store.site.manifest import NAME, digest_of, read_manifest
from helplog.store.site.paths import by_folder, name_of
from helplog.store.site.publishing import FOR_GIT

_NAME: Final = "build"
_SHAPE: Final = 1


@dataclass(frozen=True, slots=True)
class Asked:
    """What a build was asked for."""

    configuration: str
    """The path of mkdocs.yml, in full."""
    day: str
    """The writer's, in ISO form."""
    site_dir: str
    """The folder named for the site; empty where the configuration's own is meant."""
    stamp: str
    """The day that pages bear for search engines."""


@dataclass(frozen=True, slots=True)
class Read:
    """Where all that a build reads lies."""

    files: tuple[str, ...]
    folders: tuple[str, ...]
    """That of the entries first."""
    code: tuple[str, ...]
    """Folders of the program's own, beside its package."""


@dataclass(frozen=True, slots=True)
class Said:
    """A line of the log, fit to be printed."""

    level: int
    """As `logging` counts them."""
    text: str

    @property
    def as_printed(self) -> str:
        """The line; a warning names itself."""
        if self.level < logging.WARNING:
            return self.text
        name = logging.getLevelName(self.level).lower()
        return f"{name}: {self.text}"


@dataclass(frozen=True, slots=True)
class Heard:
    """What a build said that the next one would say again."""

    level: int
    """From which level on it was heard."""
    lines: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen before a build read anything."""

    read: Read
    inputs: Inputs
    edition: str


@dataclass(frozen=True, slots=True)
class LastBuild:
    """What the last build was, whether or not its site still stands."""

    asked: Asked
    read: Read
    edition: str
    site_path: Path
    stamp: str
    """The digest of the site's list of files."""
    out_of_git: bool
    """Whether a file in the site's folder keeps it out of git."""
    level: int
    """From which level on it was heard."""

    @property
    def docs_path(self) -> Path:
        """The folder of the entries."""
        return Path(self.read.folders[0])


@dataclass(frozen=True, slots=True)
class Standing:
    """A site that is what a build would make now."""

    site_path: Path
    docs_path: Path
    said: tuple[Said, ...]
    """What the build that made it had to say, from the level on that was asked for."""

    @property
    def wants_a_look(self) -> bool:
        """Whether a warning is among it."""
        return any(line.level >= logging.WARNING for line in self.said)


def look(root: Path, read: Read) -> Look | None:
    """Looks at everything a build is about to read; None where changes in it can't be told.

    Args:
        root: the folder of mkdocs.yml.
        read: where everything lies.
    """
    try:
        now_ns = now_on_disk(root, f"{_NAME}.{os.getpid()}")
        forget_note(root, f"{_NAME}.{os.getpid()}")
        inputs = inputs_of(read, now_ns)
        return Look(read, inputs, site_edition(map(Path, read.code)))
    except (UntellableError, OSError, RefusalError):
        return None


def keep_build(
    root: Path, asked: Asked, seen: Look, site_path: Path, heard: Heard
) -> str:
    """Notes down a build that is done.

    Args:
        root: the folder of mkdocs.yml.
        asked: what it was asked for.
        seen: what was seen before it read anything.
        site_path: where the site is.
        heard: what it said.

    Returns:
        The digest of the site's list of files; empty where nothing could be noted down.
    """
    with suppress(OSError, RefusalError):
        with FolderHandle.open_at(site_path) as site:
            manifest = digest_of(site.read(NAME))
            out_of_git = site.look(FOR_GIT) is not None
        build = {
            "shape": _SHAPE,
            "asked": asdict(asked),
            "read": asdict(seen.read),
            "inputs": [seen.inputs.digest, seen.inputs.unsettled],
            "edition": seen.edition,
            "site": str(site_path),
            "manifest": manifest,
            "out_of_git": out_of_git,
            "level": heard.level,
            "said": [(line.level, line.text) for line in heard.lines],
        }
        keep_note(root, _NAME, build)
        return manifest
    return ""


def forget_build(root: Path) -> None:
    """Takes the note away; the next build does everything anew."""
    forget_note(root, _NAME)


def last_build(root: Path) -> LastBuild | None:
    """The last build that is known.

    Args:
        root: the folder of mkdocs.yml.
    """
    build = known_note(root, _NAME)
    try:
        if build["shape"] != _SHAPE:
            return None
        return LastBuild(
            asked=Asked(**build["asked"]),
            read=_read_of(build["read"]),
            edition=build["edition"],
            site_path=Path(build["site"]),
            stamp=build["manifest"],
            out_of_git=build["out_of_git"],
            level=build["level"],
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def standing_site(root: Path, asked: Asked, level: int) -> Standing | None:
    """The site, if the last build was asked the same, read the same, and its files still stand.

    Args:
        root: the folder of mkdocs.yml.
        asked: what this build is asked for.
        level: from which level on what it says is to be heard.
    """
    build = known_note(root, _NAME)
    try:
        if build["level"] > level:
            return None
        return _standing(build, asked, level)
    except (
        UntellableError, OSError, ValueError, TypeError, KeyError, AttributeError,
    ):  # fmt: skip
        return None  # it is no note of this shape, or something can't be looked at


def _standing(build: Mapping[str, Any], asked: Asked, level: int) -> Standing | None:
    if build["shape"] != _SHAPE or build["asked"] != asdict(asked):
        return None
    read = _read_of(build["read"])
    if build["edition"] != site_edition(map(Path, read.code)):
        return None
    digest, unsettled = build["inputs"]
    if inputs_of(read, unsettled).digest != digest:
        return None
    site_path = Path(build["site"])
    if not _stands(site_path, build["manifest"], out_of_git=build["out_of_git"]):
        return None
    said = [Said(*line) for line in build["said"]]
    heard = tuple(line for line in said if line.level >= level)
    return Standing(site_path, Path(read.folders[0]), heard)


def _read_of(given: Mapping[str, Sequence[str]]) -> Read:
    return Read(
        files=tuple(given["files"]),
        folders=tuple(given["folders"]),
        code=tuple(given["code"]),
    )


def inputs_of(read: Read, unsettled: Sequence[str] | int) -> Inputs:
    """What lies there now; see `look_at`."""
    files = [Path(path) for path in read.files]
    folders = [Path(path) for path in read.folders]
    return look_at(files, folders, unsettled=unsettled)


def _stands(site_path: Path, digest: str, *, out_of_git: bool) -> bool:
    """Whether every file of the site is the very one that the build left there."""
    with FolderHandle.open_at(site_path) as site:
        if digest_of(site.read(NAME)) != digest:
            return False
        if (site.look(FOR_GIT) is not None) != out_of_git:
            return False
        manifest = read_manifest(site)
        if manifest is None or manifest.coming or manifest.arriving:
            return False
        for folders, paths in by_folder(manifest.made):
            with site.below(folders) as here:
                if not _is_closed(here):
                    return False
                for path in paths:
                    about = here.look(name_of(path))
                    if about is None or mark_of(about) != manifest.made[path].mark:
                        return False
    return True


def _is_closed(folder: FolderHandle) -> bool:
    if os.name != "posix":  # Windows keeps rights otherwise
        return True
    about = folder.look(".")
    return about is not None and not stat.S_IMODE(about.st_mode) & OWNER_ONLY
