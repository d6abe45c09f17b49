"""What is remembered of a sealed copy, so that what is the same needn't be read or asked for again.

A note like any other (`store.memory.notes`): for its owner alone, with no word in the clear, and
believed only where this user wrote it on this computer. Without it a sealing reads everything and
leaves the same blobs alone; it is only slower.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, NamedTuple

from helplog.model.refusal import RefusalError
from helplog.store.memory.notes import keep_note, known_note

_SHAPE: Final = 1


class KnownPart(NamedTuple):
    """A part as it was sealed."""

    made_of: str
    """A digest of the files it was made of, and of how."""
    blob: str
    size: int
    led_to: tuple[str, ...]
    """Addresses of the journal's files that its pages show."""


class Record(NamedTuple):
    """What the last sealing into a folder left."""

    site: str = ""
    """A digest of every file of the site, and of how it was sealed."""
    manifest: str = ""
    """The tag, in hex."""
    parts: Mapping[str, KnownPart] = {}
    leaving: tuple[str, ...] = ()
    """Blobs that are to go, since they are of no copy that may still be shown."""
    found: tuple[str, ...] | None = None
    """Which blobs lay there when a sealing began that isn't done; None where none is."""


def read_record(root: Path, out_path: Path) -> Record:
    """What is remembered of the copy in a folder; nothing where nothing can be believed."""
    noted = known_note(root, _name(out_path))
    try:
        return _record(noted)
    except (ValueError, TypeError, KeyError, AttributeError):
        return Record()


def keep_record(root: Path, out_path: Path, record: Record) -> None:
    """Notes it down; silent where that can't be done."""
    noted = {
        "shape": _SHAPE,
        "site": record.site,
        "manifest": record.manifest,
        "parts": record.parts,
        "leaving": record.leaving,
        "found": record.found,
    }
    with suppress(OSError, RefusalError):
        keep_note(root, _name(out_path), noted)


def _record(noted: Any) -> Record:  # noqa: ANN401 - JSON, before it is looked at
    if noted["shape"] != _SHAPE:
        return Record()
    found = noted["found"]
    return Record(
        site=noted["site"],
        manifest=noted["manifest"],
        parts={name: _part(*one) for name, one in noted["parts"].items()},
        leaving=tuple(noted["leaving"]),
        found=None if found is None else tuple(found),
    )


def _part(made_of: str, blob: str, size: int, led_to: list[str]) -> KnownPart:
    return KnownPart(made_of, blob, size, tuple(led_to))


def _name(out_path: Path) -> str:
    where = str(out_path.absolute()).encode("utf-8", "surrogateescape")
    return f"sealed-{blake2b(where, digest_size=8).hexdigest()}"
