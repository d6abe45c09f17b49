"""The site's Markdown as far as it can be had without running what mkdocs.yml names.

Python-Markdown's own extensions and those of pymdownx come with helplog, and are the ones a build
uses. Any other is a program of somebody's, and only looking runs none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from markdown import Markdown
from pymdownx.superfences import fence_code_format, fence_div_format

from helplog.text.reading.configuration.values import (
    Tagged,
    by_name,
    resolved,
    tags_in,
)
from helplog.website.hardening import EMOJI, letters_for_emoji

_ALWAYS: Final = ("toc", "tables", "fenced_code")
"""MkDocs has these without being told."""
_OWN: Final = frozenset(
    {
        *("abbr", "admonition", "attr_list", "codehilite", "def_list", "extra"),
        *("fenced_code", "footnotes", "legacy_attrs", "legacy_em", "md_in_html"),
        *("meta", "nl2br", "sane_lists", "smarty", "tables", "toc", "wikilinks"),
    }
)
_PACKAGES: Final = ("markdown.extensions.", "pymdownx.")
_READS_FILES: Final = "pymdownx.b64"
"""A build goes without it as well."""
_SNIPPETS: Final = "pymdownx.snippets"
_FUNCTIONS: Final[Mapping[str, Callable[..., object]]] = {
    "pymdownx.superfences.fence_code_format": fence_code_format,
    "pymdownx.superfences.fence_div_format": fence_div_format,
}
"""What people name by Python's own tags, and changes what is found."""


@dataclass(frozen=True, slots=True)
class SiteMarkdown:
    """Extensions and their options, as a converter takes them."""

    names: tuple[str, ...]
    options: Mapping[str, Mapping[str, Any]]


def site_markdown(configuration: Mapping[str, Any]) -> SiteMarkdown:
    """What a configuration says of Markdown, as plain data.

    Args:
        configuration: mkdocs.yml; what can't be used is left out.
    """
    written = by_name(configuration.get("markdown_extensions"))
    names = [*_ALWAYS]
    options: dict[str, Mapping[str, Any]] = {}
    for name, given in written.items():
        if not _is_known(name):
            continue
        if name not in names:
            names.append(name)
        options[name] = _usable(name, given)
    found = SiteMarkdown(tuple(names), options)
    if _can_be_made(found):
        return found
    return SiteMarkdown(_ALWAYS, {})


def _is_known(name: str) -> bool:
    if name == _READS_FILES:
        return False
    return name in _OWN or name.startswith(_PACKAGES)


def _usable(name: str, given: object) -> Mapping[str, Any]:
    """Options without those of which only Python knows what they are."""
    options: dict[str, Any] = {}
    if isinstance(given, Mapping):
        for key, value in given.items():
            plain = _without_tags(value)
            if not any(tags_in(plain)):
                options[str(key)] = plain
    if name in EMOJI:
        return letters_for_emoji(options)
    if name == _SNIPPETS:
        options["url_download"] = False
    return options


def _without_tags(value: object) -> object:
    """A value with the functions that are known in the place of their tags."""
    if isinstance(value, Tagged):
        named = value.tag.rpartition(":")[2]
        return _FUNCTIONS.get(named) or resolved(value) or value
    if isinstance(value, Mapping):
        return {key: _without_tags(held) for key, held in value.items()}
    if isinstance(value, list):
        return [_without_tags(part) for part in value]
    return value


def _can_be_made(found: SiteMarkdown) -> bool:
    """Whether a converter takes the options; a build says what is wrong with them."""
    options = {name: dict(given) for name, given in found.options.items()}
    try:
        Markdown(extensions=[*found.names], extension_configs=options)
    except Exception:  # noqa: BLE001 - an extension raises anything at an odd option
        return False
    return True
