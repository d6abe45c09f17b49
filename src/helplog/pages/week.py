"""A week: its summary, its three answers, then its days."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from markupsafe import Markup

from helplog.insight.reflection import Reflection, Suggestion, Week, WeekState
from helplog.model.calendar import WeekStart
from helplog.model.journal import Item, ItemKey
from helplog.model.kinds import QUESTION_TEXTS, REP_KINDS, Answer, Kind, Question
from helplog.pages.addresses import week_uri
from helplog.pages.charts.rack import Plate, plate, rack
from helplog.pages.days import Day, day_section, days_of
from helplog.pages.items import says
from helplog.pages.page_builder import PageBuilder, SiteContext
from helplog.pages.source import PageSource
from helplog.pages.streak_line import line_after, line_words
from helplog.pages.templating import written

LIFTS: Final = "lifts"
"""The fold on a week's page that lists every lift; the week's numbers lead to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    """One of the three questions with what the week says to it."""

    ident: str
    text: str
    replies: Sequence[Markup]
    none: bool
    items: Sequence[Item]
    who: Markup
    """Names, where those are the answer: everyone met this week."""
    private: bool
    open: bool


def week_page(
    site: SiteContext, week: Week, previous: Week | None, before: date | None, after: date | None
) -> PageSource:
    """The page of one week.

    Args:
        site: what all pages share.
        week: the week.
        previous: the week right before, for comparison.
        before: start of the nearest earlier week that has a page.
        after: start of the nearest later one.
    """
    page = PageBuilder(site, week_uri(week.start))
    reflection = site.reflection
    questions = [_asked(page, week, question) for question in Question]
    days = list(days_of(page, week))
    daylight = [i for i in week.items if i.kind is Kind.ALONE and i.what and not i.private]
    _index(page, week, questions, days)
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
        practice=line_words(page.words, line_after(reflection, week)),
        facts=list(_facts(page, week)),
        daylight=daylight,
        daylight_question=lambda item: daylight_question(page, item),
        ask_whom=site.most_willing,
        suggestion=_suggestion(reflection, week),
        questions=questions,
        days=(
            day_section(page, day) for day in days
        ),  # as the template comes to them: headings are in order
    )


def _index(
    page: PageBuilder, week: Week, questions: Sequence[AskedQuestion], days: Sequence[Day]
) -> None:
    """What a search finds in a week: its answers, then each day with its words, items and tags."""
    page.index_heading("", page.words.text("Week of {span}").format(span=page.week_title(week)))
    replies = [reply for question in questions for reply in question.replies]
    if replies:
        page.index_heading("questions", page.words.text("Three questions"))
        for reply in replies:
            page.index_text(reply)
    for day in days:
        page.index_heading(day.on.isoformat(), page.words.week_day(day.on))
        for entry in day.entries:
            if not entry.writing.private:
                page.index_text(entry.title)
                page.index_text(entry.prose)
                writing = entry.writing
                items = [item for item in writing.items if not item.private]
                page.index_text(". ".join(says(item, page.words) for item in items))
                kinds = dict.fromkeys(page.kind_name(item.kind) for item in items)
                page.index_text(
                    " · ".join((*kinds, *(f"#{tag.removeprefix('#')}" for tag in writing.tags)))
                )


def week_rack(
    page: PageBuilder, week: Week, table_ident: str = "", *, silent: Container[Item] = ()
) -> Markup:
    """The week's lifts as plates.

    Args:
        page: the page it stands on.
        week: the week.
        table_ident: id of the fold with the table, where numbers lead to it.
        silent: lifts that are not mentioned on this page: they weigh what they weigh, without a
            word or a way to them.
    """
    words = page.words
    lifted = [item for item in week.items if item.kind in REP_KINDS]
    named = [item for item in lifted if item not in silent]
    plates = [
        Plate(item.kind, item.weight_lb or 0, words.pounds(item.weight_lb or 0), "")
        if item in silent
        else plate(item, words, says(item, words), page.to_item(item))
        for item in lifted
    ]
    title = words.text("The rack: {reps}, {lb}").format(
        reps=words.plural("{n} rep", "{n} reps", week.reps), lb=words.pounds(week.lifted_lb)
    )
    counted = " · ".join(
        page.noun(kind, n) for kind in REP_KINDS if (n := sum(item.kind is kind for item in named))
    )
    return rack(
        words, f"rack-{week.start.isoformat()}", title, counted or title, plates, table_ident
    )


