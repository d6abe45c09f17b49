"""Page templates: Jinja, escaping everything, with the sheet's words and links at hand."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from helplog.model.kinds import REP_KINDS, Kind
from helplog.pages.items import listed, says, verb, whole
from helplog.pages.sheet import Sheet
from helplog.pages.source import PageSource


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("helplog.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        REP_KINDS=REP_KINDS,
        Kind=Kind,
        listed=listed,
        says=says,
        verb=verb,
        whole=whole,
    )
    return environment


def written(sheet: Sheet, template: str, title: str, **facts: Any) -> PageSource:  # noqa: ANN401 - a template takes anything
    """A page from its template.

    Args:
        sheet: the page being written.
        template: file name without `.html`.
        title: plain text, the page's one `<h1>` unless the template writes its own.
        facts: what the template shows beside the sheet's own.
    """
    found = _environment().get_template(f"{template}.html")
    words = sheet.words
    html = found.render(
        sheet=sheet,
        at=sheet,
        title=title,
        reflection=sheet.reflection,
        words=words,
        _=words.text,
        plural=words.plural,
        phrase=sheet.phrase,
        # Findings are said by the reader, in the terminal's language.
        in_english=Markup("") if words.locale.language == "en" else Markup(' lang="en"'),
        **facts,
    )
    if not sheet.index:
        sheet.index_heading("", title)
    return PageSource(
        uri=sheet.uri,
        title=title,
        html=Markup(html),  # noqa: S704 - Jinja escaped it
        headings=tuple(sheet.headings),
        index=Markup("").join(sheet.index),
    )
