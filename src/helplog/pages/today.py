"""Today, the home page: how this week is going, and the little that waits."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from helplog.insight.carried_ask import shown_suggestion
from helplog.insight.coming_back import coming_back_of
from helplog.insight.need_naming import names_need_lately
from helplog.insight.reflection import CarriedAsk, LookBack, Reflection
from helplog.model.journal import Entry, last_day
from helplog.model.kinds import Question
from helplog.model.prompts import prompt_of
from helplog.pages.addresses import TODAY_URI
from helplog.pages.handoffs.cards import shown_talks
from helplog.pages.page_builder import PageBuilder
from helplog.pages.sentences import welcome_words
from helplog.pages.site_context import SiteContext
from helplog.pages.source import PageSource
from helplog.pages.streak_line import line_today, line_words
from helplog.pages.templating import written
from helplog.pages.weeks.rack import week_rack
from helplog.pages.weeks.week import (
    ask_whom,
    daylight_question,
    is_held_alone,
    state_line,
)
from helplog.pages.weeks.week_questions import question_text

_ALONE_SHOWN: Final = 2
_SHOWN_OF_A_LIST: Final = 5
"""Home shows the beginning of a list and leads to the rest."""


def today_page(site: SiteContext) -> PageSource:
    """The home page."""
    page = PageBuilder(site, TODAY_URI)
    words = page.words
    reflection = site.reflection
    today = reflection.today
    week = reflection.this_week
    week_end = last_day(week.start)
    streak_line = line_today(reflection)
    in_trial = [item for item in week.items if item.in_trial(today)]
    held_alone = [item for item in page.shown(week.items) if is_held_alone(item)]
    needs = [need for need in reflection.open_needs if not need.item.private]
    welcome = _welcome(page)  # and then no weeks are counted up
    questions = []
    for question in Question:
        text = question_text(page, question)
        is_answered = week.answered[question]
        questions.append((question, text, is_answered))
    return written(
        page,
        "today",
        words.text("Today"),
        week=week,
        rack=week_rack(page, week, silent=in_trial),
        state=state_line(page, week),
        questions=questions,
        open_asks=page.shown(reflection.open_asks),
        needs=needs,
        ready=page.shown(reflection.handoffs_ready),
        talks=shown_talks(page),
        thanks=page.shown(reflection.thanks_due),
        look_back=_look_back(reflection),
        prompt=_prompt(page),
        welcome=welcome,
        tomorrow=day_after(today),
        next_week=day_after(week_end),
        practice=[] if welcome else line_words(words, streak_line),
        most=_SHOWN_OF_A_LIST,
        alone=held_alone[:_ALONE_SHOWN],
        daylight_question=lambda item: daylight_question(page, item),
        ask_whom=lambda item: ask_whom(page, item),
        suggestion=shown_suggestion(reflection),
        carried=_carried(reflection),
        needed_lately=names_need_lately(reflection),
        empty=all(one.empty for one in reflection.weeks),
        begun=_begun(reflection),
    )


def _carried(reflection: Reflection) -> CarriedAsk | None:
    """The small ask carried into this week, where it may be shown."""
    carried = reflection.carried_ask
    if carried is None or carried.private:
        return None
    return carried


def _begun(reflection: Reflection) -> Entry | None:
    """The newest page of a journal that counts nothing yet: a new one's first says how to begin."""
    if reflection.items:
        return None
    for entry in reversed(reflection.journal.entries):
        is_blank = not entry.body.strip()
        if not is_blank and not entry.private:
            return entry
    return None


def _prompt(page: PageBuilder) -> str:
    """One of the writer's own prompts as written, else one of ours in their language."""
    today = page.reflection.today
    settings = page.reflection.journal.settings
    if settings.prompts:
        return prompt_of(today, settings.prompts)
    prompt = prompt_of(today)
    return page.words.text(prompt)


def _welcome(page: PageBuilder) -> str:
    """A greeting after a gap; else empty."""
    if coming_back_of(page.reflection) is None:
        return ""
    return welcome_words(page.words)


def day_after(day: date) -> date:
    """The next day; the last day there is stays as it is."""
    if day == date.max:
        return day
    return day + timedelta(days=1)


def _look_back(reflection: Reflection) -> list[LookBack]:
    """What may be shown of the same day earlier."""
    shown = []
    for back in reflection.look_back:
        is_secret = all(entry.private for entry in back.entries)
        if not is_secret:
            shown.append(back)
    return shown
