"""A week as a letter: what was written first, then the plates, the answers, the days, one ask."""

from __future__ import annotations

from datetime import date
from typing import Final

from helplog.insight.carried_ask import shown_suggestion
from helplog.insight.reflection import Reflection, Suggestion, Week, WeekState
from helplog.model.kinds import Question
from helplog.pages.addresses import week_uri
from helplog.pages.days.days import day_section, days_of
from helplog.pages.page_builder import PageBuilder
from helplog.pages.site_context import SiteContext
from helplog.pages.source import PageSource
from helplog.pages.templating import written
from helplog.pages.weeks.rack import week_rack
from helplog.pages.weeks.week_index import index_week
from helplog.pages.weeks.week_letter import letter_html, other_years, photo_of
from helplog.pages.weeks.week_questions import questions_of, told_in

LIFTS: Final = "lifts"
"""The fold on a week's page that lists every lift."""


def week_page(
    site: SiteContext, week: Week, before: date | None, after: date | None
) -> PageSource:
    """The page of one week.

    Args:
        site: what all pages share.
        week: the week.
        before: start of the nearest earlier week that has a page.
        after: start of the nearest later one.
    """
    uri = week_uri(week.start)
    page = PageBuilder(site, uri)
    questions = questions_of(page, week)
    above = told_in(page, questions)
    shown_days = days_of(page, week, above)
    days = list(shown_days)
    index_week(page, week, questions, days)
    is_over = week.start < site.reflection.this_week.start
    return written(
        page,
        "week",
        page.week_title(week),
        before=before,
        after=after,
        letter=letter_html(site.letters.of(week)),
        photo=photo_of(days),
        rack=week_rack(page, week, LIFTS) if week.reps else "",
        other_years=list(other_years(page, week)),
        questions=[one for one in questions if not one.open or not is_over],
        suggestion=_suggestion(site.reflection, week),
        is_here=lambda item: item.where in above,
        noticed=_noticed(page, week),
        # made as the template comes to them, so that headings are in order
        days=(day_section(page, day, above) for day in days),
    )


def state_line(page: PageBuilder, week: Week) -> str:
    """How the week counts, in words that ask for nothing."""
    words = page.words
    streaks = page.reflection.journal.settings.streaks
    if week.answered_count:
        if week.answered_count == len(Question):
            return words.text("All three questions answered")
        return words.plural(
            "{n} of the three questions answered",
            "{n} of the three questions answered",
            week.answered_count,
        )
    if week.state is WeekState.AWAY:
        return words.text("Away.")
    if week.state is WeekState.REST and streaks:
        return words.text("Resting.")
    if week.state is WeekState.RUNNING:
        return words.text("The week is still open.")
    return words.text("A quiet week.")


def _noticed(page: PageBuilder, week: Week) -> str:
    """That this week's prose may hold items; empty where it holds none."""
    count = page.site.noticed
    if not count:
        return ""
    if week.start != page.reflection.this_week.start:
        return ""
    return page.words.plural(
        "{n} thing here might be an item; “helplog notice” shows it.",
        "{n} things here might be items; “helplog notice” shows them.",
        count,
    )


def _suggestion(reflection: Reflection, week: Week) -> Suggestion | None:
    """The suggestion is about now: it stands on this week's page, on no other."""
    if week.start != reflection.this_week.start:
        return None
    return shown_suggestion(reflection)
