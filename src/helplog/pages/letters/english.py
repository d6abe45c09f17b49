"""The letter in English: second person, past tense, plain words; own words in quotes alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from helplog.model.kinds import Answer, Result
from helplog.pages.letters.own_words import inside_quotes
from helplog.pages.letters.shapes import Shape, shape_of
from helplog.pages.letters.telling import Telling, Told, everyone
from helplog.pages.letters.tongue import Tongue

_ENOUGH_ASKS: Final = 3
"""Clauses of a kind that fit in one sentence; more are sentences of their own."""


class English(Tongue):
    """What a letter says, in English."""

    nothing = "Nothing was written this week, and nothing is missing."
    rest = "It counts as rest."
    away = "You were away this week. Nothing is missing."
    here_again = "You are here again."
    first_ask = "That was your first ask here."
    first_asks = "Those were your first asks here."
    numbers = (
        "no",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    )

    def quote(self, text: str) -> str:
        """Own words in quotation marks."""
        return f"“{inside_quotes(text)}”"

    def heaviest(self, pounds: str) -> str:
        """The heaviest lift so far was in this week."""
        return f"The heaviest so far: {pounds}."

    def smaller(self, n: int) -> str:
        """How many more things there were."""
        if n == 1:
            return "And one smaller thing."
        return f"And {self._number(n)} smaller things."

    def wrote(self, telling: Telling) -> str:
        """On which days something was written."""
        days = [self._weekday(one) for one in telling.days]
        return f"You wrote on {self._names(days)}."

    def talk(self, told: Told) -> str:
        """A talk about something handed over, and what it came to."""
        who = ""
        if told.names:
            who = f" with {self._names(told.names)}"
        words = self._quotes(told.words) or "what you handed over"
        came = ""
        if told.result is not None:
            came = _CAME[told.result]
        if told.shared and told.result is Result.TAKEN_BACK:
            came = ", and you no longer own it together"
        return f"You talked{who} about {words}{came}."

    # One kind each

    def _accepted(self, told: Sequence[Told]) -> Iterator[str]:
        named = [one for one in told if one.names]
        if len(named) == 1:
            yield self._one_helper(named[0])
        elif named:
            yield from self._helpers(named)
        for one in told:
            if one.names or not one.words:
                continue
            words = self._quotes(one.words)
            shape = shape_of(one.words[0], done=True)
            if shape is Shape.DEED:
                yield f"Someone {words}, and you said yes."
            else:
                yield f"You said yes to {words}."

    def _helpers(self, named: Sequence[Told]) -> Iterator[str]:
        everybody = everyone(named)
        people = self._names(everybody)
        yield self._pick(
            f"You let {people} help.",
            f"{people} helped, and you let it happen.",
            f"Help came from {people}.",
        )
        details = [self._what_came(one) for one in named if one.words]
        if details:
            yield "; ".join(details) + "."

    def _one_helper(self, one: Told) -> str:
        who = self._names(one.names)
        if not one.words:
            return f"You let {who} help."
        return f"{self._what_came(one)}, and you said yes."

    def _what_came(self, one: Told) -> str:
        """`Ines “stayed and finished”`, `from Mrs Pell came “a pie”`."""
        who = self._names(one.names)
        shape = shape_of(one.words[0], done=True)
        if shape is Shape.DEED:
            return f"{who} {self._quotes(one.words)}"
        if shape is Shape.TO_DO:
            return f"{who} offered to {self._quotes(one.words)}"
        if shape is Shape.INFINITIVE:
            return f"{who} offered {self._quotes(one.words)}"
        return f"from {who} came {self._quotes(one.words)}"

    def _declined(self, told: Sequence[Told]) -> Iterator[str]:
        clauses: list[str] = []
        for one in told:
            who = self._names(one.names) or "someone"
            said = f"to {who}" if clauses else f"to {who} you said no thank you"
            if one.words:
                said += f": {self._quotes(one.words)}"
            clauses.append(said)
        yield "; ".join(clauses) + "."

    def _offers(self, told: Sequence[Told]) -> Iterator[str]:
        for one in told:
            who = self._names(one.names) or "someone"
            said = ": no answer yet"
            if one.answer is Answer.LATER:
                said = ", and you said later"
            elif one.answer is not Answer.WAITING:
                said = ""
            if not one.words:
                yield f"{who} offered to help{said}."
                continue
            shape = shape_of(one.words[0], done=False)
            verb = "offered"
            if shape is Shape.TO_DO:
                verb = "offered to"
            yield f"{who} {verb} {self._quotes(one.words)}{said}."

    def _asks(self, told: Sequence[Told]) -> Iterator[str]:
        clauses = []
        for at, one in enumerate(told):
            again = at % _ENOUGH_ASKS and one.names == told[at - 1].names
            clause = self._ask(one, named=not again or not one.words)
            clauses.append(clause)
        for at in range(0, len(clauses), _ENOUGH_ASKS):
            first, *others = clauses[at : at + _ENOUGH_ASKS]
            yield "; ".join((f"You asked {first}", *others)) + "."
        if any(one.open_again for one in told):
            yield "The need is open again."

    def _ask(self, one: Told, *, named: bool) -> str:
        who = ""
        if named:
            who = self._names(one.names)
        asked_for = self._asked_for(one)
        if not one.names and asked_for.startswith(("to ", "“to ")):
            who = "someone"
        parts = filter(None, (who, asked_for))
        said = " ".join(parts)
        if one.is_first and one.chance is not None:
            said += f", gave it {self._in_ten(one.chance)}"
        return said + _ANSWERS[one.answer]

    def _asked_for(self, one: Told) -> str:
        if not one.words:
            return ""
        words = self._quotes(one.words)
        if one.to_own:
            return f"to own {words}"
        shape = shape_of(one.words[0], done=False)
        if shape is Shape.TO_DO:
            return f"to {words}"
        if shape in {Shape.THING, Shape.DOING}:
            return f"for {words}"
        if shape in {Shape.QUESTION, Shape.INFINITIVE}:
            return words
        return f"about {words}"

    def _in_ten(self, chance: float) -> str:
        return f"{self._number(round(chance * 10))} in ten"

    def _handoffs(self, told: Sequence[Told]) -> Iterator[str]:
        for one in told:
            who = self._names(one.names) or "someone"
            words = self._quotes(one.words) or "something"
            if one.shared:
                both = self._names(["you", *(one.names or ["someone"])])
                yield f"{both} own {words} together now."
            elif not one.names:
                yield f"You handed over {words}."
            else:
                yield self._pick(
                    f"{words} went to {who}.",
                    f"You handed {words} to {who}.",
                    f"You gave {words} to {who}, the whole of it.",
                )

    def _thanks(self, told: Sequence[Told]) -> Iterator[str]:
        clauses: list[str] = []
        for one in told:
            who = self._names(one.names) or "someone"
            if not one.words:
                clauses.append(who)
                continue
            words = [_without_for(word) for word in one.words]
            shape = shape_of(words[0], done=True)
            link = " for "
            if shape in {Shape.DEED, Shape.QUESTION} or words[0].startswith("that "):
                link = ": "
            clauses.append(f"{who}{link}{self._quotes(words)}")
        yield f"You thanked {'; '.join(clauses)}."

    def _connections(self, told: Sequence[Told]) -> Iterator[str]:
        clauses = []
        names_of_all = everyone(one for one in told if not one.words)
        people = self._names(names_of_all)
        if people:
            clauses.append(f"with {people}")
        for one in told:
            if one.words:
                who = ""
                if one.names:
                    who = f"with {self._names(one.names)}"
                quotes = self._quotes(one.words)
                clauses.append(": ".join(filter(None, (who, quotes))))
        is_named = bool(people or told[0].names)
        yield f"There was time{' ' if is_named else ': '}{'; '.join(clauses)}."

    def _alone(self, told: Sequence[Told]) -> Iterator[str]:
        for one in told:
            words = self._quotes(one.words)
            if not words:
                continue
            if shape_of(one.words[0], done=True) is Shape.DEED:
                said = f"Alone you {words}"
            elif shape_of(one.words[0], done=True) is Shape.SENTENCE:
                said = f"Alone: {words}"
            else:
                said = f"Alone there was {words}"
            if one.cost:
                took = "it took "
                if one.cost.lower().startswith("it "):
                    took = ""
                said += f"; {took}{self.quote(one.cost)}"
            yield f"{said}."

    def _needs(self, told: Sequence[Told]) -> Iterator[str]:
        leads = ((True, "You could use help"), (False, "You could have used help"))
        for is_open, lead in leads:
            fitting = [one for one in told if one.words and one.is_open is is_open]
            if fitting:
                quotes = [self.quote(one.words[0]) for one in fitting]
                yield f"{lead}: {self._names(quotes)}."

    # Words

    def _weekday(self, day: object) -> str:
        return f"{day:%A}"


_ANSWERS: Final = {
    Answer.WAITING: ": no answer yet",
    Answer.YES: ", and got a yes",
    Answer.NO: ", and got a no",
    Answer.LATER: ", and heard “later”",
    Answer.PARTLY: ", and got a part of it",
}
_CAME: Final = {
    Result.KEPT: ", and it stays as you agreed",
    Result.ADJUSTED: ", and changed something about it",
    Result.TAKEN_BACK: ", and took it back",
}


def _without_for(words: str) -> str:
    """A thank-you's words without the `for` that the sentence says itself."""
    return words.removeprefix("for ")
