"""What an ordinary page says about itself, made text: the theme's templates print it as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any, Final
from urllib.parse import urlsplit

from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.toc import AnchorLink

_ENTITIES: Final = str.maketrans(
    {"<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
)
_RUNS: Final = frozenset({"javascript", "data", "vbscript"})
"""Schemes of addresses that are programs or pages themselves."""


def as_text(meta: Mapping[str, Any]) -> dict[str, Any]:
    """Frontmatter whose every word is escaped.

    Args:
        meta: what of the frontmatter the theme can use.
    """
    kept: dict[str, Any] = {}
    for key, value in meta.items():
        name = str(key)
        kept[name] = _escaped(value)
    return kept


def title_as_text(title: str) -> str:
    """A title that opens no tag and ends no attribute; what is escaped already stays as it is."""
    return title.translate(_ENTITIES)


def navigation_as_text(navigation: Navigation) -> None:
    """Escape the names of folders and links, which are the writer's too, and where links lead."""
    pending = list(navigation.items)
    while pending:
        item = pending.pop()
        if isinstance(item, Section):
            title = str(item.title)
            item.title = title_as_text(title)
            pending.extend(item.children)
        elif isinstance(item, Link):
            title = str(item.title or item.url)
            item.title = title_as_text(title)
            item.url = address_as_text(item.url)


def address_as_text(address: str) -> str:
    """An address that ends no attribute and runs nothing; empty where it would."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme in _RUNS:
        return ""
    return title_as_text(address)


def contents_as_text(links: Iterable[AnchorLink]) -> None:
    """Escape the headings in a table of contents."""
    for link in links:
        link.title = title_as_text(link.title)
        contents_as_text(link.children)


def _escaped(value: Any) -> Any:  # noqa: ANN401 - frontmatter holds anything
    if isinstance(value, Mapping):
        inside = {}
        for key, inner in value.items():
            name = escape(str(key))
            inside[name] = _escaped(inner)
        return inside
    if isinstance(value, list | tuple | set):
        return [_escaped(inner) for inner in value]
    if value is None:
        return value
    if isinstance(value, bool | int | float):
        return value
    text = str(value)
    return escape(text)
