"""What could be wrong with a journal's folder and this computer, for `doctor`.

Looks, and changes nothing.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from helplog.model.checkup import Remark, State, fine, know, look
from helplog.model.diagnostic import Diagnostic, Severity
from helplog.model.printing import shell_quoted
from helplog.model.settings import Settings
from helplog.store.configuration.file import configuration_path
from helplog.store.files.confinement import boundary_of
from helplog.store.files.privacy import CACHE, keeps_modes, open_to_all, seen_by_others
from helplog.store.trust.exposure import anything_open_to_all, anything_open_to_group
from helplog.store.trust.ownership import another_users, cure, said_of

_OLDEST_PYTHON: Final = (3, 11)
_PARTS: Final = ("helplog", "mkdocs", "mkdocs-material", "nh3")
_SERVICES: Final = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud drive": "iCloud Drive",
    "mobile documents": "iCloud Drive",
    "com~apple~clouddocs": "iCloud Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pclouddrive": "pCloud",
}
"""Folders by whose name a service that keeps a copy can be known."""
SYNCTHING: Final = "Syncthing"
_MARKERS: Final = {
    ".stfolder": SYNCTHING,
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".owncloudsync.log": "ownCloud",
}


def examine_computer(environment: Mapping[str, str]) -> Iterator[Remark]:
    """Python, the parts helplog is made of, the editor."""
    major, minor, micro, *_ = sys.version_info
    python = f"{major}.{minor}.{micro}"
    if sys.version_info[:2] >= _OLDEST_PYTHON:
        yield fine("python", f"Python {python}")
    else:
        text = f"Python {python} is older than helplog knows"
        yield look("python", text, "install Python 3.11 or newer")
    versions = ", ".join(f"{name} {_version(name)}" for name in _PARTS)
    yield fine("versions", versions)
    yield _editor(environment)


def examine_folder(root: Path, settings: Settings) -> Iterator[Remark]:
    """Who may read and write the journal's files, and who else keeps a copy."""
    if not keeps_modes(root):
        yield know(
            "modes",
            "this disk keeps no rights: whoever has it, or an account on this computer, "
            "can read the journal",
            "keep the journal on a disk of your own system, or encrypt this one",
        )
    yield from _writable(root, settings)
    yield from _elsewhere(root, settings)
    yield _readable(root, "modes", "the journal")
    for name in (settings.site_dir, CACHE):
        if (root / name).is_dir():
            yield _readable(root / name, "made", name)
    yield from _copied(root)


def examine_settings(
    found: tuple[Diagnostic, ...], settings: Settings
) -> Iterator[Remark]:
    """What was found in mkdocs.yml."""
    for one in found:
        state = State.KNOW if one.severity is Severity.NOTE else State.LOOK
        text = f"{one.where.uri}:{one.where.line}: {one.message}"
        cure = one.hint[:1].lower() + one.hint[1:]
        yield Remark("configuration", state, text, cure)
    if not found:
        yield fine("configuration", "mkdocs.yml reads as written")
    if settings.unsafe_html:
        yield know(
            "html",
            "HTML in entries stays as it is written: no script runs, but a page can ask "
            "other computers for something",
            "remove unsafe_html from mkdocs.yml, unless you wrote every line yourself",
        )


def sync_service(root: Path) -> str | None:
    """The service that copies a folder elsewhere, by the signs it leaves."""
    here = root.resolve()
    for folder in (here, *here.parents):
        service = _service_by_name(folder) or _service_by_marker(folder)
        if service is not None:
            return service
    return None


def _service_by_name(folder: Path) -> str | None:
    name = folder.name.casefold()
    for sign, service in _SERVICES.items():
        if name == sign:
            return service
        if name.startswith((f"{sign} ", f"{sign}-")):
            return service
    return None


def _service_by_marker(folder: Path) -> str | None:
    if folder == Path.home():
        return None
    for marker, service in _MARKERS.items():
        if (folder / marker).exists():
            return service
    return None


def _copied(root: Path) -> Iterator[Remark]:
    service = sync_service(root)
    if service == SYNCTHING:
        yield know(
            "copying",
            "Syncthing copies this folder to your other devices, and to no one else's",
        )
    elif service:
        yield know(
            "copying",
            f"{service} keeps a copy of this folder, which its company "
            "and whoever gets into your account can read",
            "keep the journal outside that folder and share it with helplog sync; "
            "or encrypt the folder first",
        )


def _writable(root: Path, settings: Settings) -> Iterator[Remark]:
    configuration = configuration_path(root)
    for path in filter(None, (root, configuration)):
        if open_to_all(path):
            yield look(
                "writable",
                f"everyone on this computer can write to {path}",
                f"chmod o-w {shell_quoted(path)}",
            )
    boundary = boundary_of(root, settings)
    said = {root, configuration_path(root)}
    for path, closing in anything_open_to_all(boundary):
        if path not in said:
            yield look(
                "writable", f"everyone on this computer can write to {path}", closing
            )
    for path in another_users(root):
        yield look("owner", said_of(path), cure(path))
    for path, group in anything_open_to_group(boundary):
        yield know(
            "writable",
            f"everyone in the group {group} can write to {path}",
            f"if they should not: chmod -R g-w {shell_quoted(root)}",
        )


def _elsewhere(root: Path, settings: Settings) -> Iterator[Remark]:
    """Entries that a link leads to are read, but lie where nothing looks after the journal."""
    boundary = boundary_of(root, settings)
    if boundary.entries_lead_out:
        yield know(
            "entries",
            f"{boundary.docs} is a link: the entries lie in {boundary.docs.resolve()}, "
            "outside the journal, and no sync brings them to another device",
            "put the folder itself in the link's place",
        )


def _readable(path: Path, topic: str, name: str) -> Remark:
    if seen_by_others(path):
        return look(
            topic,
            f"other users of this computer can look into {name}",
            f"chmod go-rwx {shell_quoted(path)}",
        )
    return fine(topic, f"no other user of this computer can look into {name}")


def _editor(environment: Mapping[str, str]) -> Remark:
    chosen = environment.get("VISUAL") or environment.get("EDITOR") or ""
    words = chosen.split()
    if not words:
        return know(
            "editor",
            "no editor is chosen; helplog new opens what the system offers",
            "export VISUAL=nano",
        )
    program = words[0]
    is_there = shutil.which(program) is not None or os.access(program, os.X_OK)
    if not is_there:
        return look(
            "editor", f"the editor {program} is not there", "set VISUAL to one that is"
        )
    return fine("editor", f"the editor is {program}")


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "(not installed)"