def state_line(page: PageBuilder, week: Week) -> str:
    """How the week counts, in words that ask for nothing."""
    _ = page.words.text
    streaks_on = page.reflection.journal.settings.streaks
    if week.answered_count:
        return page.words.plural(
            "{n} of the three questions answered",
            "{n} of the three questions answered",
            week.answered_count,
        )
    if week.state is WeekState.AWAY:
        return _("Away.")
    if week.state is WeekState.REST and streaks_on:
        return _("Resting.")
    if week.state is WeekState.RUNNING:
        return _("The week is still open.")
    return _("A quiet week.")


def _compared(page: PageBuilder, previous: Week) -> str:
    """The week before, in numbers; in a word where it was one of rest or away, and nothing was lifted."""
    _, words = page.words.text, page.words
    if not previous.reps and previous.state is WeekState.AWAY:
        return _("the week before: away")
    if not previous.reps and previous.state is WeekState.REST:
        return _("the week before: resting")
    reps = words.plural("{n} rep", "{n} reps", previous.reps)
    return _("the week before: {reps}, {lb}").format(reps=reps, lb=words.pounds(previous.lifted_lb))


def _overline(page: PageBuilder, week: Week) -> str:
    if page.reflection.journal.settings.week_start is not WeekStart.MONDAY:
        return page.words.text("Week")
    return page.words.text("Week {label}").format(label=week.label)


def _facts(page: PageBuilder, week: Week) -> Iterator[tuple[str, Markup]]:
    """The summary's lines: label and text, only those that have something to say."""
    _ = page.words.text
    by_kind = {kind: [item for item in week.items if item.kind is kind] for kind in Kind}
    yield from _offered(page, by_kind)
    if by_kind[Kind.ASKS]:
        yield _("Asks made"), _lined(page, by_kind[Kind.ASKS])
        answered = [item for item in by_kind[Kind.ASKS] if item.answer is not Answer.WAITING]
        yes = sum(item.answer in {Answer.YES, Answer.PARTLY} for item in answered)
        if answered:
            said = _("{answered} of {n}, {yes} with a yes")
            said = said.format(answered=len(answered), n=len(by_kind[Kind.ASKS]), yes=yes)
            yield _("Answered"), _leading(Question.NEED_HELP, said)
    needs = _each_need_once(page, by_kind[Kind.NEEDS])
    if unasked := [item for item in needs if page.site.needs[item.key].open]:
        yield _("Needed, not asked for yet"), _lined(page, unasked)
    if by_kind[Kind.CONNECTIONS]:
        yield (
            _("To reach out to"),
            _people_in(page, by_kind[Kind.CONNECTIONS]) or Markup.escape(_("someone")),
        )
    if by_kind[Kind.HANDOFFS]:
        yield _("Handoffs begun"), _lined(page, by_kind[Kind.HANDOFFS])
    if week.heaviest is not None:
        yield _("Heaviest lift"), _lined(page, [week.heaviest], weight=True)


def _offered(
    page: PageBuilder, by_kind: Mapping[Kind, Sequence[Item]]
) -> Iterator[tuple[str, Markup]]:
    """The summary's lines of help that was offered: taken, turned down, not answered."""
    _, words = page.words.text, page.words
    helped = _people_in(page, by_kind[Kind.ACCEPTED])
    declined = len(by_kind[Kind.DECLINED])
    offers = len(by_kind[Kind.ACCEPTED]) + declined
    if by_kind[Kind.ACCEPTED]:
        said = words.plural(*Kind.ACCEPTED.spec.counted_in_full, len(by_kind[Kind.ACCEPTED]))
        if declined:
            many = words.plural("{n} offer", "{n} offers", offers)
            said = _("{yes} to {offers}").format(
                yes=page.noun(Kind.ACCEPTED, offers - declined), offers=many
            )
        counted = _leading(Question.LET_HELP, said)
        yield (
            _("Who helped"),
            Markup("{} <small>{}</small>").format(helped or _("someone"), counted),
        )
    if by_kind[Kind.DECLINED]:
        yield _("Offers turned down"), _lined(page, by_kind[Kind.DECLINED])
    if still := [item for item in by_kind[Kind.OFFERS] if item.key in page.site.open_offers]:
        yield _("Offers not answered yet"), _lined(page, still)


