"""Files for editors, written where they are missing; what is there stays its writer's."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from helplog.cli.output.places import shown_path

if TYPE_CHECKING:
    from helplog.exchange.contracts import Json
    from helplog.store.files.confinement import Boundary

Files = Mapping[str, "str | dict[str, Json]"]


def write_all(boundary: Boundary, folder: Path, files: Files) -> None:
    """Writes what is missing, and says what became of each file; never through a link."""
    for name, content in files.items():
        click.echo(f"  {_written(boundary, folder / name, content)}")


def _written(boundary: Boundary, path: Path, content: str | dict[str, Json]) -> str:
    """A line about a file, once it is as it should be, or as it was."""
    from helplog.exchange.editors import as_text, merged
    from helplog.store.files.saving import read_bytes, save

    shown = shown_path(path)
    there = read_bytes(path, boundary, links=False)
    text = as_text(content)
    if there is None:
        save(path, None, text.encode(), boundary, links=False)
        return f"+ {shown}"
    if there == text.encode():
        return f"· {shown} (is as it should be)"
    known = _json(there)
    if known is None or isinstance(content, str):
        add = ""
        if not isinstance(content, str):
            add = f"; add to it by hand:\n{text}"
        return f"· {shown} (yours, stays as it is{add})"
    together, left = merged(known, content)
    if together != known:
        data = there
        if isinstance(together, dict):
            data = as_text(together).encode()
        save(path, there, data, boundary, links=False)
    said = (
        f"· {shown} (has it all)"
        if together == known
        else f"+ {shown} (what was missing)"
    )
    if left is None:
        return said
    return f"{said}; yours stay, though it suggests: {json.dumps(left, ensure_ascii=False)}"


def _json(data: bytes) -> dict[str, Json] | None:
    """An object; None for anything else, as settings with comments are, which stay the person's."""
    try:
        written = data.decode("utf-8")
        known = json.loads(written)
    except (ValueError, RecursionError):
        return None
    if isinstance(known, dict):
        return known
    return None
