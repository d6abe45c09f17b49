"""The three questions on a week's page, each with what the week says to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from helplog.insight.reflection import Week
from helplog.insight.weeks.questions import answers, says_all_of
from helplog.model.journal import Checkin, Item, ItemKey
from helplog.model.kinds import QUESTION_TEXTS, Kind, Question
from helplog.pages.page_builder import PageBuilder


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    """One of the three questions with what the week says to it."""

    ident: str
    text: str
    replies: Sequence[Markup]
    none: bool
    """The answer is that there was none."""
    items: Sequence[Item]
    """Those that no reply says already."""
    noted: str
    """How much of the replies is counted; empty where nothing is."""
    who: Markup
    """Names, where those are the answer: everyone met this week."""
    private: bool
    """It is answered, and by nothing that may be shown."""
    open: bool


def questions_of(page: PageBuilder, week: Week) -> list[AskedQuestion]:
    """The three questions, in their order."""
    return [_asked(page, week, question) for question in Question]


def _asked(page: PageBuilder, week: Week, question: Question) -> AskedQuestion:
    checkins = []
    for checkin in week.checkins:
        replies_given = checkin.replies
        if question in replies_given:
            checkins.append(checkin)
    items = _answering(week, question)
    replies = _replies(page, checkins, question)
    shown = _shown_items(page, items)
    said_none = _say_none(checkins, question)
    is_written = bool(checkins or items)
    is_told = bool(replies or shown or said_none)
    answered = week.answered[question]
    ticked_none = answered and not is_written
    said = [item for item in shown if _is_said(item, checkins, question)]
    shown = [item for item in shown if item not in said]
    who = Markup()
    if question is Question.CONNECTED:
        who = people_in(page, shown)
        shown = []
    return AskedQuestion(
        ident=question.value,
        text=question_text(page, question),
        replies=replies,
        none=said_none or ticked_none,
        items=shown,
        noted=_noted(page, said),
        who=who,
        private=answered and is_written and not is_told,
        open=not answered,
    )


def _is_said(item: Item, checkins: Iterable[Checkin], question: Question) -> bool:
    """Whether a reply that is shown says an item: it is not said again beside it."""
    for checkin in checkins:
        reply = checkin.replies[question]
        if not checkin.private and says_all_of(reply.text, item):
            return True
    return False


def _noted(page: PageBuilder, said: Iterable[Item]) -> str:
    """`Noted: 2 yeses`, of what stands in the replies."""
    counted = page.counted(Counter(item.kind for item in said))
    if not counted:
        return ""
    return page.words.text("Noted: {counted}").format(counted=counted)


def _answering(week: Week, question: Question) -> list[Item]:
    """The items that answer a question; a yes to an ask is told once, as help let in.

    Where nothing else answers, it stands under both.
    """
    items = [item for item in week.items if answers(question, item)]
    if question is Question.LET_HELP:
        return items
    others = [item for item in items if not answers(Question.LET_HELP, item)]
    return others or items


def _say_none(checkins: Iterable[Checkin], question: Question) -> bool:
    for checkin in checkins:
        reply = checkin.replies[question]
        if reply.none and not checkin.private:
            return True
    return False


def question_text(page: PageBuilder, question: Question) -> str:
    """The question as the writer asks it, else in the site's language."""
    settings = page.reflection.journal.settings
    own = settings.questions.get(question.value)
    if own:
        return own
    return page.words.text(QUESTION_TEXTS[question])


def _replies(
    page: PageBuilder, checkins: Iterable[Checkin], question: Question
) -> Sequence[Markup]:
    """What check-ins say to a question, as clean HTML; private ones and explicit nones left out."""
    shown: list[Markup] = []
    for checkin in checkins:
        reply = checkin.replies[question]
        if checkin.private or reply.none:
            continue
        prefix = f"q-{question.value}-{len(shown)}-"
        html = page.prose(checkin, reply.text, prefix)
        shown.append(html)
    return shown


def _shown_items(page: PageBuilder, items: Iterable[Item]) -> list[Item]:
    """The items that are no private ones; of those that name one need, the first."""
    public = [item for item in items if not item.private]
    needs = [item for item in public if item.kind is Kind.NEEDS]
    once = each_need_once(page, needs)
    first_named = {item.key for item in once}
    shown = []
    for item in public:
        is_need = item.kind is Kind.NEEDS
        if not is_need or item.key in first_named:
            shown.append(item)
    return shown


def each_need_once(page: PageBuilder, named: Iterable[Item]) -> list[Item]:
    """The needs among a week's items, each as the week named it first."""
    once: dict[ItemKey, Item] = {}
    for item in named:
        need = page.site.needs[item.key]
        first = need.item
        once.setdefault(first.key, item)
    return list(once.values())


def people_in(page: PageBuilder, items: Iterable[Item]) -> Markup:
    """Everyone whom items that are not private name, each once and leading to their page."""
    names: dict[str, None] = {}
    for item in items:
        if item.private:
            continue
        for name in item.who:
            names[name] = None
    return page.names(names)
