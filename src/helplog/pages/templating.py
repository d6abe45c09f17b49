"""Page templates: Jinja, escaping everything, with the page's words and links at hand."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from helplog.model.kinds import REP_KINDS, Kind
from helplog.pages.filters import chips
from helplog.pages.findings import in_english, typed
from helplog.pages.handoffs.cards import draft_card, talk_card
from helplog.pages.items import folded_items, listed
from helplog.pages.page_builder import PageBuilder, phrase
from helplog.pages.small_ask import small_ask
from helplog.pages.source import PageSource
from helplog.pages.wording.sentences import says, with_whom
from helplog.pages.words import Words, as_title


@lru_cache(maxsize=4)
def _environment(words: Words) -> Environment:
    """The templates in one language.

    What they share is a global, so that macros are made once and not once a page.
    """
    environment = Environment(
        loader=PackageLoader("helplog.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals.update(
        REP_KINDS=REP_KINDS,
        as_title=as_title,
        chips=chips,
        draft_card=draft_card,
        folded_items=folded_items,
        Kind=Kind,
        listed=listed,
        says=says,
        small_ask=small_ask,
        talk_card=talk_card,
        with_whom=with_whom,
        words=words,
        _=words.text,
        plural=words.plural,
        phrase=partial(phrase, words),
        in_english=in_english(words),
        typed=typed,
    )
    return environment


def written(
    page: PageBuilder,
    template: str,
    title: str,
    **facts: Any,  # noqa: ANN401 - a template takes anything
) -> PageSource:
    """A page from its template.

    Args:
        page: the page being written.
        template: file name without `.html`.
        title: plain text, the page's one `<h1>` unless the template writes its own.
        facts: what the template shows beside the page's own.
    """
    found = _environment(page.words).get_template(f"{template}.html")
    html = found.render(page=page, title=title, **facts)
    return finished(page, title, Markup(html))  # noqa: S704 - Jinja escaped it


def filled(words: Words, template: str, **facts: Any) -> str:  # noqa: ANN401 - as above
    """A file of its own from its template, which is no page of the site."""
    return _environment(words).get_template(f"{template}.html").render(**facts)


def finished(page: PageBuilder, title: str, html: Markup) -> PageSource:
    """A page that is written, with its headings and what a search finds on it."""
    if not page.sections:
        page.index_heading("", title)
    return PageSource(
        uri=page.uri,
        title=title,
        html=html,
        headings=tuple(page.headings),
        sections=tuple(page.sections),
        found=tuple(page.found),
        named=frozenset(page.named),
        pictures=tuple(page.pictures),
    )
