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


def editor_links(editor: str, docs_path: Path, root_path: Path) -> Callable[[Place], str | None]:
    """Links that open a place in an editor; none where no editor is set, or nothing is there to open.

    Args:
        editor: `vscode`, `obsidian`, `path`, `none`, or an address with {path}, {line} and
            {column}.
        docs_path: the folder of the entries.
        root_path: the folder of the configuration, in which something can be found as well.
    """
    template = _TEMPLATES.get(editor, editor if "{path}" in editor else "")
    folders = docs_path.resolve(), root_path.resolve()

    def opens(place: Place) -> str | None:
        there = (folder / place.uri for folder in folders if (folder / place.uri).is_file())
        path = next((found.as_posix() for found in there), None) if template else None
        if path is None:
            return None
        filled = {
            "{path}": quote(path if path.startswith("/") else f"/{path}"),
            "{query}": quote(path, safe=""),
            "{line}": str(place.line),
            "{column}": str(place.column),
        }
        address = template
        for name, value in filled.items():
            address = address.replace(name, value)
        return address

    return opens
