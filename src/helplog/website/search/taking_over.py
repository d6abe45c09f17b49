"""Whether the search is ours: where the theme shows its box, the theme's plugin has no more to do.

A journal names the theme's `search` plugin, as any MkDocs site does. It stays in the configuration,
for the theme asks it whether there is a box; it is asked for no index, which takes megabytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_THEMES: Final = "material/search"
_EVENTS: Final = ("page_context", "post_build", "serve")
"""In which the theme's plugin gathers what it finds, and writes it."""


def is_ours(config: MkDocsConfig) -> bool:
    """Whether the site has a search box, and it is the theme's: another theme has its own."""
    plugin = config.plugins.get(_THEMES)
    if plugin is None or config.theme.name != "material":
        return False
    return bool(plugin.config.get("enabled", True))


def take_over(config: MkDocsConfig) -> None:
    """Have the theme's plugin write no index of its own, where the search is ours."""
    if not is_ours(config):
        return
    plugin = config.plugins[_THEMES]
    for event in _EVENTS:
        methods = config.plugins.events[event]
        others = [
            one for one in methods if getattr(one, "__self__", None) is not plugin
        ]
        methods[:] = others
