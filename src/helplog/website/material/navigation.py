"""What stands in the navigation: the pages of the practice.

Never an entry, and the writer's own pages only where mkdocs.yml lists them: with thousands of notes
in it, a build takes minutes and gigabytes.
"""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING, Final

from helplog.pages.addresses import MAIN_URIS

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_NAVIGATING: Final = "awesome-nav"
"""A plugin that makes the navigation itself, of files of its own beside the pages."""


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
    file_name = plugin.config.get("filename", "")
    return str(file_name)


def navigation(made_uris: Container[str]) -> list[str]:
    """The default navigation, as mkdocs.yml would say it.

    Args:
        made_uris: pages made here; attention is among them only while there is a finding.
    """
    return [uri for uri in MAIN_URIS if uri in made_uris]
