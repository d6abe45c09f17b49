"""What stands at the side on a desk: a week's seven days, of other pages their headings.

The theme calls it a table of contents, which a journal has no more than a letter has.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Final

from helplog.publish.week_rail import day_lines, week_at

if TYPE_CHECKING:
    from helplog.pages.words import Words

_NAME: Final = re.compile(
    r'(?P<before><nav class="md-nav md-nav--secondary" aria-label=")[^"]*'
)
_TITLE: Final = re.compile(
    r'(?P<before><label class="md-nav__title" for="__toc">\s*<span [^>]*></span>)[^<]*'
)
_LIST: Final = re.compile(
    r'(?P<open><ul class="md-nav__list" data-md-component="toc"[^>]*>)'
    r"(?P<lines>.*?)(?P<close></ul>)",
    re.DOTALL,
)
_LINE: Final = re.compile(
    r'<li class="md-nav__item">\s*<a href="#(?P<day>\d{4}-\d\d-\d\d)".*?</li>',
    re.DOTALL,
)


def with_side_rail(html: str, words: Words, address: str) -> str:
    """A finished page whose rail says what it is; without the theme's own, as it was.

    Args:
        html: the whole page.
        words: the reader's language.
        address: of a page made here; empty for others, which are no weeks.
    """
    return with_week_days(with_named_rail(html, words, address), words, address)


def with_named_rail(html: str, words: Words, address: str) -> str:
    """The same, but for a week's days."""
    is_week = week_at(address) is not None
    name = escape(words.text("Days") if is_week else words.text("On this page"))
    for says in (_NAME, _TITLE):
        html = says.sub(rf"\g<before>{name}", html)
    return html


def with_week_days(html: str, words: Words, address: str) -> str:
    """A week with a line for each of its days in the rail; any other page as it was."""
    start = week_at(address)
    if start is None:
        return html

    def seven(found: re.Match[str]) -> str:
        lines_found = _LINE.finditer(found["lines"])
        written = {line["day"]: line[0] for line in lines_found}
        days = day_lines(start, written, words)
        return found["open"] + "".join(days) + found["close"]

    return _LIST.sub(seven, html)


def with_lines_of_days(frame: str, mark: str) -> str:
    """The frame of weeks, with a mark where the lines of their days go."""
    return _LIST.sub(rf"\g<open>{mark}\g<close>", frame)
