"""What stands in the navigation: the pages of the practice, then the writer's own pages.

Never an entry.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import TYPE_CHECKING, Any, Final

from helplog.pages import addresses

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

MAIN_URIS: Final = (
    addresses.TODAY_URI,
    addresses.WEEKS_URI,
    addresses.PEOPLE_URI,
    addresses.ASKS_URI,
    addresses.PRACTICE_URI,
    addresses.ATTENTION_URI,
)

_NAVIGATING: Final = "awesome-nav"
"""A plugin that makes the navigation itself, of files of its own beside the pages."""
_SPACED: Final = str.maketrans("-_", "  ")
_FIRST: Final = ("index.md", "readme.md")
"""Pages that stand first in their folder."""


def is_made_elsewhere(config: MkDocsConfig) -> bool:
    """Whether mkdocs.yml, or a plugin, says what stands in the navigation."""
    return config.nav is not None or _NAVIGATING in config.plugins


def file_of_navigation(config: MkDocsConfig) -> str:
    """The name of the files in which a plugin looks for it; empty where none does.

    They are read, and are no files of the site.
    """
    plugin = config.plugins.get(_NAVIGATING)
    if plugin is None:
        return ""
    return str(plugin.config.get("filename", ""))


def navigation(made_uris: Container[str], own_uris: Sequence[str]) -> list[Any]:
    """The default navigation, as mkdocs.yml would say it.

    Args:
        made_uris: pages made here; attention is among them only while there is a finding.
        own_uris: the writer's ordinary pages, by uri.
    """
    made = [uri for uri in MAIN_URIS if uri in made_uris]
    own = _nested(sorted(own_uris))
    return [*made, *own]


def _nested(uris: Sequence[str]) -> list[Any]:
    """Folders as sections, in order; an index page first in its folder."""
    here: list[str] = []
    folders: dict[str, list[str]] = {}
    for uri in uris:
        folder, slash, rest = uri.partition("/")
        if slash:
            inside = folders.setdefault(folder, [])
            inside.append(rest)
        else:
            here.append(uri)
    here.sort(key=_place_in_folder)
    sections = []
    for folder, inside in folders.items():
        tree = _nested(inside)
        title = _title(folder)
        section = {title: _under(folder, tree)}
        sections.append(section)
    return [*here, *sections]


def _place_in_folder(uri: str) -> tuple[bool, str]:
    return uri.casefold() not in _FIRST, uri


def _under(folder: str, tree: list[Any]) -> list[Any]:
    """The same tree with its uris below a folder."""
    below: list[Any] = []
    for branch in tree:
        if isinstance(branch, str):
            below.append(f"{folder}/{branch}")
        else:
            section = {}
            for title, inner in branch.items():
                section[title] = _under(folder, inner)
            below.append(section)
    return below


def _title(folder: str) -> str:
    words = folder.translate(_SPACED)
    if words == words.lower():
        return words.capitalize()
    return words
