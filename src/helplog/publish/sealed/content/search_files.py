"""What the search reads, in a sealed copy: names and addresses that say nothing.

A shard is named for the letters or the month it holds; in a copy it has an opaque name, which the
first file says in the place of the stamp that the plain site has there.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final

from helplog.publish.sealed.content.rewriting import Rewriting
from helplog.publish.sealed.content.site_paths import SEARCH, START, TEXTS

_BEGIN: Final = b"helplogSearch.begin("
_TAKE: Final = b"helplogSearch.take("
_END: Final = b");"
_STAMP_LETTERS: Final = 6
"""Before a shard's name, in the plain site's first file."""


def sealed_search_file(path: str, data: bytes, rewriting: Rewriting) -> bytes:
    """A file of the search as a copy has it."""
    if path == START:
        said = _said(data, _BEGIN)[0]
        said["sealed"] = rewriting.SHARD_LETTERS
        said["shards"] = {
            family: " ".join(
                _named(f"{family}-", one[_STAMP_LETTERS:], rewriting)
                for one in listed.split()
            )
            for family, listed in said["shards"].items()
        }
        return _written(_BEGIN, [said])
    if not path.startswith(TEXTS):
        return data
    return unsealed_search_file(path, data, lambda link: rewriting.link(link, ""))


def unsealed_search_file(path: str, data: bytes, led: Callable[[str], str]) -> bytes:
    """The same file, its addresses led elsewhere.

    Args:
        path: of the plain site's file.
        data: what the copy has in its place.
        led: from a link in the copy to where it is to lead.
    """
    if not path.startswith(TEXTS):
        return data
    name, lines = _said(data, _TAKE)
    for told in lines[1::2]:
        told[0] = led(told[0])
    return _written(_TAKE, [name, lines])


def _named(family: str, shard: str, rewriting: Rewriting) -> str:
    return f"{rewriting.shard(f'{SEARCH}{family}{shard}.js')}{shard}"


def _said(data: bytes, call: bytes) -> Any:  # noqa: ANN401 - JSON, of a shape of our own
    inner = data.strip().removeprefix(call).removesuffix(_END)
    return json.loads(b"[%b]" % inner)


def _written(call: bytes, said: list[Any]) -> bytes:
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return b"%b%b%b" % (call, text[1:-1].encode("utf-8", "replace"), _END)
