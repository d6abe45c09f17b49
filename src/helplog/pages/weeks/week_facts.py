"""The lines of a week's summary: who helped, what was asked and needed, how heavy it got."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from helplog.insight.rates import YESES
from helplog.insight.reflection import Week
from helplog.model.journal import Item
from helplog.model.kinds import Answer, Kind, Question
from helplog.pages.page_builder import PageBuilder
from helplog.pages.weeks.week_questions import each_need_once, people_in

Fact = tuple[str, Markup]
"""A line's label and its text."""


def facts_of(page: PageBuilder, week: Week) -> Iterator[Fact]:
    """Only the lines that have something to say."""
    _ = page.words.text
    by_kind: dict[Kind, list[Item]] = {kind: [] for kind in Kind}
    for item in week.items:
        by_kind[item.kind].append(item)
    yield from _offered(page, by_kind)
    yield from _asked(page, by_kind[Kind.ASKS])
    needs = each_need_once(page, by_kind[Kind.NEEDS])
    unasked = [item for item in needs if page.site.needs[item.key].open]
    if unasked:
        yield _("Needed, not asked for yet"), _list(page, unasked)
    met = by_kind[Kind.CONNECTIONS]
    if met:
        names = people_in(page, met) or Markup.escape(_("someone"))
        yield _("To reach out to"), names
    if by_kind[Kind.HANDOFFS]:
        yield _("Handoffs begun"), _list(page, by_kind[Kind.HANDOFFS])
    if week.heaviest is not None:
        yield _("Heaviest lift"), _list(page, [week.heaviest], weight=True)


def _offered(
    page: PageBuilder, by_kind: Mapping[Kind, Sequence[Item]]
) -> Iterator[Fact]:
    """Help that was offered: taken, turned down, not answered."""
    _ = page.words.text
    accepted = by_kind[Kind.ACCEPTED]
    declined = by_kind[Kind.DECLINED]
    if accepted:
        helpers = people_in(page, accepted) or _("someone")
        counted = _link_to(
            Question.LET_HELP, _yeses(page, len(accepted), len(declined))
        )
        yield _("Who helped"), Markup("{} <small>{}</small>").format(helpers, counted)
    if declined:
        yield _("Offers turned down"), _list(page, declined)
    still_open = [
        item for item in by_kind[Kind.OFFERS] if item.key in page.site.open_offers
    ]
    if still_open:
        yield _("Offers not answered yet"), _list(page, still_open)


def _yeses(page: PageBuilder, accepted: int, declined: int) -> str:
    """`2 yeses to 3 offers`."""
    words = page.words
    if not declined:
        return words.plural(*Kind.ACCEPTED.spec.counted_in_full, accepted)
    offers = words.plural("{n} offer", "{n} offers", accepted + declined)
    yes = page.noun(Kind.ACCEPTED, accepted)
    return words.text("{yes} to {offers}").format(yes=yes, offers=offers)


def _asked(page: PageBuilder, asks: Sequence[Item]) -> Iterator[Fact]:
    _ = page.words.text
    if not asks:
        return
    yield _("Asks made"), _list(page, asks)
    answers = [item.answer for item in asks if item.answer is not Answer.WAITING]
    if answers:
        yes = sum(answer in YESES for answer in answers)
        said = _("{answered} of {n}, {yes} with a yes")
        said = said.format(answered=len(answers), n=len(asks), yes=yes)
        yield _("Answered"), _link_to(Question.NEED_HELP, said)


def _link_to(question: Question, said: str) -> Markup:
    """A number that leads to the items behind it."""
    return Markup('<a href="#{}">{}</a>').format(question.value, said)


def _list(page: PageBuilder, items: Sequence[Item], *, weight: bool = False) -> Markup:
    """Items in a line each, every one leading to where it stands; private ones as a count."""
    shown = [item for item in items if not item.private]
    lines = [_line(page, item, weight=weight) for item in shown]
    hidden = len(items) - len(shown)
    if hidden:
        lines.append(Markup("<li>{}</li>").format(page.kept_private(hidden)))
    return Markup('<ul class="hl-plain">{}</ul>').format(Markup("").join(lines))


def _line(page: PageBuilder, item: Item, *, weight: bool) -> Markup:
    line = page.names(item.who)
    if item.who and item.what:
        line += ": "
    if item.what:
        line += Markup('<a href="{}">{}</a>').format(page.to_item(item), item.what)
    if weight:
        heavy = page.words.pounds(item.weight_lb or 0)
        line += Markup(" <small>{}</small>").format(heavy)
    return Markup("<li>{}</li>").format(line)
