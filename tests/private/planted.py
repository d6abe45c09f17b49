"""A journal with private words planted in it, its site, and all forms in which a word could hide."""

from __future__ import annotations

import gzip
import html
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from tests.hostile.building import build

TODAY: Final = "2026-11-22"


def plant(root: Path, configuration: str, files: Mapping[str, str]) -> Path:
    """Writes a journal that nobody else may write to.

    Args:
        root: its folder.
        configuration: what mkdocs.yml holds.
        files: the text of each file, by its path in the entries' folder.
    """
    texts = {"mkdocs.yml": configuration} | {
        f"entries/{uri}": text for uri, text in files.items()
    }
    for uri, text in texts.items():
        path = root / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    root.chmod(0o700)
    return root


def built_site(root: Path) -> tuple[Path, str]:
    """The site's folder, built with plain MkDocs, and what was said."""
    return root / "site", build(root, {"HELPLOG_TODAY": TODAY})


def readings(path: Path) -> str:
    """A file's text in every form in which a word could hide in it."""
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    text = data.decode("utf-8", "replace")
    decoded = [text, html.unescape(text), unquote(text)]
    if path.suffix == ".json":
        decoded.append(json.dumps(json.loads(text), ensure_ascii=False))
    return "\n".join(decoded).casefold()
