"""Today, the home page: how this week is going, and the little that waits."""

from __future__ import annotations

from datetime import date, timedelta

from helplog.insight.reflection import LookBack, Reflection
from helplog.model.journal import Entry, last_day
from helplog.model.kinds import QUESTION_TEXTS, Kind, Question
from helplog.model.prompts import prompt_of
from helplog.pages.addresses import TODAY_URI
from helplog.pages.page_builder import PageBuilder, SiteContext
from helplog.pages.source import PageSource
from helplog.pages.streak_line import line_today, line_words
from helplog.pages.templating import written
from helplog.pages.week import daylight_question, state_line, week_rack

_ALONE_SHOWN = 2
_GAP_DAYS = 14
"""From this many days without a line on, coming back is greeted."""
_SHOWN_OF_A_LIST = 5
"""Home shows the beginning of a list and leads to the rest."""


def today_page(site: SiteContext) -> PageSource:
    """The home page."""
    page = PageBuilder(site, TODAY_URI)
    reflection = site.reflection
    week = reflection.this_week
    settings = reflection.journal.settings
    return written(
        page,
        "today",
        page.words.text("Today"),
        week=week,
        rack=week_rack(page, week, silent=[i for i in week.items if i.in_trial(reflection.today)]),
        state=state_line(page, week),
        questions=[
            (
                question,
                settings.questions.get(question.value) or page.words.text(QUESTION_TEXTS[question]),
                week.answered[question],
            )
            for question in Question
        ],
        open_asks=page.shown(reflection.open_asks),
        needs=[need for need in reflection.open_needs if not need.item.private],
        ready=page.shown(reflection.handoffs_ready),
        thanks=page.shown(reflection.thanks_due),
        look_back=_look_back(reflection),
        prompt=_prompt(page),
        back=_welcome(page),
        tomorrow=after(reflection.today),
        next_week=after(last_day(week.start)),
        practice=line_words(page.words, line_today(reflection)),
        most=_SHOWN_OF_A_LIST,
        alone=[i for i in page.shown(week.items) if i.kind is Kind.ALONE and i.what][:_ALONE_SHOWN],
        daylight_question=lambda item: daylight_question(page, item),
        ask_whom=site.most_willing,
        empty=not reflection.weeks or all(w.empty for w in reflection.weeks),
        begun=_begun(reflection),
    )


def _begun(reflection: Reflection) -> Entry | None:
    """The newest page of a journal that counts nothing yet: a new journal's first one says how to begin."""
    shown = [
        entry for entry in reflection.journal.entries if not entry.private and entry.body.strip()
    ]
    return shown[-1] if shown and not reflection.items else None


def _prompt(page: PageBuilder) -> str:
    """One of the writer's own prompts as written, else one of ours in their language."""
    reflection = page.reflection
    own = reflection.journal.settings.prompts
    return prompt_of(reflection.today, own) if own else page.words.text(prompt_of(reflection.today))


def _welcome(page: PageBuilder) -> str:
    """A greeting after a gap, whether this is the first writing since or nothing is written yet; else empty."""
    today, week = page.reflection.today, page.reflection.this_week.start
    days = sorted({entry.on for entry in page.reflection.journal.writings if entry.on <= today})
    before = [day for day in days if day < week]
    if not before:
        return ""
    until = next((day for day in days if day >= week), today)
    if (until - before[-1]).days < _GAP_DAYS:
        return ""
    return page.words.text("Welcome back. Nothing needs catching up on; this week is enough.")


def after(day: date) -> date:
    """The day after, where there is one."""
    return day if day == date.max else day + timedelta(days=1)


def _look_back(reflection: Reflection) -> list[LookBack]:
    """What may be shown of the same day earlier."""
    return [
        back for back in reflection.look_back if any(not entry.private for entry in back.entries)
    ]
