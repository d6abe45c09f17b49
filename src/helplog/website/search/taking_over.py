"""Whether the search is ours: where the theme shows its box, the theme's plugin has no more to do.

A journal names the theme's `search` plugin, as any MkDocs site does. It stays in the configuration,
for the theme asks it whether there is a box; it is asked for no index, which takes megabytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from helplog.website.material.naming import is_material, search_of
from helplog.website.material.theming import WORKER_SHIM

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_PROVIDER: Final = "provider"
_PLAIN: Final = "lunr"
"""A fork of the theme has a box of its own; of what it can search with this is the one that the
pages' policy lets run."""
_EVENTS: Final = ("page_context", "post_build", "serve")
"""In which the theme's plugin gathers what it finds, and writes it."""


def is_ours(config: MkDocsConfig) -> bool:
    """Whether the site has a search box, and it is the theme's: another theme has its own."""
    plugin = search_of(config)
    if plugin is None or not is_material(config.theme) or _PROVIDER in plugin.config:
        return False
    return bool(plugin.config.get("enabled", True))


def take_over(config: MkDocsConfig) -> None:
    """Have the theme's plugin write no index of its own, where the search is ours."""
    plugin = search_of(config)
    if plugin is not None and _PROVIDER in plugin.config:
        plugin.config[_PROVIDER] = _PLAIN
        config.extra["polyfills"].remove(WORKER_SHIM)
    if not is_ours(config):
        return
    plugin = search_of(config)
    for event in _EVENTS:
        methods = config.plugins.events[event]
        others = [
            one for one in methods if getattr(one, "__self__", None) is not plugin
        ]
        methods[:] = others
