"""The site's one stylesheet: parts of one subject each to work on, one file to load."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mkdocs.structure.files import File

from helplog.publish.theme_folder import theme_path
from helplog.website.material.theming import STYLESHEET

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

STYLES_FOLDER: Final = "styles"
PARTS: Final = (
    "palette",
    "frame",
    "search",
    "bar",
    "type",
    "boxes",
    "kinds",
    "rack",
    "items",
    "letter",
    "chips",
    "days",
    "today",
    "direction",
    "lists",
    "shelf",
    "people",
    "calendar",
    "thread",
    "year",
    "charts",
    "wall",
    "attention",
    "phone",
    "touch",
    "motion",
    "forced_colours",
    "print",
)
"""In the order of the cascade: of two rules alike the later one holds."""

PART_URIS: Final = frozenset(f"{STYLES_FOLDER}/{name}.css" for name in PARTS)
"""Where the parts lie among the theme's files; a site has none of them."""
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_LINE_END: Final = re.compile(r"([{};,])\n")


def stylesheet() -> str:
    """All parts, one after the other, without comments and line ends: a phone loads less."""
    folder = theme_path() / STYLES_FOLDER
    parts = [(folder / f"{name}.css").read_text(encoding="utf-8") for name in PARTS]
    whole = "\n".join(parts)
    bare = _COMMENT.sub("", whole)
    rows = bare.splitlines()
    lines = [line.strip() for line in rows]
    kept = filter(None, lines)
    return _LINE_END.sub(r"\1", "\n".join(kept)) + "\n"


def add_stylesheet(files: Files, config: MkDocsConfig) -> None:
    """Put the stylesheet among the files, unless the writer has one there; take its parts out."""
    folder = theme_path() / STYLES_FOLDER
    for file in [*files]:
        path = file.abs_src_path
        if path and Path(path).parent == folder:
            files.remove(file)
    if files.get_file_from_path(STYLESHEET) is None:
        content = stylesheet()
        files.append(File.generated(config, STYLESHEET, content=content))
