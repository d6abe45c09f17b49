"""A week: its summary, its three answers, then its days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from markupsafe import Markup

from helplog.insight.carried_ask import shown_suggestion
from helplog.insight.reflection import (
    Person,
    Reflection,
    Suggestion,
    Week,
    WeekState,
)
from helplog.model.calendar import WeekStart
from helplog.model.journal import Item
from helplog.model.kinds import Kind
from helplog.pages.addresses import week_uri
from helplog.pages.days import Day, Shown, day_section, days_of
from helplog.pages.page_builder import PageBuilder
from helplog.pages.sentences import says
from helplog.pages.site_context import SiteContext
from helplog.pages.source import PageSource
from helplog.pages.streak_line import line_after, line_words
from helplog.pages.templating import written
from helplog.pages.weeks.rack import week_rack
from helplog.pages.weeks.week_facts import facts_of
from helplog.pages.weeks.week_questions import AskedQuestion, questions_of

LIFTS: Final = "lifts"
"""The fold on a week's page that lists every lift; the week's numbers lead to it."""


def week_page(
    site: SiteContext,
    week: Week,
    previous: Week | None,
    before: date | None,
    after: date | None,
) -> PageSource:
    """The page of one week.

    Args:
        site: what all pages share.
        week: the week.
        previous: the week right before, for comparison.
        before: start of the nearest earlier week that has a page.
        after: start of the nearest later one.
    """
    uri = week_uri(week.start)
    page = PageBuilder(site, uri)
    questions = questions_of(page, week)
    days = list(days_of(page, week))
    _index(page, week, questions, days)
    streak_line = line_after(site.reflection, week)
    held_alone = [item for item in week.items if is_held_alone(item)]
    return written(
        page,
        "week",
        page.week_title(week),
        week=week,
        overline=_overline(page, week),
        previous=previous,
        compared_with=lambda other: _compared(page, other),
        before=before,
        after=after,
        rack=week_rack(page, week, LIFTS),
        state=state_line(page, week),
        practice=line_words(page.words, streak_line),
        facts=list(facts_of(page, week)),
        daylight=held_alone,
        daylight_question=lambda item: daylight_question(page, item),
        ask_whom=lambda item: ask_whom(page, item),
        suggestion=_suggestion(site.reflection, week),
        noticed=_noticed(page, week),
        questions=questions,
        # made as the template comes to them, so that headings are in order
        days=(day_section(page, day) for day in days),
    )


def _index(
    page: PageBuilder,
    week: Week,
    questions: Sequence[AskedQuestion],
    days: Sequence[Day],
) -> None:
    """What a search finds in a week: its answers, then each day with its words, items and tags."""
    words = page.words
    title = words.text("Week of {span}")
    span = page.week_title(week)
    page.index_heading("", title.format(span=span))
    replies: list[Markup] = []
    for question in questions:
        replies += question.replies
    if replies:
        page.index_heading("questions", words.text("Three questions"))
    for reply in replies:
        page.index_text(reply)
    for day in days:
        ident = day.on.isoformat()
        page.index_heading(ident, words.week_day(day.on))
        for shown in day.entries:
            _index_entry(page, shown)


def _index_entry(page: PageBuilder, shown: Shown) -> None:
    writing = shown.writing
    if writing.private:
        return
    page.index_text(shown.title)
    page.index_text(shown.prose)
    said = []
    labels: dict[str, None] = {}
    for item in writing.items:
        if item.private:
            continue
        said.append(says(item, page.words))
        kind = page.kind_name(item.kind)
        labels[kind] = None
    page.index_text(". ".join(said))
    marks = list(labels)
    for tag in writing.tags:
        bare = tag.removeprefix("#")
        marks.append(f"#{bare}")
    page.index_text(" · ".join(marks))


def state_line(page: PageBuilder, week: Week) -> str:
    """How the week counts, in words that ask for nothing."""
    words = page.words
    streaks = page.reflection.journal.settings.streaks
    if week.answered_count:
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


def _compared(page: PageBuilder, previous: Week) -> str:
    """The week before, in numbers; in a word where nothing was lifted in a week of rest or away."""
    words = page.words
    if not previous.reps:
        if previous.state is WeekState.AWAY:
            return words.text("the week before: away")
        if previous.state is WeekState.REST:
            return words.text("the week before: resting")
    said = words.text("the week before: {reps}, {lb}")
    return said.format(
        reps=words.plural("{n} rep", "{n} reps", previous.reps),
        lb=words.lifted(previous.items),
    )


def _overline(page: PageBuilder, week: Week) -> str:
    words = page.words
    settings = page.reflection.journal.settings
    # Other weeks are labelled by their first day, which the title says.
    if settings.week_start is not WeekStart.MONDAY:
        return words.text("Week")
    said = words.text("Week {label}")
    return said.format(label=week.label)


def is_held_alone(item: Item) -> bool:
    """Whether pages ask about it: something held alone, that may be shown."""
    if item.kind is not Kind.ALONE or item.private:
        return False
    return bool(item.what)


def daylight_question(page: PageBuilder, item: Item) -> str:
    """What to ask oneself of something held alone, always the same of the same thing."""
    _ = page.words.text
    asked = (
        _("In daylight: who could help me think this through?"),
        _("In daylight: what would be healthier right now?"),
        _("In daylight: what would I tell a friend to ask for here?"),
    )
    turn = item.on.toordinal() % len(asked)
    return asked[turn]


def ask_whom(page: PageBuilder, item: Item) -> Person | None:
    """Who might help with something held alone; None where nobody has to do with it."""
    likely = page.site.likely
    found = likely.for_words((item.what,)) if likely else None
    if found is None:
        return None
    return found.person


def _noticed(page: PageBuilder, week: Week) -> str:
    """That this week's prose may hold items; empty where it holds none."""
    count = page.site.noticed
    if not count or week.start != page.reflection.this_week.start:
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
