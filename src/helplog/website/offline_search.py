"""Search without a server: the index as a script, which a page opened from disk may load."""

from __future__ import annotations

from pathlib import Path


def write_offline_index(site_path: Path) -> None:
    """Put `search_index.js` beside `search_index.json`; nothing where there is no index."""
    index_path = site_path / "search" / "search_index.json"
    if index_path.is_file():
        index = index_path.read_text(encoding="utf-8")
        index_path.with_suffix(".js").write_text(
            f"var __index = {index}", encoding="utf-8"
        )
