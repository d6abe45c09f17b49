"""What is open from before: offers one could still say yes to, needs that are carried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from helplog.cli.checkin import typed_words
from helplog.cli.checkin.conversation import Conversation
from helplog.cli.output.styling import faint, plain, strong
from helplog.insight.reflection import Need, Week
from helplog.model.journal import FieldValue, Item
from helplog.model.kinds import Answer, Kind, Question
from helplog.pages.words import to_translate
from helplog.text.editing.new_item import NewItem

MOST_ASKED: Final = 5
"""Of either; the rest waits in `helplog open`."""


class _Choice(NamedTuple):
    """What can be said to something that is open."""

    typed: str
    """What it is typed with."""
    said: str = ""
    """The nod to it; nothing is written where there is none."""
    answer: Answer | None = None
    """What is written as the answer to an offer."""


_LEAVE: Final = _Choice("leave")
_YES: Final = _Choice(typed_words.YES, to_translate("yes it is"), Answer.YES)
_NO: Final = _Choice(typed_words.NO, to_translate("no is fine"), Answer.NO)
_LATER: Final = _Choice(typed_words.LATER, to_translate("it can wait"), Answer.LATER)
_STILL: Final = _Choice(typed_words.STILL)
_MET: Final = _Choice(typed_words.MET, to_translate("met, good"))
_DROP: Final = _Choice(typed_words.DROP, to_translate("let go"))
_ALL_STILL: Final = _Choice(typed_words.ALL)
_STOP: Final = _Choice(typed_words.STOP)


def ask_about_offers(talk: Conversation) -> None:
    """Question 1 opens with the offers that are open; Enter leaves one as it is."""
    offers = [offer for offer in talk.look().open_offers if not offer.private]
    if not offers:
        return
    numbers = talk.numbers()
    lead = talk.text("You could still say yes to:")
    talk.lead(faint(lead))
    for offer in reversed(offers[-MOST_ASKED:]):
        line = f"{numbers[offer.key]} {_who_and_what(talk, offer)}"
        choices = talk.text("yes / no / later, Enter leaves it")
        chosen = _choose(talk, line, choices, (_LEAVE, _YES, _NO, _LATER))
        if chosen.said:
            _answer(talk, offer, chosen)
    _say_more(talk, len(offers))


def ask_about_needs(talk: Conversation) -> None:
    """Question 2 opens with the needs still carried, first what keeps awake; Enter is `still`."""
    week = talk.week()
    needs = [need for need in talk.look().open_needs if _is_carried(need, week)]
    if not needs:
        return
    needs.sort(key=lambda need: (not need.keeps_awake, need.item.on))
    numbers = talk.numbers()
    lead = talk.text("Still carried, Enter for still:")
    talk.lead(faint(lead))
    for need in needs[:MOST_ASKED]:
        said = [plain(need.item.what or ""), *_notes(talk, need)]
        line = f"{numbers[need.item.key]} {' · '.join(said)}"
        choices = talk.text("still / met / drop")
        chosen = _choose(talk, line, choices, (_STILL, _MET, _DROP, _ALL_STILL, _STOP))
        if chosen in {_ALL_STILL, _STOP}:
            return
        if chosen.said:
            _close(talk, need, chosen)
    _say_more(talk, len(needs))


def _notes(talk: Conversation, need: Need) -> Iterator[str]:
    weeks = need.carried_weeks
    if weeks:
        yield talk.words.plural("{n} week", "{n} weeks", weeks)
    if need.keeps_awake:
        yield talk.text("at 2 am")


def _choose(
    talk: Conversation, line: str, hint: str, choices: Sequence[_Choice]
) -> _Choice:
    """What was chosen; the first where nothing was, or Enter."""
    if talk.voice.rich:
        talk.lead(strong(line))
    else:
        hint = f"{line}: {hint}"
    typed = [typed_words.typed_words(choice.typed, talk.words) for choice in choices]
    ways = [typed[0] | {""}, *typed[1:]]
    chosen = talk.choose(hint, ways)
    return choices[chosen or 0]


def _answer(talk: Conversation, offer: Item, chosen: _Choice) -> None:
    """Answers an offer where it stands; what was turned down and is open gets a yes beside it."""
    today = talk.reflection.today
    values: dict[str, FieldValue] = {"answered": today}
    if chosen.answer is not None:
        values = {"answer": chosen.answer.value, **values}
    was_turned_down = offer.kind is Kind.DECLINED
    if was_turned_down and chosen is _LATER:
        return
    if was_turned_down and chosen is _YES:
        new_item = NewItem(kind=Kind.ACCEPTED, who=offer.who, what=offer.what)
        is_done = talk.write(lambda: talk.file.add(Question.LET_HELP, [new_item]))
    else:
        if was_turned_down:
            values = {"open": "no"}
        now = talk.now(offer)
        is_done = now is not None and talk.follow(now, values)
    if is_done:
        answer = talk.text(chosen.said)
        talk.nod(answer)


def _close(talk: Conversation, need: Need, chosen: _Choice) -> None:
    """A need that is met, or let go, says so where it stands."""
    field = "dropped"
    if chosen is _MET:
        field = "met"
    now = talk.now(need.item)
    if now is not None and talk.follow(now, {field: talk.reflection.today}):
        answer = talk.text(chosen.said)
        talk.nod(answer)


def _is_carried(need: Need, week: Week) -> bool:
    """Whether a need was named before a week, not in it, and never in private."""
    if not need.item.what:
        return False
    return all(item.on < week.start and not item.private for item in need.named)


def _who_and_what(talk: Conversation, item: Item) -> str:
    names = ""
    if item.who:
        together = talk.words.all_of(item.who)
        names = plain(together)
    what = plain(item.what or "")
    parts = filter(None, (names, what))
    return ": ".join(parts)


def _say_more(talk: Conversation, count: int) -> None:
    if count > MOST_ASKED:
        more = talk.text("and {n} more: helplog open")
        rest = count - MOST_ASKED
        left = more.format(n=rest)
        talk.lead(faint(left))
