"""A site as the last build left it, and what has to be done to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from helplog.publish.rebuilding.keeping import Kept, Records
from helplog.publish.rebuilding.kept_pages import KeptPage
from helplog.publish.rebuilding.surroundings import Surroundings
from helplog.store.site.manifest import Manifest


class Why(NamedTuple):
    """A page that was made anew."""

    address: str
    reason: str


@dataclass(frozen=True, slots=True)
class Last:
    """What the last build left, and where."""

    root: Path
    docs_path: Path
    site_path: Path
    kept: Kept
    surroundings: Surroundings
    records: Records
    manifest: Manifest
    """What lies in the folder of the site."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What has to be done to a site."""

    changed: Mapping[str, bytes]
    """Files to write, by path below the site's folder."""
    gone: tuple[str, ...]
    """Files to delete."""
    pages: Mapping[str, KeptPage]
    quotes: Mapping[str, str]
    """Sentences of the writer's own, by what they were chosen from."""
    search: object
    said: tuple[tuple[int, str], ...]
    """Lines of the log: level and text."""
    why: tuple[Why, ...]
