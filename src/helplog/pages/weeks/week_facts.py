"""The lines of a week's summary: who helped, what was asked and needed, how heavy it got."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from helplog.insight.handoffs import without_drafts
from helplog.insight.rates import YESES
from helplog.insight.reflection import Week
from helplog.model.journal import Item
from helplog.model.kinds import Answer, Kind, Question
from helplog.pages.page_builder import PageBuilder
from helplog.pages.weeks.week_questions import each_need_once, people_in

Fact = tuple[str, Markup]
"""A line's label and its text."""


_ByKind = dict[Kind, list[Item]]
_Items = Sequence[Item]


def facts_of(page: PageBuilder, week: Week) -> Iterator[Fact]:
    """Only the lines that have something to say."""
    words = page.words
    by_kind: _ByKind = {}
    for kind in Kind:
        by_kind[kind] = []
    for item in week.items:
        of_kind = by_kind[item.kind]
        of_kind.append(item)
    yield from _offered(page, by_kind)
    yield from _asked(page, by_kind[Kind.ASKS])
    unasked = _open_needs(page, by_kind[Kind.NEEDS])
    if unasked:
        needed = _list(page, unasked)
        yield words.text("Needed, not asked for yet"), needed
    met = by_kind[Kind.CONNECTIONS]
    if met:
        people = _people(page, met)
        yield words.text("To reach out to"), people
    begun = without_drafts(by_kind[Kind.HANDOFFS])
    if begun:
        handoffs = _list(page, begun)
        yield words.text("Handoffs begun"), handoffs
    heaviest = week.heaviest
    if heaviest is not None:
        lift = _list(page, [heaviest], weight=True)
        yield words.text("Heaviest lift"), lift


def _open_needs(page: PageBuilder, named: Sequence[Item]) -> list[Item]:
    """The needs nobody has been asked for, each once."""
    unasked = []
    for item in each_need_once(page, named):
        need = page.site.needs[item.key]
        if need.open:
            unasked.append(item)
    return unasked


def _people(page: PageBuilder, items: Sequence[Item]) -> Markup:
    """Who is named, or that it was somebody."""
    named = people_in(page, items)
    if named:
        return named
    somebody = page.words.text("someone")
    return Markup.escape(somebody)


def _offered(page: PageBuilder, by_kind: _ByKind) -> Iterator[Fact]:
    """Help that was offered: taken, turned down, not answered."""
    words = page.words
    accepted = by_kind[Kind.ACCEPTED]
    declined = by_kind[Kind.DECLINED]
    asks = [ask for ask in by_kind[Kind.ASKS] if ask.answer in YESES]
    if accepted or asks:
        people = _people(page, [*accepted, *asks])
        counted = _link_to(Question.LET_HELP, _helped(page, accepted, declined, asks))
        helped = Markup("{} <small>{}</small>").format(people, counted)
        yield words.text("Who helped"), helped
    if declined:
        turned_down = _list(page, declined)
        yield words.text("Offers turned down"), turned_down
    still_open = []
    for item in by_kind[Kind.OFFERS]:
        key = item.key
        if key in page.site.open_offers:
            still_open.append(item)
    if still_open:
        offers = _list(page, still_open)
        yield words.text("Offers not answered yet"), offers


def _helped(page: PageBuilder, accepted: _Items, declined: _Items, asks: _Items) -> str:
    """`2 yeses to 3 offers, 1 yes to an ask`: each said as what it was."""
    said = []
    if accepted:
        said.append(_yeses(page, len(accepted), len(declined)))
    if asks:
        words = page.words
        said.append(words.plural("{n} yes to an ask", "{n} yeses to asks", len(asks)))
    return ", ".join(said)


def _yeses(page: PageBuilder, accepted: int, declined: int) -> str:
    """`2 yeses to 3 offers`."""
    words = page.words
    if not declined:
        one, many = Kind.ACCEPTED.spec.counted_in_full
        return words.plural(one, many, accepted)
    offered = accepted + declined
    said = words.text("{yes} to {offers}")
    return said.format(
        yes=page.noun(Kind.ACCEPTED, accepted),
        offers=words.plural("{n} offer", "{n} offers", offered),
    )


def _asked(page: PageBuilder, asks: Sequence[Item]) -> Iterator[Fact]:
    if not asks:
        return
    words = page.words
    # Whoever said yes stands under who helped, and their ask under the first question.
    others = [ask for ask in asks if ask.answer not in YESES]
    label = words.text("Asks made")
    if len(others) < len(asks):
        label = words.text("Also asked")
    if others:
        yield label, _list(page, others)
    answered = 0
    yes = 0
    for ask in asks:
        answer = ask.answer
        if answer is not Answer.WAITING:
            answered += 1
        if answer in YESES:
            yes += 1
    if not answered:
        return
    said = words.text("{answered} of {n}, {yes} with a yes")
    counted = said.format(answered=answered, n=len(asks), yes=yes)
    link = _link_to(Question.NEED_HELP, counted)
    yield words.text("Answered"), link


def _link_to(question: Question, said: str) -> Markup:
    """A number that leads to the items behind it."""
    link = Markup('<a href="#{}">{}</a>')
    return link.format(question.value, said)


def _list(page: PageBuilder, items: Sequence[Item], *, weight: bool = False) -> Markup:
    """Items in a line each, every one leading to where it stands; private ones as a count."""
    lines = Markup("")
    hidden = 0
    for item in items:
        if item.private:
            hidden += 1
            continue
        lines += _line(page, item, weight=weight)
    if hidden:
        line = Markup("<li>{}</li>")
        said = page.kept_private(hidden)
        lines += line.format(said)
    plain = Markup('<ul class="hl-plain">{}</ul>')
    return plain.format(lines)


def _line(page: PageBuilder, item: Item, *, weight: bool) -> Markup:
    said = page.names(item.who)
    if item.what:
        if item.who:
            said += ": "
        href = page.to_item(item)
        link = Markup('<a href="{}">{}</a>')
        said += link.format(href, item.what)
    if weight:
        pounds = page.words.pounds(item.weight_lb or 0)
        heavy = Markup(" <small>{}</small>")
        said += heavy.format(pounds)
    line = Markup("<li>{}</li>")
    return line.format(said)
