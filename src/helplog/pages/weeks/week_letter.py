"""A week's letter on a page: what the writer wrote stands out from what only joins it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from markupsafe import Markup, escape

from helplog.insight.reflection import Week
from helplog.insight.weeks.other_years import in_other_years
from helplog.pages.days.days import Day
from helplog.pages.letters.letter import Letter
from helplog.pages.site_context import SiteContext

_OWN_WORDS: Final = re.compile(r"“[^”]*”|„[^“]*“|«[^»]*»")
_PICTURE: Final = re.compile(r"<img\b[^>]*>")


def told_html(letter: Letter) -> Markup:
    """The letter's paragraph."""
    told = _OWN_WORDS.sub(
        r'<span class="hl-own">\g<0></span>', str(escape(letter.text))
    )
    html = f'<p class="hl-told">{told}</p>\n'
    return Markup(html)  # noqa: S704 - escaped above


def letter_html(letter: Letter) -> Markup:
    """The letter whole: its paragraph and its pulled quote."""
    if letter.quote is None:
        return told_html(letter)
    pulled = Markup('<blockquote class="hl-pulled">{}</blockquote>\n')
    return told_html(letter) + pulled.format(letter.quote)


def photo_of(days: Sequence[Day]) -> Markup:
    """The week's first picture, leading to its day; nothing where there is none."""
    for day in days:
        for shown in day.entries:
            found = _PICTURE.search(shown.prose)
            if found is not None:
                href = f"#{day.on.isoformat()}"
                picture = found[0]  # clean, as all prose is
                html = f'<a class="hl-photo" href="{href}">{picture}</a>'
                return Markup(html)  # noqa: S704
    return Markup("")


def other_years(site: SiteContext, week: Week) -> Iterator[tuple[date, str]]:
    """The same week in other years, each with the one sentence that says most of it."""
    for other in in_other_years(week, site.weeks, site.settings.week_start):
        their_letter = site.letters.of(other)
        yield other.start, best_line(their_letter)


def best_line(letter: Letter) -> str:
    """The one sentence that says most of a week: the writer's own, else one that quotes them."""
    if letter.quote is not None:
        return letter.quote
    quoting = filter(_OWN_WORDS.search, letter.sentences)
    return next(quoting, letter.sentences[-1])
