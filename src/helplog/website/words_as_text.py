"""Words of mkdocs.yml made text: MkDocs's templates, and most themes', print them as they are."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup, escape

from helplog.prose.cleaning import TooDeepError, clean
from helplog.website.material.metadata import title_as_text

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig

_WORDS: Final = ("site_name", "site_description", "site_author")
_OF_THEME: Final = ("logo", "favicon", "palette")
_OF_EXTRA: Final = ("alternate", "homepage", "social", "status")
"""What the theme prints; other keys are the writer's own templates'."""


def words_as_text(config: MkDocsConfig, *, unsafe_html: bool) -> None:
    """Escape them, as late as nothing but templates reads them any more.

    Args:
        config: MkDocs's.
        unsafe_html: leave the copyright, the one of them that may be HTML, as it was written.
    """
    for key in _WORDS:
        words = config[key]
        if words:
            config[key] = _text(words)
    if config.copyright and not unsafe_html:
        config.copyright = _cleaned(config.copyright)
    for key in _OF_THEME:
        value = config.theme.get(key)
        if value:
            config.theme[key] = _each_as_text(value)
    for key in _OF_EXTRA:
        value = config.extra.get(key)
        if value:
            config.extra[key] = _each_as_text(value)


def strip_tags_to_text(environment: jinja2.Environment) -> None:
    """Have the templates' filter for taking tags out give text: it undoes escaping as well."""
    environment.filters["striptags"] = _without_tags


def _without_tags(words: object) -> Markup:
    html = Markup(words)  # noqa: S704 - it is escaped again
    text = html.striptags()
    return escape(text)


def _text(words: str) -> Markup:
    """Escaped once: what was written as an entity was shown as its letter, and still is."""
    letters = unescape(words)
    return escape(letters)


def _cleaned(html: str) -> Markup:
    try:
        clean_html = clean(html)
    except TooDeepError:
        return escape(html)
    return Markup(clean_html)  # noqa: S704 - it is clean


def _each_as_text(value: Any) -> Any:  # noqa: ANN401 - a configuration holds anything
    if isinstance(value, str):
        return title_as_text(value)
    if isinstance(value, dict):
        return {key: _each_as_text(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_each_as_text(one) for one in value]
    return value
