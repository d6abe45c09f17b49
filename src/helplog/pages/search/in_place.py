"""The files of a search after some pages have changed: only those that differ are read and written.

The bytes are those of all files made anew. Where that can't be known from a few files, it is left
to whoever asked to make all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from helplog.pages.search.opening import OpenFamily, Read
from helplog.pages.search.records import Record
from helplog.pages.search.revising import (
    Change,
    UnclearError,
    change_of,
    revise_terms,
    revise_texts,
)
from helplog.pages.search.shards import (
    START,
    TEXTS,
    WORDS,
    State,
    digest_of,
    start_of,
)


class Revision(NamedTuple):
    """What has to be done to the files of a search."""

    files: dict[str, str]
    """To write: name and content."""
    gone: list[str]
    """To delete."""
    state: State
    """To keep for the next time."""


def revise_in_place(
    state: State,
    read: Read,
    before: Iterable[Record],
    after: Iterable[Record],
    says: Mapping[str, Any],
) -> Revision | None:
    """The files of a search that differ after a change; None if all have to be made anew.

    Args:
        state: as the last time has left it.
        read: a file as it is now.
        before: the records that were filed and are no more.
        after: those that are instead.
        says: what the first file says beside the names of the others.
    """
    change = change_of(before, after)
    try:
        return _revised(state, read, change, says)
    except UnclearError:
        return None


def _revised(
    state: State, read: Read, change: Change, says: Mapping[str, Any]
) -> Revision:
    words = OpenFamily(WORDS, state, read)
    texts = OpenFamily(TEXTS, state, read)
    # First, as here is seen whether two sections have one number.
    more = revise_texts(texts, change)
    revise_terms(words, change)
    families = (words, texts)
    files: dict[str, str] = {}
    for family in families:
        files.update(family.close())
    now = State(
        count=state["count"] + more,
        sizes={one.family: one.sizes for one in families},
        stamps={one.family: one.stamps for one in families},
        start="",
    )
    start = start_of(now, says)
    now["start"] = digest_of(start).hex()
    if now["start"] != state["start"]:
        files[START] = start
    gone = [name for one in families for name in one.gone]
    return Revision(files, gone, now)
