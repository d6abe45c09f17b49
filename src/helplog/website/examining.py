"""What a build would make of a configuration, for `doctor`: read as plain data, and not a line of it is run."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from helplog.model.checkup import Remark, know
from helplog.model.diagnostic import Diagnostic, Place, Severity
from helplog.store.folder import unsaid_docs_dir
from helplog.store.loading import load
from helplog.text.reading.plain_configuration import (
    Configuration,
    UnreadableError,
    by_name,
    read_with_parents,
)
from helplog.text.reading.what_runs import Programs, programs
from helplog.website.leaving import KeyLines, leaks, said_of

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
        configuration = read_with_parents(path.name, _reading_beside(path))
    except UnreadableError as problem:
        told = f"It can't be told what MkDocs makes of this file: {problem}"
        return (
            Diagnostic(Place(path.name), Severity.ERROR, _UNUSABLE, told, "Write it more plainly"),
        ), ()
    options, lines = configuration.options, KeyLines(path)
    unusable = tuple(
        Diagnostic(Place(path.name, lines.line_of(key)), Severity.ERROR, _UNUSABLE, message, hint)
        for key, message, hint in _unusable(options, path.parent)
    )
    return (*unusable, *said_of(leaks(options), path)), tuple(_said_of_programs(configuration))


def _reading_beside(own: Path) -> Callable[[str], bytes | None]:
    """Reads a configuration, and files of its folder by their path in it; none of these that lies elsewhere."""

    def read(path: str) -> bytes | None:
        place = own.parent / path
        inside = place == own or place.resolve().is_relative_to(own.parent.resolve())
        data = load(path, place) if inside else None
        return data if isinstance(data, bytes) else None

    return read


def _said_of_programs(configuration: Configuration) -> Iterator[Remark]:
    found = programs(configuration.options)
    if said := "; ".join(_named(found)):
        yield know(
            "programs",
            f"a build runs with your rights what mkdocs.yml names: {said}",
            "look at them when they change; a change that comes by helplog sync waits until you have",
        )
    for name in configuration.unread:
        yield know(
            "programs",
            f"mkdocs.yml inherits from {name}, which is not in the journal's folder and was not read here: a build "
            "runs what it names",
            "look at it yourself, or put it into the journal",
        )


def _named(found: Programs) -> Iterator[str]:
    told = {
        "hooks": found.hooks,
        "plugins": found.plugins,
        "Python tags": found.tags,
        "templates": found.templates,
    }
    return (f"{what} ({', '.join(names)})" for what, names in told.items() if names)


def _unusable(options: Mapping[str, Any], root: Path) -> Iterator[Unusable]:
    if not options.get("site_name"):
        yield (
            "site_name",
            "MkDocs asks for a `site_name`, and there is none",
            "Write site_name: Journal",
        )
    yield from _folders(options, root)
    yield from _not_there(options, root)
    yield from _not_installed(options)


def _folders(options: Mapping[str, Any], root: Path) -> Iterator[Unusable]:
    docs_dir = options.get("docs_dir", unsaid_docs_dir(root) or "docs")
    site_dir = options.get("site_dir", "site")
    if not isinstance(docs_dir, str) or not isinstance(site_dir, str):
        return
    docs, site = (
        posixpath.normpath(posixpath.join(root.as_posix(), one)) for one in (docs_dir, site_dir)
    )
    if not Path(docs).is_dir():
        yield (
            "docs_dir",
            f"The folder of the entries, `{docs_dir}`, is not there",
            "Make it, or name the right one",
        )
    elif root.as_posix() == docs or root.as_posix().startswith(f"{docs}/"):
        yield "docs_dir", "The entries' folder holds mkdocs.yml itself", "Name a folder beside it"
    if f"{site}/".startswith(f"{docs}/") or f"{docs}/".startswith(f"{site}/"):
        yield (
            "site_dir",
            "The site's folder and the entries' folder lie in each other",
            "Name another for the site",
        )


def _not_there(options: Mapping[str, Any], root: Path) -> Iterator[Unusable]:
    hooks = options.get("hooks")
    for hook in hooks if isinstance(hooks, list) else ():
        if isinstance(hook, str) and not (root / hook).is_file():
            yield (
                "hooks",
                f"The hook `{hook}` is not there",
                "Name the right file, or remove the line",
            )
    theme = options.get("theme")
    folder = theme.get("custom_dir") if isinstance(theme, Mapping) else None
    if isinstance(folder, str) and not (root / folder).is_dir():
        yield (
            "custom_dir",
            f"The folder of templates, `{folder}`, is not there",
            "Make it, or remove custom_dir",
        )


def _not_installed(options: Mapping[str, Any]) -> Iterator[Unusable]:
    """What is known by the names under which packages list it; none is loaded to see."""
    theme = options.get("theme")
    named = theme.get("name") if isinstance(theme, Mapping) else theme
    if isinstance(named, str) and named not in entry_points(group=_THEMES).names:
        yield (
            "theme",
            f"The theme `{named}` is not installed",
            "Install it, or write theme: material",
        )
    known = entry_points(group=_PLUGINS).names
    for name in by_name(options.get("plugins")):
        if not known & {name.lstrip("/"), f"{named}/{name}"}:
            yield (
                name,
                f"The plugin `{name}` is not installed",
                "Install it, or remove it from the plugins",
            )
    extensions = entry_points(group=_EXTENSIONS).names
    for name in by_name(options.get("markdown_extensions")):
        if name not in extensions and not _is_package(name.partition(".")[0].partition(":")[0]):
            yield (
                name,
                f"The Markdown extension `{name}` is not installed",
                "Install it, or remove the line",
            )


def _is_package(name: str) -> bool:
    """Whether there is a module of that name, without importing it."""
    try:
        return find_spec(name) is not None
    except (ImportError, ValueError, AttributeError):
        return False
