"""Every page's first link: past the frame, to where what the page says begins.

The theme leads to the first heading of the table of contents instead: past a summary and a picture
where a page's heading is not among them, and nowhere on a page without a table of contents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from helplog.website.material.theming import has_template

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig

CONTENT_ID: Final = "hl-content"
"""Of the element that holds all that a page says."""

_TEMPLATE: Final = "helplog-skip.html"
_WORDS: Final = "partials/language.html"
"""Where the theme has its own words, the link's among them."""
_BEFORE: Final = '<div data-md-component="skip">'
_AFTER: Final = "</div>"
_ARTICLE: Final = '<article class="md-content__inner'
_MARKED_ARTICLE: Final = _ARTICLE.replace(
    "<article", f'<article id="{CONTENT_ID}" tabindex="-1"'
)


def skip_link(environment: jinja2.Environment, config: MkDocsConfig) -> str:
    """The link in the theme's own words; empty where the theme is another one."""
    if not all(has_template(environment, name) for name in (_TEMPLATE, _WORDS)):
        return ""
    template = environment.get_template(_TEMPLATE)
    link = template.render(config=config, content_id=CONTENT_ID)
    return link.strip()


def with_skip_link(html: str, link: str) -> str:
    """A finished page whose first link leads to its content; without the places, as it was."""
    before = html.find(_BEFORE)
    if before < 0:
        return html
    start = before + len(_BEFORE)
    end = html.find(_AFTER, start)
    article = html.find(_ARTICLE, end)
    if end < 0 or article < 0:
        return html
    rest = html[article + len(_ARTICLE) :]
    return html[:start] + link + html[end:article] + _MARKED_ARTICLE + rest
