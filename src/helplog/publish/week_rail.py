"""A week's seven days, as they stand at the side of its page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from html import escape
from typing import Final

from helplog.model.journal import last_day
from helplog.pages.words import Words, as_title

_WEEK: Final = re.compile(r"weeks/(?P<start>\d{4}-\d\d-\d\d)/index\.html")


def week_at(address: str) -> date | None:
    """The first day of the week whose page an address is; None for any other page."""
    week = _WEEK.fullmatch(address)
    return date.fromisoformat(week["start"]) if week else None


def day_lines(start: date, written: Mapping[str, str], words: Words) -> Iterator[str]:
    """A line for each day of a week; one on which nothing stands leads nowhere.

    Args:
        start: the week's first day.
        written: the lines of the days on which something stands, by the day in ISO form.
        words: the reader's language.
    """
    for n in range((last_day(start) - start).days + 1):
        day = start + timedelta(days=n)
        line = written.get(day.isoformat())
        if line is None:
            name = escape(as_title(words.week_day(day)))
            line = f'<li class="md-nav__item hl-no-day">{name}</li>'
        yield line
