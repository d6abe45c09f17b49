"""The page being written, of those that are about the whole journal as it is today."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from helplog.insight.reflection import Reflection
from helplog.model.journal import Item
from helplog.pages.page_builder import PageBuilder
from helplog.pages.site_context import SiteContext
from helplog.pages.words import Words

_COUNTED_IN_DAYS: Final = 14
_COUNTED_IN_WEEKS: Final = 70
_COUNTED_IN_MONTHS: Final = 730
"""How long ago is said in days, weeks or months under so many days, and in years from then on."""
_MONTH_DAYS: Final = 30.44
_YEAR_DAYS: Final = 365.25


class SitePageBuilder(PageBuilder):
    """One of those pages while it is written."""

    site: SiteContext

    def __init__(self, site: SiteContext, uri: str) -> None:
        super().__init__(site, uri)
        self.site = site

    @property
    def reflection(self) -> Reflection:
        """All that is known about the journal."""
        return self.site.reflection

    def ago(self, day: date) -> str:
        """How long before today, in words that don't count the hours."""
        return ago(self.words, day, self.reflection.today)

    def shown(self, items: Iterable[Item]) -> list[Item]:
        """Those of some items whose words may stand here; see `shown`."""
        return shown(items, self.reflection.today)


def ago(words: Words, day: date, today: date) -> str:
    """How long a day is before today, in words that don't count the hours."""
    since = today - day
    days = since.days
    if days <= 0:
        return words.text("today")
    if days == 1:
        return words.text("yesterday")
    if days < _COUNTED_IN_DAYS:
        return words.plural("{n} day ago", "{n} days ago", days)
    if days < _COUNTED_IN_WEEKS:
        weeks = days // 7
        return words.plural("{n} week ago", "{n} weeks ago", weeks)
    if days < _COUNTED_IN_MONTHS:
        months = int(days / _MONTH_DAYS)
        return words.plural("{n} month ago", "{n} months ago", months)
    years = int(days / _YEAR_DAYS)
    return words.plural("{n} year ago", "{n} years ago", years)


def shown(items: Iterable[Item], today: date) -> list[Item]:
    """Items whose words may be shown: none from private entries, none in their trial."""
    found = []
    for item in items:
        if item.private:
            continue
        if not item.in_trial(today):
            found.append(item)
    return found
