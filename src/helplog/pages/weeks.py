"""All weeks by year, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from helplog.insight.reflection import Week
from helplog.pages.addresses import WEEKS_URI
from helplog.pages.sheet import Desk, Sheet
from helplog.pages.source import PageSource
from helplog.pages.templating import written
from helplog.pages.week import state_line


def weeks_page(desk: Desk, weeks: Sequence[Week]) -> PageSource:
    """The list of the weeks that have a page, `weeks` oldest first."""
    sheet = Sheet(desk, WEEKS_URI)
    newest_first = reversed(weeks)
    years = [(year, list(some)) for year, some in groupby(newest_first, key=lambda week: week.start.year)]
    return written(sheet, "weeks", sheet.words.text("Weeks"), years=years, state=lambda week: state_line(sheet, week))
