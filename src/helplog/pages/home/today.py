"""Today, the home page: the letter so far, the three questions, one thing; then what waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from markupsafe import Markup

from helplog.insight.beginning import is_beginning, is_first_rep
from helplog.insight.carried_ask import shown_suggestion
from helplog.insight.coming_back import ComingBack, coming_back_of, times_back
from helplog.insight.fears import SHOWN_FROM as FEARS_SHOWN_FROM
from helplog.insight.reflection import CarriedAsk, LookBack, Reflection
from helplog.model.journal import Item
from helplog.model.kinds import Question
from helplog.model.late_patterns import late_pattern
from helplog.model.prompts import prompt_of
from helplog.pages.addresses import TODAY_URI
from helplog.pages.home.first_day import first_day
from helplog.pages.home.waiting import waiting_of
from helplog.pages.site_context import SiteContext
from helplog.pages.site_page_builder import SitePageBuilder
from helplog.pages.source import PageSource
from helplog.pages.streak_line import line_today
from helplog.pages.templating import written
from helplog.pages.weeks.rack import week_rack
from helplog.pages.weeks.week_letter import told_html
from helplog.pages.weeks.week_questions import question_text
from helplog.pages.wording.sentences import welcome_words

_SENTENCES: Final = late_pattern(r".*[.!?][\"”»“'’)]*(?=\s)")


@dataclass(frozen=True, slots=True)
class AskedToday:
    """One of the three questions, and whether this week answers it."""

    question: Question
    text: str
    is_answered: bool


def today_page(site: SiteContext) -> PageSource:
    """The home page."""
    page = SitePageBuilder(site, TODAY_URI)
    reflection = site.reflection
    week = reflection.this_week
    in_trial = [item for item in week.items if item.in_trial(reflection.today)]
    back = coming_back_of(reflection)
    suggestion = reflection.suggestion if back else shown_suggestion(reflection)

    def is_new(item: Item) -> bool:
        return back is None or not back.is_from_before(item)

    def is_unsaid(item: Item) -> bool:
        """The small ask stands above what waits, and is not said twice."""
        return suggestion is None or item.key != suggestion.item.key

    return written(
        page,
        "today",
        page.words.text("Today"),
        week=week,
        begins=first_day(page),
        back=back,
        welcome=_welcome(page, back),
        times_back=_times_back(page, back),
        last_said=_last_said(page, back),
        is_first=is_first_rep(reflection),
        letter=_letter(page),
        questions=_questions(page),
        carried=None if back else _carried(reflection),
        suggestion=suggestion,
        waiting=waiting_of(page, lambda item: is_new(item) and is_unsaid(item)),
        from_before=waiting_of(page, lambda item: not is_new(item)),
        rack=week_rack(page, week, silent=in_trial) if week.reps else "",
        weeks_line=_weeks_line(page),
        fears=_fears(page),
        look_back=_look_back(reflection),
        prompt=_prompt(page),
        today=reflection.today,
        tomorrow=day_after(reflection.today),
    )


def _letter(page: SitePageBuilder) -> Markup:
    """The week so far, without a handoff in its trial: home is seen every day."""
    reflection = page.reflection
    week = reflection.this_week
    in_trial = {item.key for item in week.items if item.in_trial(reflection.today)}
    letter = page.site.letters.silent_of(week, in_trial)
    if letter.is_empty:
        return Markup("")
    return told_html(letter)


def _questions(page: SitePageBuilder) -> list[AskedToday]:
    answered = page.reflection.this_week.answered
    return [
        AskedToday(question, question_text(page, question), answered[question])
        for question in Question
    ]


def _carried(reflection: Reflection) -> CarriedAsk | None:
    """The small ask carried into this week, where it may be shown."""
    carried = reflection.carried_ask
    if carried is None or carried.private:
        return None
    return carried


def _prompt(page: SitePageBuilder) -> str:
    """One of the writer's own prompts as written, else one of ours in their language."""
    reflection = page.reflection
    own = reflection.journal.settings.prompts
    gentle = is_beginning(reflection) or coming_back_of(reflection) is not None
    prompt = prompt_of(reflection.today, own, gentle=gentle)
    if own:
        return prompt
    return page.words.text(prompt)


def _welcome(page: SitePageBuilder, back: ComingBack | None) -> str:
    """A greeting after a gap; else empty."""
    if back is None:
        return ""
    return welcome_words(page.words)


def _last_said(page: SitePageBuilder, back: ComingBack | None) -> str:
    """How the last entry before a gap begins, in whole sentences where it has short ones."""
    if back is None or back.said is None:
        return ""
    begins = page.first_words(back.said)
    if not begins.endswith("…"):
        return begins
    whole = _SENTENCES.match(begins)
    return whole[0] if whole else begins


def _times_back(page: SitePageBuilder, back: ComingBack | None) -> str:
    """How often one has come back, from the second time on."""
    times = times_back(page.reflection)
    if back is None or times <= 1:
        return ""
    words = page.words
    return words.plural(
        "You have come back {n} time.", "You have come back {n} times.", times
    )


def _weeks_line(page: SitePageBuilder) -> str:
    """`9 of the last 12 weeks`; nothing before there is anything to count, and never a zero."""
    line = line_today(page.reflection)
    if line is None or not line.is_measured or not line.met:
        return ""
    said = page.words.text("{n} of the last {of} weeks")
    return said.format(n=line.met, of=line.of)


def _fears(page: SitePageBuilder) -> str:
    """What was feared and what came, in a sentence, once there is enough of it."""
    fears = page.reflection.fears
    if fears.n < FEARS_SHOWN_FROM:
        return ""
    words = page.words
    said = words.text("Beforehand it felt like {expected} of 10; it was {felt}.")
    return said.format(
        expected=words.number(round(fears.expected, 1)),
        felt=words.number(round(fears.felt, 1)),
    )


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
