"""The three questions on a week's page, each with what the week says to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from markupsafe import Markup

from helplog.insight.reflection import Week
from helplog.insight.weeks.questions import answers, says_all_of
from helplog.model.diagnostic import Place
from helplog.model.journal import Checkin, Item, ItemKey
from helplog.model.kinds import QUESTION_TEXTS, Kind, Question
from helplog.pages.page_builder import PageBuilder


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    """One of the three questions with what the week says to it."""

    ident: str
    text: str
    replies: Sequence[Markup]
    """In the writer's own words."""
    none: bool
    """The answer is that there was none."""
    items: Sequence[Item]
    """What answers it beside those words, each told once on the page."""
    above: Sequence[Item]
    """Where it has no items of its own: what answers it and stands under an earlier question."""
    noted: str
    """How much of the replies is counted; empty where nothing is."""
    private: bool
    """It is answered, and by nothing that may be shown."""
    open: bool


def questions_of(page: PageBuilder, week: Week) -> list[AskedQuestion]:
    """The three questions, in their order."""
    told: set[ItemKey] = set()
    questions = []
    for question in Question:
        asked = _asked(page, week, question, told)
        told.update(item.key for item in asked.items)
        questions.append(asked)
    return questions


def told_in(
    page: PageBuilder, questions: Iterable[AskedQuestion]
) -> Mapping[Place, Item]:
    """The items under the questions by where they are written; a need by all its namings."""
    told: dict[Place, Item] = {}
    for question in questions:
        for item in question.items:
            named = [item]
            if item.kind is Kind.NEEDS:
                named += page.site.needs[item.key].named
            for one in named:
                told.setdefault(one.where, item)
    return told


def _asked(
    page: PageBuilder, week: Week, question: Question, told: AbstractSet[ItemKey]
) -> AskedQuestion:
    checkins = [one for one in week.checkins if question in one.replies]
    items = [item for item in week.items if answers(question, item)]
    shown = _shown_items(page, items)
    said, unsaid = _parted(shown, checkins, question)
    own = [item for item in unsaid if item.key not in told]
    asked = AskedQuestion(
        ident=question.value,
        text=question_text(page, question),
        replies=_replies(page, checkins, question),
        none=_say_none(checkins, question),
        items=own,
        above=[] if own else unsaid,
        noted=_noted(page, said),
        private=False,
        open=not week.answered[question],
    )
    is_told = asked.none or asked.replies or shown
    if asked.open or is_told:
        return asked
    is_written = bool(checkins or items)
    return replace(asked, none=not is_written, private=is_written)


def _parted(
    items: Iterable[Item], checkins: Sequence[Checkin], question: Question
) -> tuple[list[Item], list[Item]]:
    """What the answers say already, and what they don't."""
    said = []
    unsaid = []
    for item in items:
        if _is_said(item, checkins, question):
            said.append(item)
        else:
            unsaid.append(item)
    return said, unsaid


def _is_said(item: Item, checkins: Iterable[Checkin], question: Question) -> bool:
    """Whether a reply that is shown says an item: it is not said again beside it."""
    for checkin in checkins:
        reply = checkin.replies[question]
        if not checkin.private and says_all_of(reply.text, item):
            return True
    return False


def _noted(page: PageBuilder, said: Iterable[Item]) -> str:
    """`Noted: 2 yeses`, of what stands in the replies."""
    kinds = Counter(item.kind for item in said)
    counted = page.counted(kinds)
    if not counted:
        return ""
    return page.words.text("Noted: {counted}").format(counted=counted)


def _say_none(checkins: Iterable[Checkin], question: Question) -> bool:
    for checkin in checkins:
        reply = checkin.replies[question]
        if reply.none and not checkin.private:
            return True
    return False


def question_text(page: PageBuilder, question: Question) -> str:
    """The question as the writer asks it, else in the site's language."""
    own = page.site.settings.questions.get(question.value)
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
