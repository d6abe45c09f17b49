"""The letter in a language that is a file: its sentences are the catalogue's.

What is told stands behind a colon or in quotes, so that own words need not bend. A language that
can say more has a tongue of its own, with what differs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from helplog.model.kinds import Answer, Result
from helplog.pages.letters.own_words import inside_quotes
from helplog.pages.letters.telling import Telling, Told, everyone
from helplog.pages.letters.tongue import Tongue
from helplog.pages.wording.names_in_sentences import Named
from helplog.pages.words import Words, to_translate


class Translated(Tongue):
    """What a letter says, in any language of the catalogue."""

    def __init__(self, words: Words, turn: int) -> None:
        """Make the sentences of one week."""
        super().__init__(words, turn)
        self._ = _ = words.text
        self.nothing = _("Nothing was written this week, and nothing is missing.")
        self.rest = _("It counts as rest.")
        self.away = _("You were away this week. Nothing is missing.")
        self.here_again = _("You are here again.")
        self.first_ask = _("That was your first ask here.")
        self.first_asks = _("Those were your first asks here.")
        numbers = _("no one two three four five six seven eight nine ten eleven twelve")
        split = numbers.split(" ")
        self.numbers = tuple(split)

    def quote(self, text: str) -> str:
        """Own words in quotation marks."""
        return self._("“{what}”").format(what=inside_quotes(text))

    def heaviest(self, pounds: str) -> str:
        """Nothing before was as heavy."""
        return self._("The heaviest so far: {lb}.").format(lb=pounds)

    def smaller(self, n: int) -> str:
        """How many things are not told."""
        if n == 1:
            return self._("And one smaller thing.")
        return self._("And {n} smaller things.").format(n=self._number(n))

    def wrote(self, telling: Telling) -> str:
        """On which days something was written."""
        days = [self._words.long_week_day(one) for one in telling.days]
        return self._("You wrote on {days}.").format(days=self._names(days))

    def talk(self, told: Told) -> str:
        """A talk about something handed over, and what it came to."""
        _ = self._
        what = self._quotes(told.words) or _("what you handed over")
        said = _("You talked about {what}").format(what=what)
        if told.names:
            said = _("You talked with {who} about {what}")
            who = self._who(told)
            said = said.format(who=who, what=what)
        came = _CAME.get(told.result, "")
        if told.shared and told.result is Result.TAKEN_BACK:
            came = to_translate(", and you no longer own it together")
        return f"{said}{_(came) if came else ''}."

    # One kind each

    def _accepted(self, told: Sequence[Told]) -> Iterator[str]:
        named = [one for one in told if one.names]
        if named:
            yield from self._helped(named)
        for one in told:
            if not one.names and one.words:
                said = self._("You said yes: {what}.")
                quotes = self._quotes(one.words)
                yield said.format(what=quotes)

    def _helped(self, named: Sequence[Told]) -> Iterator[str]:
        first = self._came_from().format(who=Named(everyone(named), self._words))
        details = [one for one in named if one.words]
        if len(named) == 1 and details:
            yield f"{self._about(first, named[0].words)}."
            return
        yield f"{first}."
        if details:
            yield self._joined(self._what_came(one) for one in details) + "."

    def _came_from(self) -> str:
        _ = self._
        if self._turn % 3 == 0:
            return _("You let {who} help")
        help_came = _("Help came from {who}")
        had_help = _("You had help from {who}")
        return self._pick(help_came, had_help)

    def _what_came(self, one: Told) -> str:
        who = self._names(one.names)
        # a verb of theirs that is said of one is not said of several
        if len(one.names) == 1 and self._is_deed(one.words[0]):
            return f"{who} {self._quotes(one.words)}"
        return self._about(who, one.words)

    def _is_deed(self, words: str) -> bool:
        """Whether own words say what one person did: `stayed till six`."""
        del words
        return False

    def _declined(self, told: Sequence[Told]) -> Iterator[str]:
        _ = self._
        clauses: list[str] = []
        for one in told:
            said = _("to {who}") if one.names else _("to somebody")
            if not clauses:
                said = _("to somebody you said no thank you")
            if not clauses and one.names:
                said = _("to {who} you said no thank you")
            who = self._who(one)
            clause = said.format(who=who)
            clauses.append(self._about(clause, one.words))
        yield f"{self._joined(clauses)}."

    def _offers(self, told: Sequence[Told]) -> Iterator[str]:
        _ = self._
        for one in told:
            answer = _(", no answer yet")
            if one.answer is Answer.LATER:
                answer = _(", and you said “later”")
            elif one.answer is not Answer.WAITING:
                answer = ""
            came = _("an offer came from somebody")
            if one.names:
                came = _("an offer came from {who}").format(who=self._who(one))
            yield f"{self._about(came, one.words)}{answer}."

    def _asks(self, told: Sequence[Told]) -> Iterator[str]:
        _ = self._
        before: tuple[str, ...] = ()
        for one in told:
            said = self._asked(one, again=bool(before) and one.names == before)
            if one.is_first and one.chance is not None:
                in_ten = one.chance * 10
                tenths = round(in_ten)
                chance = self._number(tenths)
                said += _(", and gave it {n} in ten").format(n=chance)
            before = one.names
            yield f"{said}{_(_ANSWERS[one.answer])}."
        if any(one.open_again for one in told):
            yield _("The need is open again.")

    def _asked(self, one: Told, *, again: bool) -> str:
        _ = self._
        what = self._quotes(one.words)
        if one.to_own:
            said = _("you wanted to give {what} to somebody, the whole of it")
            if one.names:
                said = _("you wanted to give {what} to {who}, the whole of it")
            return said.format(who=self._who(one), what=what or _("something"))
        if again and what:
            return _("And: {what}").format(what=what)
        if what and not one.names:
            return _("You asked: {what}").format(what=what)
        said = _("you asked {who}") if one.names else _("you asked somebody")
        who = self._who(one)
        asked = said.format(who=who)
        return self._about(asked, one.words)

    def _handoffs(self, told: Sequence[Told]) -> Iterator[str]:
        _ = self._
        for one in told:
            what = self._quotes(one.words) or _("something")
            if one.shared:
                yield self._owned_together(one, what)
            else:
                yield self._handed_over(one).format(who=self._who(one), what=what)

    def _handed_over(self, one: Told) -> str:
        _ = self._
        if not one.names:
            return _("You handed over: {what}.")
        if not one.words:
            return _("You handed something over to {who}.")
        return self._pick(
            _("All with {who} now: {what}."), _("You handed over to {who}: {what}.")
        )

    def _owned_together(self, one: Told, what: str) -> str:
        said = self._("You and somebody own this together now: {what}.")
        if one.names:
            said = self._("You and {who} own this together now: {what}.")
        who = self._who(one)
        return said.format(who=who, what=what)

    def _thanks(self, told: Sequence[Told]) -> Iterator[str]:
        _ = self._
        clauses: list[str] = []
        lead = _("for ")
        for one in told:
            whole_name = self._who(one)
            said = str(whole_name) or _("somebody")
            bare = [word.removeprefix(lead) for word in one.words]
            if one.words and bare[0] != one.words[0]:
                clauses.append(f"{said} {lead}{self._quotes(bare)}")
            else:
                clause = self._thanked_about(said, one.words)
                clauses.append(clause)
        yield _("You thanked {clauses}.").format(clauses=self._joined(clauses))

    def _thanked_about(self, said: str, words: Sequence[str]) -> str:
        return self._about(said, words)

    def _connections(self, told: Sequence[Told]) -> Iterator[str]:
        _ = self._
        clauses = []
        names_of_all = everyone(one for one in told if not one.words)
        people = Named(names_of_all, self._words)
        if people:
            with_them = _("with {who}").format(who=people)
            clauses.append(with_them)
        for one in told:
            if one.words and one.names:
                who = _("with {who}").format(who=self._who(one))
                clause = self._about(who, one.words)
                clauses.append(clause)
            elif one.words:
                quotes = self._quotes(one.words)
                clauses.append(quotes)
        said = _("There was time: {clauses}.")
        if people or told[0].names:
            said = _("There was time {clauses}.")
        joined = self._joined(clauses)
        yield said.format(clauses=joined)

    def _alone(self, told: Sequence[Told]) -> Iterator[str]:
        _ = self._
        for one in told:
            if not one.words:
                continue
            said = self._did_alone(one.words)
            if one.cost:
                took = _("; it took {cost}")
                if one.cost.lower().startswith(_("it ")):
                    took = _("; {cost}")
                quote = self.quote(one.cost)
                said += took.format(cost=quote)
            yield f"{said}."

    def _did_alone(self, words: Sequence[str]) -> str:
        return self._("Alone: {what}").format(what=self._quotes(words))

    def _needs(self, told: Sequence[Told]) -> Iterator[str]:
        _ = self._
        leads = (
            (True, _("You could use help: {what}.")),
            (False, _("You could have used help: {what}.")),
        )
        for is_open, lead in leads:
            fitting = [one for one in told if one.words and one.is_open is is_open]
            if fitting:
                firsts = [one.words[0] for one in fitting]
                quotes = self._quotes(firsts)
                yield lead.format(what=quotes)

    # Words

    def _who(self, told: Told) -> Named:
        return Named(told.names, self._words)

    def _about(self, said: str, words: Sequence[str]) -> str:
        """What is said, and own words behind it where there are some."""
        if not words:
            return said
        return self._("{said}: {what}").format(said=said, what=self._quotes(words))

    def _joined(self, clauses: Iterable[str]) -> str:
        return self._("; ").join(clauses)


_ANSWERS: Final = {
    Answer.WAITING: to_translate("; no answer yet"),
    Answer.YES: to_translate("; a yes came"),
    Answer.NO: to_translate("; a no came"),
    Answer.LATER: to_translate("; a later came"),
    Answer.PARTLY: to_translate("; a part of it came"),
}
_CAME: Final[dict[Result | None, str]] = {
    Result.KEPT: to_translate(", and it stays as you agreed"),
    Result.ADJUSTED: to_translate(", and changed something about it"),
    Result.TAKEN_BACK: to_translate(", and took it back"),
}
