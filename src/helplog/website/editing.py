"""From a page into the writer's editor, in the preview alone."""

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


def editor_links(editor: str, docs_path: Path) -> Callable[[Place], str | None]:
    """Links that open a place in an editor; none where no editor is set.

    Args:
        editor: `vscode`, `obsidian`, `path`, `none`, or an address with {path}, {line} and {column}.
        docs_path: the folder of the entries.
    """
    template = _TEMPLATES.get(editor, editor if "{path}" in editor else "")
    folder = docs_path.resolve()

    def opens(place: Place) -> str | None:
        if not template:
            return None
        path = (folder / place.uri).as_posix()
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
