"""Under which names Material goes: its own, that of a fork, and the one that journals give it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from helplog.text.reading.configuration.theme_naming import FAMILY, MATERIAL, OURS

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.plugins import BasePlugin
    from mkdocs.theme import Theme

_HEADER: Final = ("partials", "header.html")
"""Of the theme: shows the box of the search where the plugin is there."""
_SEARCH: Final = "search"


def is_material(theme: Theme) -> bool:
    """Whether a site's theme is Material."""
    return theme.name in FAMILY


def search_of(config: MkDocsConfig) -> BasePlugin[Any] | None:
    """The theme's own search plugin, where the site has one."""
    for name in FAMILY:
        plugin: BasePlugin[Any] | None = config.plugins.get(f"{name}/{_SEARCH}")
        if plugin is not None:
            return plugin
    return None


def go_by_its_own_name(config: MkDocsConfig) -> None:
    """Have the theme that a journal calls helplog go by the name that its templates ask for."""
    if config.theme.name != OURS:
        return
    name = _asked_for(config.theme)
    config.theme.name = name
    plugins = config.plugins
    for key in [*plugins]:
        _, slash, rest = key.partition(f"{OURS}/")
        if slash:
            # Not by the collection's own way, which would have its events called twice.
            dict.__setitem__(plugins, f"{name}/{rest}", dict.pop(plugins, key))


def _asked_for(theme: Theme) -> str:
    """The name that the templates ask for: a fork lies where the theme's own package would."""
    for folder in theme.dirs:
        header = Path(folder, *_HEADER)
        if header.is_file():
            text = header.read_text("utf-8", "replace")
            return next(
                (name for name in FAMILY if f'"{name}/{_SEARCH}"' in text), MATERIAL
            )
    return MATERIAL
