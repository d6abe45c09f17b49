"""Other names that a page gives itself, by which links find it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final

from helplog.model.late_patterns import late_pattern
from helplog.text.reading.ordinary import page_parts, page_settings

_KEYS: Final = ("aliases", "alias")
_SPOKEN_OF: Final = ("alias", "title::")
"""One of these stands in every page that says one."""
_PROPERTY: Final = late_pattern(r"[ \t]*(?:- )?(alias|aliases|title):: *(.+)")
_FIRST_LINES: Final = 20
_MOST: Final = 100
_MARKS: Final = " \t[]\"'#"


def page_aliases(text: str) -> tuple[str, ...]:
    """Other names of an ordinary page: in its frontmatter, or as Logseq's properties.

    Args:
        text: the whole file, LF line ends.
    """
    if not any(key in text for key in _SPOKEN_OF):
        return ()
    _, body = page_parts(text)
    settings = page_settings(text)
    names = [*aliases_said(settings), *_of_properties(body)]
    return tuple(names[:_MOST])


def aliases_said(front: Mapping[str, Any]) -> tuple[str, ...]:
    """What `aliases` or `alias` says, as a list or with commas between."""
    for key in _KEYS:
        said = front.get(key)
        if said:
            names = _names(said)
            return tuple(islice(names, _MOST))
    return ()


def _of_properties(body: str) -> Iterator[str]:
    for line in body.split("\n", _FIRST_LINES)[:_FIRST_LINES]:
        found = _PROPERTY.match(line)
        if found is not None:
            yield from _names(found[2])


def _names(said: object) -> Iterator[str]:
    parts: Iterable[object] = ()
    if isinstance(said, str):
        parts = said.replace("\n- ", ",").split(",")
    elif isinstance(said, list):
        parts = said
    for part in parts:
        name = str(part).strip(_MARKS)
        if name:
            yield name
