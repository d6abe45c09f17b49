"""The small ask that is carried into the week ahead; another one where that is not for now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from helplog.cli.checkin.conversation import Conversation, plain_choice
from helplog.cli.checkin.typed_words import ANOTHER, YES
from helplog.cli.output.styling import faint, plain, say, strong
from helplog.insight.reflection import Reason, Suggestion
from helplog.insight.suggestion import resting_words
from helplog.insight.weeks.next_weight import usual_weight_lb
from helplog.pages.handoffs.words_to_say import words_to_say
from helplog.pages.small_ask import words_to_ask
from helplog.pages.words import to_translate
from helplog.text.source.words import is_none

_CARRY: Final = "carry"
_WHY: Final = {
    Reason.OFFER: to_translate("they offered"),
    Reason.YES: to_translate("a yes before: {what}"),
    Reason.MET: to_translate("met: {what}"),
}


def ask_small(talk: Conversation) -> None:
    """Offers one small ask after the other until one is carried, or left."""
    already = talk.file.next_ask
    suggestion = None
    if not already:
        suggestion = talk.look().suggestion
    heading = talk.text("One small ask for the week ahead?")
    lead = talk.text("Last: one small ask for the week ahead?")
    talk.ask_heading(heading, lead)
    if already:
        carried = plain(already)
        you_carry = talk.text("You carry: {what}").format(what=carried)
        talk.lead(carried if talk.voice.rich else you_carry)
    while True:
        if suggestion is not None:
            _show(talk, suggestion)
        hint = _hint(talk, suggestion, already)
        typed = talk.listen(hint)
        if suggestion is None:
            break
        if not talk.means(ANOTHER, typed):
            break
        suggestion = _another(talk, suggestion)
    _take(talk, typed, suggestion, already)


def _another(talk: Conversation, suggestion: Suggestion) -> Suggestion | None:
    """The next one; this one rests for four weeks."""
    words = resting_words(suggestion.item)
    if not talk.write(lambda: talk.file.let_rest(words)):
        return None
    rests = talk.text("it rests for four weeks")
    talk.nod(rests)
    after = talk.look().suggestion
    if after is None:
        that_was_all = talk.text("That was all there is. One of your own?")
        talk.lead(that_was_all)
    if after is not None and after.item == suggestion.item:
        return None
    return after


def _take(
    talk: Conversation, typed: str, suggestion: Suggestion | None, already: str
) -> None:
    is_yes = talk.means(YES, typed) or plain_choice(typed) == _CARRY
    if is_yes and suggestion is not None:
        typed = _carried(talk, suggestion)
    elif not typed or is_yes or talk.says_no(typed) or is_none(typed):
        stays = talk.text("stays as it is")
        talk.nod(stays if already else talk.text("left open"), done=False)
        return
    if talk.write(lambda: talk.file.carry(typed)):
        carried = talk.text("carried into the week ahead")
        talk.nod(carried)


def _hint(talk: Conversation, suggestion: Suggestion | None, already: str) -> str:
    rich = talk.voice.rich
    if already:
        return talk.text("Enter keeps it, or type another one")
    if suggestion is None:
        return talk.text("Whom could you ask, and what for? Enter leaves it")
    if rich:
        return talk.text("y carries it, another, Enter leaves it, or your own")
    return talk.text(
        "y carries it, “another” lets it rest and shows the next, Enter leaves it; or type your own"
    )


def _show(talk: Conversation, suggestion: Suggestion) -> None:
    talk.lead(strong(_line(suggestion)))
    indent = ""
    if talk.voice.rich:
        indent = "    "
    reasons = _reasons(talk, suggestion)
    notes = " · ".join(plain(line) for line in reasons)
    quiet_notes = faint(notes)
    say(quiet_notes, first=indent)
    aloud = _aloud(talk, suggestion)
    said_aloud = faint(aloud)
    say(said_aloud, first=indent)


def _line(suggestion: Suggestion) -> str:
    who = ""
    if suggestion.person:
        who = plain(suggestion.person.name)
    what = plain(suggestion.what)
    parts = filter(None, (who, what))
    return ": ".join(parts)


def _aloud(talk: Conversation, suggestion: Suggestion) -> str:
    """Words one can say, whatever was typed for the need."""
    to_say = talk.text("To say: {words}")
    if suggestion.reason is Reason.DRAFT and suggestion.like is not None:
        prepared = words_to_say(suggestion.like, talk.words)
        together = " ".join(prepared)
        return to_say.format(words=plain(together))
    to_ask = words_to_ask(suggestion, talk.words)
    shown = plain(to_ask)
    return to_say.format(words=shown)


def _reasons(talk: Conversation, suggestion: Suggestion) -> Iterator[str]:
    """Why this ask: how heavy it is, how long it was carried, whether it had a yes before."""
    reflection = talk.look()
    today = reflection.today
    past = [week for week in reflection.weeks if week.start <= today]
    usual_lb = usual_weight_lb(past, today)
    about = talk.text("about {lb}").format(lb=talk.words.pounds(suggestion.weight_lb))
    if suggestion.weight_lb > usual_lb:
        about += talk.text(", one step up from your usual")
    elif suggestion.weight_lb < usual_lb:
        about += talk.text(", lighter for a while")
    yield about
    weeks = 0
    if suggestion.need:
        weeks = suggestion.need.carried_weeks
    if weeks:
        yield talk.words.plural("carried for {n} week", "carried for {n} weeks", weeks)
    like = suggestion.like
    lead = _WHY.get(suggestion.reason)
    if lead and like is not None and like.what:
        yield talk.text(lead).format(what=like.what)


def _carried(talk: Conversation, suggestion: Suggestion) -> str:
    line = _line(suggestion) or plain(talk.words.all_of(suggestion.item.who))
    return f"{line} ({talk.words.pounds(suggestion.weight_lb)})"
