"""The search's one script: parts of one subject each to work on, one file to load."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from mkdocs.structure.files import File

from helplog.publish.theme_folder import theme_path
from helplog.website.search.taking_over import is_ours

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

_FOLDER: Final = "search"
_PARTS: Final = (
    "folding",
    "shards",
    "query",
    "matching",
    "excerpt",
    "suggesting",
    "marking",
    "box",
)
"""In the order in which one knows the others."""
PART_URIS: Final = frozenset(f"{_FOLDER}/{name}.js" for name in _PARTS)
"""Where the parts lie among the theme's files; a site has none of them."""
SCRIPT: Final = "assets/helplog/search.js"


def script() -> str:
    """All parts, one after the other."""
    folder = theme_path() / _FOLDER
    parts = [(folder / f"{name}.js").read_text(encoding="utf-8") for name in _PARTS]
    lines = map(str.strip, "".join(parts).splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def add_script(files: Files, config: MkDocsConfig) -> None:
    """Put the script among the files where the search is ours; take its parts out."""
    folder = theme_path() / _FOLDER
    for file in [*files]:
        path = file.abs_src_path
        if path and Path(path).parent == folder:
            files.remove(file)
    if is_ours(config):
        files.append(File.generated(config, SCRIPT, content=script()))
