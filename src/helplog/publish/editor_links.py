"""From a page into the writer's editor."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final
from urllib.parse import quote

from helplog.model.diagnostic import Place

_TEMPLATES: Final = {
    "vscode": "vscode://file{path}:{line}:{column}",
    "obsidian": "obsidian://open?path={query}",
    "path": "file://{path}",
}
"""`{path}` is absolute and quoted as a path, `{query}` the same quoted for a query."""


def editor_links(
    editor: str, docs_path: Path, root_path: Path
) -> Callable[[Place], str | None]:
    """Links that open a place in an editor; none without an editor, or where nothing is to open.

    Args:
        editor: `vscode`, `obsidian`, `path`, `none`, or an address with {path}, {line} and
            {column}.
        docs_path: the folder of the entries.
        root_path: the folder of the configuration, in which something can be found as well.
    """
    if editor not in _TEMPLATES and "{path}" not in editor:
        return lambda _: None
    template = _TEMPLATES.get(editor, editor)
    docs = docs_path.resolve()
    folders = docs, root_path.resolve()

    def opens(place: Place) -> str | None:
        for folder in folders:
            path = folder / place.uri
            if path.is_file():
                path_text = path.as_posix()
                return _filled(template, path_text, place)
        return None

    return opens


def _filled(template: str, path: str, place: Place) -> str:
    """The address that opens a file at a place."""
    from_root = f"/{path.removeprefix('/')}"  # on Windows a path begins with its disk
    values = {
        "{path}": quote(from_root),
        "{query}": quote(path, safe=""),
        "{line}": str(place.line),
        "{column}": str(place.column),
    }
    address = template
    for name, value in values.items():
        address = address.replace(name, value)
    return address
