"""What stands in the navigation: the pages of the practice, then the writer's own pages.

Never an entry.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from helplog.pages import addresses

MAIN_URIS: Final = (
    addresses.TODAY_URI,
    addresses.WEEKS_URI,
    addresses.PEOPLE_URI,
    addresses.ASKS_URI,
    addresses.PRACTICE_URI,
    addresses.ATTENTION_URI,
)


def navigation(made_uris: Sequence[str], own_uris: Sequence[str]) -> list[Any]:
    """The default navigation, as mkdocs.yml would say it.

    Args:
        made_uris: pages made here; attention is among them only while there is a finding.
        own_uris: the writer's ordinary pages, by uri.
    """
    made = set(made_uris)
    return [uri for uri in MAIN_URIS if uri in made] + _nested(sorted(own_uris))


def _nested(uris: Sequence[str]) -> list[Any]:
    """Folders as sections, in order; an index page first in its folder."""
    here = [uri for uri in uris if "/" not in uri]
    here.sort(key=lambda uri: (uri.casefold() not in {"index.md", "readme.md"}, uri))
    folders: dict[str, list[str]] = {}
    for uri in uris:
        folder, slash, rest = uri.partition("/")
        if slash:
            folders.setdefault(folder, []).append(rest)
    sections = [{_title(folder): _under(folder, _nested(rest))} for folder, rest in folders.items()]
    return [*here, *sections]


def _under(folder: str, tree: list[Any]) -> list[Any]:
    """The same tree with its uris below a folder."""
    return [
        f"{folder}/{one}"
        if isinstance(one, str)
        else {name: _under(folder, rest) for name, rest in one.items()}
        for one in tree
    ]


def _title(folder: str) -> str:
    words = folder.replace("-", " ").replace("_", " ")
    return words.capitalize() if words == words.lower() else words
