"""What a build would make of a configuration, for `doctor`.

It is read as plain data, and not a line of it is run.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from helplog.model.checkup import Remark, know
from helplog.model.diagnostic import Diagnostic, Place, Severity
from helplog.store.files.loading import load
from helplog.store.folder import unsaid_docs_dir
from helplog.text.reading.configuration.plain import (
    Configuration,
    UnreadableError,
    read_with_parents,
)
from helplog.text.reading.configuration.values import by_name, resolved
from helplog.text.reading.configuration.what_runs import Programs, programs
from helplog.website.leaving import KeyLines, leaks, said_of
from helplog.website.looking.elsewhere import readable_elsewhere
from helplog.website.material.values import is_site_address

_UNUSABLE: Final = "configuration-unusable"
_THEMES: Final = "mkdocs.themes"
_PLUGINS: Final = "mkdocs.plugins"
_EXTENSIONS: Final = "markdown.extensions"

Unusable = tuple[str, str, str]
"""Where in mkdocs.yml, what MkDocs would stumble over, and the cure."""


def examine_site(path: Path) -> tuple[tuple[Diagnostic, ...], tuple[Remark, ...]]:
    """Looks through a configuration.

    Args:
        path: of the file; what it inherits from is read where it lies in the same folder or below.

    Returns:
        What would let something out, or keeps the site from being built; what a build runs.
    """
    try:
        beside = reading_beside(path)
        configuration = read_with_parents(path.name, beside)
    except UnreadableError as problem:
        where = Place(path.name)
        message = f"It can't be told what MkDocs makes of this file: {problem}"
        hint = "Write it more plainly"
        finding = Diagnostic(where, Severity.ERROR, _UNUSABLE, message, hint)
        return (finding,), ()
    options = configuration.options
    lines = KeyLines(path)
    found = []
    known = resolved(options)
    if configuration.unread:
        # What could not be read here may say what seems to be missing.
        known.setdefault("site_name", "unknown")
    for key, message, hint in _unusable(known, path.parent):
        line = lines.line_of(key)
        where = Place(path.name, line)
        finding = Diagnostic(where, Severity.ERROR, _UNUSABLE, message, hint)
        found.append(finding)
    getting_out = leaks(options)
    found.extend(said_of(getting_out, path))
    found.extend(readable_elsewhere(options, path))
    remarks = _said_of_programs(configuration)
    return tuple(found), tuple(remarks)


def reading_beside(own: Path) -> Callable[[str], bytes | None]:
    """Reads a configuration, and files of its folder by their path in it; none from elsewhere."""
    folder = own.parent

    def read(name: str) -> bytes | None:
        path = folder / name
        if path != own:
            real_path = path.resolve()
            real_folder = folder.resolve()
            if not real_path.is_relative_to(real_folder):
                return None
        data = load(name, path)
        if isinstance(data, Diagnostic):
            return None
        return data

    return read


def _said_of_programs(configuration: Configuration) -> Iterator[Remark]:
    found = programs(configuration.options)
    said = "; ".join(_named(found))
    if said:
        yield know(
            "programs",
            f"a build runs with your rights what mkdocs.yml names: {said}",
            "look at them when they change; a change that comes by helplog sync waits until you "
            "have",
        )
    for name in configuration.unread:
        yield know(
            "programs",
            f"mkdocs.yml inherits from {name}, which is not in the journal's folder and was not "
            "read here: a build runs what it names",
            "look at it yourself, or put it into the journal",
        )


def _named(found: Programs) -> Iterator[str]:
    names_by_kind = {
        "hooks": found.hooks,
        "plugins": found.plugins,
        "Python tags": found.tags,
        "templates": found.templates,
    }
    for kind, names in names_by_kind.items():
        if names:
            yield f"{kind} ({', '.join(names)})"


def _unusable(options: Mapping[str, Any], root: Path) -> Iterator[Unusable]:
    if not options.get("site_name"):
        yield (
            "site_name",
            "MkDocs asks for a `site_name`, and there is none",
            "Write site_name: Journal",
        )
    address = options.get("site_url")
    if address and not is_site_address(address):
        yield (
            "site_url",
            "The address of the site, `site_url`, is none that a site can have",
            "Write it as https://example.org/days/, or remove the line",
        )
    yield from _folders(options, root)
    yield from _not_there(options, root)
    yield from _not_installed(options)


def _folders(options: Mapping[str, Any], root: Path) -> Iterator[Unusable]:
    docs_dir = options.get("docs_dir", unsaid_docs_dir(root) or "docs")
    site_dir = options.get("site_dir", "site")
    if not isinstance(docs_dir, str):
        return
    if not isinstance(site_dir, str):
        return
    top = root.as_posix()
    docs_path = posixpath.join(top, docs_dir)
    docs = posixpath.normpath(docs_path)
    site_path = posixpath.join(top, site_dir)
    site = posixpath.normpath(site_path)
    if not Path(docs).is_dir():
        yield (
            "docs_dir",
            f"The folder of the entries, `{docs_dir}`, is not there",
            "Make it, or name the right one",
        )
    elif _lies_in(top, docs):
        yield (
            "docs_dir",
            "The entries' folder holds mkdocs.yml itself",
            "Name a folder beside it",
        )
    if _lies_in(site, docs) or _lies_in(docs, site):
        yield (
            "site_dir",
            "The site's folder and the entries' folder lie in each other",
            "Name another for the site",
        )


def _lies_in(path: str, folder: str) -> bool:
    """Whether a path is a folder's or one below it; both as text, without `..` in them."""
    return f"{path}/".startswith(f"{folder}/")


