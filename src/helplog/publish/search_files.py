"""The search's files, written where a site is built."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from helplog.pages.search.records import Record
from helplog.pages.search.shards import FOLDER, shards
from helplog.store.site.page_files import Written, write_page


def write_search(
    site_path: Path, records: Iterable[Record], says: Mapping[str, Any]
) -> dict[str, Written]:
    """Writes all files of a search.

    Args:
        site_path: the folder the site is built in.
        records: of every page.
        says: what the first file says beside the names of the others.

    Returns:
        What is known of the files, by path below the site's folder.
    """
    written = {}
    for name, content in shards(records, says):
        # Half a letter is none: of a script that can't be read nothing would be found.
        data = content.encode("utf-8", "replace")
        path = f"{FOLDER}/{name}"
        written[path] = write_page(site_path, path, data)
    return written
