"""What a built site's search can find, read back from its scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple


class Found(NamedTuple):
    """A section that a result can lead to."""

    address: str
    title: str
    sort: str
    text: str


def held(content: str) -> dict[str, Any]:
    """What a shard says of each key."""
    said = content.partition(",")[2].removesuffix(");\n")
    listed = json.loads(said)
    return dict(zip(listed[::2], listed[1::2], strict=True))


def lines(site: Path, family: str) -> dict[str, Any]:
    """What all shards of a family say: `w` of terms, `t` of sections."""
    said: dict[str, Any] = {}
    for path in sorted((site / "search").glob(f"{family}-*.js")):
        said.update(held(path.read_text("utf-8")))
    return said


def sections(site: Path) -> Iterator[Found]:
    """All that can be found."""
    for told in lines(site, "t").values():
        for at in range(0, len(told), 4):
            yield Found(*told[at : at + 4])


def texts(site: Path) -> str:
    """What all sections say."""
    return "\n".join(found.text for found in sections(site))