def _not_there(options: Mapping[str, Any], root: Path) -> Iterator[Unusable]:
    hooks = options.get("hooks")
    if isinstance(hooks, list):
        for hook in hooks:
            if not isinstance(hook, str):
                continue
            path = root / hook
            if not path.is_file():
                message = f"The hook `{hook}` is not there"
                yield "hooks", message, "Name the right file, or remove the line"
    folder = _theme(options).get("custom_dir")
    if not isinstance(folder, str):
        return
    path = root / folder
    if not path.is_dir():
        message = f"The folder of templates, `{folder}`, is not there"
        yield "custom_dir", message, "Make it, or remove custom_dir"


def _not_installed(options: Mapping[str, Any]) -> Iterator[Unusable]:
    """What is known by the names under which packages list it; none is loaded to see."""
    theme = _theme(options).get("name")
    themes = entry_points(group=_THEMES).names
    if isinstance(theme, str) and theme not in themes:
        message = f"The theme `{theme}` is not installed"
        yield "theme", message, "Install it, or write theme: material"
    plugins = entry_points(group=_PLUGINS).names
    for name in by_name(options.get("plugins")):
        of_theme = f"{theme}/{name}"
        bare_name = name.lstrip("/")
        if bare_name not in plugins and of_theme not in plugins:
            message = f"The plugin `{name}` is not installed"
            yield name, message, "Install it, or remove it from the plugins"
    extensions = entry_points(group=_EXTENSIONS).names
    for name in by_name(options.get("markdown_extensions")):
        package = re.split(r"[.:]", name)[0]
        if name not in extensions and not _is_package(package):
            message = f"The Markdown extension `{name}` is not installed"
            yield name, message, "Install it, or remove the line"


def _theme(options: Mapping[str, Any]) -> Mapping[str, Any]:
    """What is said of the theme, which may be written as its name alone."""
    theme = options.get("theme")
    if isinstance(theme, Mapping):
        return theme
    return {"name": theme}


def _is_package(name: str) -> bool:
    """Whether there is a module of that name, without importing it."""
    try:
        return find_spec(name) is not None
    except (ImportError, ValueError, AttributeError):
        return False