def _leading(question: Question, said: str) -> Markup:
    """A number that leads to the items behind it."""
    return Markup('<a href="#{}">{}</a>').format(question.value, said)


def _people_in(page: PageBuilder, items: Sequence[Item]) -> Markup:
    names = dict.fromkeys(name for item in items if not item.private for name in item.who)
    return page.names(names)


def _lined(page: PageBuilder, items: Sequence[Item], *, weight: bool = False) -> Markup:
    """Items in a line each, every one leading to where it stands; private ones as a count."""
    shown = [item for item in items if not item.private]
    lines = []
    for item in shown:
        lead = (
            Markup("{}: ").format(page.names(item.who))
            if item.who and item.what
            else page.names(item.who)
        )
        what = (
            Markup('<a href="{}">{}</a>').format(page.to_item(item), item.what)
            if item.what
            else Markup("")
        )
        heavy = (
            Markup(" <small>{}</small>").format(page.words.pounds(item.weight_lb or 0))
            if weight
            else Markup("")
        )
        lines.append(Markup("<li>{}{}{}</li>").format(lead, what, heavy))
    if len(shown) < len(items):
        hidden = page.words.plural("{n} kept private", "{n} kept private", len(items) - len(shown))
        lines.append(Markup("<li>{}</li>").format(hidden))
    return Markup('<ul class="hl-plain">{}</ul>').format(Markup("").join(lines))


def _each_need_once(page: PageBuilder, named: Iterable[Item]) -> list[Item]:
    """The needs among a week's items, each as the week named it first."""
    once: dict[ItemKey, Item] = {}
    for item in named:
        need = page.site.needs[item.key]
        once.setdefault(need.item.key, item)
    return list(once.values())


def daylight_question(page: PageBuilder, item: Item) -> str:
    """What to ask oneself of something held alone, always the same of the same thing."""
    _ = page.words.text
    asked = (
        _("In daylight: who could help me think this through?"),
        _("In daylight: what would be healthier right now?"),
        _("In daylight: what would I tell a friend to ask for here?"),
    )
    return asked[item.on.toordinal() % len(asked)]


def _suggestion(reflection: Reflection, week: Week) -> Suggestion | None:
    """The suggestion is about now: it stands on this week's page, on no other."""
    return reflection.suggestion if week.start == reflection.this_week.start else None


def _asked(page: PageBuilder, week: Week, question: Question) -> AskedQuestion:
    checkins = [c for c in week.checkins if question in c.replies]
    spoken = [c for c in checkins if not c.private and not c.replies[question].none]
    replies = [
        page.prose(c, c.replies[question].text, f"q-{question.value}-{n}-")
        for n, c in enumerate(spoken)
    ]
    items = [item for item in week.items if item.kind.spec.question is question]
    needs = _each_need_once(page, [i for i in items if i.kind is Kind.NEEDS and not i.private])
    named = {item.key for item in needs}
    shown = [i for i in items if not i.private and (i.kind is not Kind.NEEDS or i.key in named)]
    said_none = any(not c.private and c.replies[question].none for c in checkins)
    answered = week.answered[question]
    own = page.reflection.journal.settings.questions.get(question.value)
    return AskedQuestion(
        ident=question.value,
        text=own or page.words.text(QUESTION_TEXTS[question]),
        replies=replies,
        none=said_none or (answered and not checkins and not items),
        items=() if question is Question.CONNECTED else shown,
        who=_people_in(page, shown) if question is Question.CONNECTED else Markup(),
        private=answered and not (replies or shown or said_none) and bool(checkins or items),
        open=not answered,
    )
