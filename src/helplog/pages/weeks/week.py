"""A week as a letter: what was written first, then the plates, the answers, the days, one ask."""

from __future__ import annotations

from typing import Final

from helplog.insight.reflection import Week, WeekState
from helplog.model.kinds import Question
from helplog.pages.days.days import day_section, days_of
from helplog.pages.page_builder import PageBuilder
from helplog.pages.source import PageSource
from helplog.pages.templating import written
from helplog.pages.weeks.rack import week_rack
from helplog.pages.weeks.week_index import index_week
from helplog.pages.weeks.week_inputs import WeekInputs
from helplog.pages.weeks.week_letter import letter_html, photo_of
from helplog.pages.weeks.week_questions import questions_of, told_in

LIFTS: Final = "lifts"
"""The fold on a week's page that lists every lift."""


def week_page(given: WeekInputs) -> PageSource:
    """The page of one week, from all that may stand on it."""
    week = given.week
    page = PageBuilder(given.context, given.uri)
    questions = questions_of(page, week)
    above = told_in(page, questions)
    shown_days = days_of(page, week, above)
    days = list(shown_days)
    index_week(page, week, questions, days)
    return written(
        page,
        "week",
        page.week_title(week),
        before=given.before,
        after=given.after,
        letter=letter_html(given.letter),
        photo=photo_of(days),
        rack=week_rack(page, week, LIFTS) if week.reps else "",
        other_years=given.other_years,
        questions=[one for one in questions if not one.open or not given.is_over],
        suggestion=given.suggestion,
        is_here=lambda item: item.where in above,
        noticed=_noticed(page, given.noticed),
        # made as the template comes to them, so that headings are in order
        days=(day_section(page, day, above) for day in days),
    )


def state_line(page: PageBuilder, week: Week) -> str:
    """How the week counts, in words that ask for nothing."""
    words = page.words
    streaks = page.site.settings.streaks
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


def _noticed(page: PageBuilder, count: int) -> str:
    """That this week's prose may hold items; empty where it holds none."""
    if not count:
        return ""
    return page.words.plural(
        "{n} thing here might be an item; “helplog notice” shows it.",
        "{n} things here might be items; “helplog notice” shows them.",
        count,
    )
