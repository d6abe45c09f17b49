"""The search's files, written where a site is built."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from helplog.pages.search.records import Record
from helplog.pages.search.shards import FOLDER, State, shards
from helplog.store.site.page_files import Written, write_page


class SearchFiles(NamedTuple):
    """What was written."""

    written: dict[str, Written]
    """What is known of the files, by path below the site's folder."""
    state: State
    """By what they are revised where pages change."""


def write_search(
    site_path: Path, records: Iterable[Record], says: Mapping[str, Any]
) -> SearchFiles:
    """Writes all files of a search.

    Args:
        site_path: the folder the site is built in.
        records: of every page.
        says: what the first file says beside the names of the others.
    """
    written = {}
    files = shards(records, says)
    for name, content in files:
        # Half a letter is none: of a script that can't be read nothing would be found.
        data = content.encode("utf-8", "replace")
        path = f"{FOLDER}/{name}"
        written[path] = write_page(site_path, path, data)
    return SearchFiles(written, files.state)
