"""The letter in German: `du`, past tense as one speaks; names and own words are never inflected."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from helplog.model.kinds import Answer, Result
from helplog.pages.letters.own_words import inside_quotes
from helplog.pages.letters.telling import Telling, Told, everyone
from helplog.pages.letters.tongue import Tongue
from helplog.pages.wording.names_in_sentences import Named

_DEEDS: Final = frozenset(
    [
        "blieb",
        "bot",
        "brachte",
        "fuhr",
        "gab",
        "half",
        "hat",
        "hielt",
        "hob",
        "holte",
        "hörte",
        "ist",
        "kam",
        "kaufte",
        "kochte",
        "las",
        "lieh",
        "ließ",
        "machte",
        "nahm",
        "passte",
        "räumte",
        "redete",
        "rief",
        "saß",
        "schickte",
        "schleppte",
        "schrieb",
        "sprang",
        "stand",
        "stellte",
        "strich",
        "trug",
        "übernahm",
        "wartete",
        "war",
        "wusch",
        "zeigte",
    ]
)


_PARTICIPLE: Final = re.compile(r"\b[a-zäöü]*ge[a-zäöüß]{2,}(?:t|en)$")
"""`getragen`, `abgeholt`: words that end in what was done."""


class German(Tongue):
    """What a letter says, in German."""

    nothing = "Diese Woche steht nichts hier, und nichts fehlt."
    rest = "Sie zählt als Ruhe."
    away = "Diese Woche warst du weg. Nichts fehlt."
    here_again = "Du bist wieder hier."
    first_ask = "Das war deine erste Bitte hier."
    first_asks = "Das waren deine ersten Bitten hier."
    numbers = (
        "kein",
        "eins",
        "zwei",
        "drei",
        "vier",
        "fünf",
        "sechs",
        "sieben",
        "acht",
        "neun",
        "zehn",
        "elf",
        "zwölf",
    )

    def quote(self, text: str) -> str:
        """Own words in quotation marks."""
        return f"„{inside_quotes(text)}“"

    def heaviest(self, pounds: str) -> str:
        """The heaviest lift so far was in this week."""
        return f"Das bisher Schwerste: {pounds}."

    def smaller(self, n: int) -> str:
        """How many more things there were."""
        if n == 1:
            return "Und noch eine Kleinigkeit."
        return f"Und {self._number(n)} kleinere Dinge."

    def wrote(self, telling: Telling) -> str:
        """On which days something was written."""
        days = [self._words.week_day(one).partition(",")[0] for one in telling.days]
        return f"Geschrieben hast du am {self._names(days)}."

    def talk(self, told: Told) -> str:
        """A talk about something handed over, and what it came to."""
        words = self._quotes(told.words) or "das Abgegebene"
        said = f"Über {words} hast du gesprochen"
        if told.names:
            said = f"Mit {self._to(told)} hast du über {words} gesprochen"
        if told.result is None:
            return f"{said}."
        came = _CAME[told.result]
        if told.shared and told.result is Result.TAKEN_BACK:
            came = "es gehört euch nicht mehr zusammen"
        return f"{said}, und {came}."

    # One kind each

    def _accepted(self, told: Sequence[Told]) -> Iterator[str]:
        named = [one for one in told if one.names]
        if named:
            people = Named(everyone(named), self._words)
            help_came = self._pick("Hilfe kam von", "Hilfe hattest du von")
            first = f"{help_came} {people:dative}"
            if self._turn % 3 == 0:
                first = f"Du hast {people:accusative} helfen lassen"
            details = [one for one in named if one.words]
            if len(named) == 1 and details:
                yield f"{first}: {self._quotes(named[0].words)}."
            else:
                yield f"{first}."
                if details:
                    yield "; ".join(self._what_came(one) for one in details) + "."
        for one in told:
            if not one.names and one.words:
                yield f"Ja gesagt hast du: {self._quotes(one.words)}."

    def _what_came(self, one: Told) -> str:
        who = self._names(one.names)
        # a verb of theirs that is said of one is not said of several
        is_one = len(one.names) == 1
        if is_one and one.words[0].split()[0].lower() in _DEEDS:
            return f"{who} {self._quotes(one.words)}"
        return f"{who}: {self._quotes(one.words)}"

    def _declined(self, told: Sequence[Told]) -> Iterator[str]:
        clauses: list[str] = []
        for one in told:
            said = f"zu {self._to(one) or 'jemandem'}"
            if not clauses:
                said += " hast du Nein danke gesagt"
            clauses.append(": ".join(filter(None, (said, self._quotes(one.words)))))
        yield "; ".join(clauses) + "."

    def _offers(self, told: Sequence[Told]) -> Iterator[str]:
        for one in told:
            said = ", noch ohne Antwort"
            if one.answer is Answer.LATER:
                said = ", und du hast „später“ gesagt"
            elif one.answer is not Answer.WAITING:
                said = ""
            came = f"ein Angebot kam von {self._to(one) or 'jemandem'}"
            yield ": ".join(filter(None, (came, self._quotes(one.words)))) + f"{said}."

    def _asks(self, told: Sequence[Told]) -> Iterator[str]:
        before: tuple[str, ...] = ()
        for one in told:
            who = f"{Named(one.names, self._words):accusative}"
            words = self._quotes(one.words)
            said = f"{who or 'Jemanden'} hast du gefragt"
            if one.to_own:
                said = f"{self._to(one) or 'Jemandem'} wolltest du {words or 'etwas'} ganz geben"
            elif one.names and words and one.names == before:
                said = f"Und: {words}"
            elif who and words:
                said = f"{who} hast du gefragt: {words}"
            elif words:
                said = f"Gefragt hast du: {words}"
            if one.is_first and one.chance is not None:
                chance = self._number(round(one.chance * 10))
                said += f", und gabst dem {chance} von zehn"
            before = one.names
            yield f"{said}; {_ANSWERS[one.answer]}."
        if any(one.open_again for one in told):
            yield "Der Bedarf ist wieder offen."

    def _handoffs(self, told: Sequence[Told]) -> Iterator[str]:
        for one in told:
            who = Named(one.names, self._words)
            words = self._quotes(one.words)
            if one.shared:
                yield f"{self._to_both(one)} gehört jetzt zusammen: {words or 'das'}."
            elif not words and one.names:
                yield f"An {who:accusative} hast du etwas abgegeben."
            elif not one.names:
                yield f"Abgegeben hast du: {words or 'etwas'}."
            else:
                yield self._pick(
                    f"Ganz bei {who:dative} liegt jetzt: {words}.",
                    f"An {who:accusative} hast du abgegeben: {words}.",
                )

    def _thanks(self, told: Sequence[Told]) -> Iterator[str]:
        clauses: list[str] = []
        for one in told:
            who = self._to(one) or "jemandem"
            if one.words:
                words = [word.removeprefix("für ") for word in one.words]
                link = " für " if words[0] != one.words[0] else ": "
                who += f"{link}{self._quotes(words)}"
            clauses.append(who)
        yield f"Gedankt hast du {'; '.join(clauses)}."

    def _connections(self, told: Sequence[Told]) -> Iterator[str]:
        clauses = []
        people = Named(everyone(one for one in told if not one.words), self._words)
        if people:
            clauses.append(f"mit {people:dative}")
        for one in told:
            if one.words:
                who = f"mit {self._to(one)}" if one.names else ""
                clauses.append(": ".join(filter(None, (who, self._quotes(one.words)))))
        is_named = bool(people or told[0].names)
        yield f"Zeit war{' ' if is_named else ': '}{'; '.join(clauses)}."

    def _alone(self, told: Sequence[Told]) -> Iterator[str]:
        for one in told:
            if not one.words:
                continue
            have = "hattest du:"
            if _PARTICIPLE.search(one.words[-1]):
                have = "hast du"
            said = f"Allein {have} {self._quotes(one.words)}"
            if one.cost:
                cost = "" if one.cost.lower().startswith("es ") else "gekostet hat es "
                said += f"; {cost}{self.quote(one.cost)}"
            yield f"{said}."

    def _needs(self, told: Sequence[Told]) -> Iterator[str]:
        leads = ((True, "Hilfe brauchst du"), (False, "Hilfe hast du gebraucht"))
        for is_open, lead in leads:
            fitting = [one for one in told if one.words and one.is_open is is_open]
            if fitting:
                quotes = [self.quote(one.words[0]) for one in fitting]
                yield f"{lead}: {self._names(quotes)}."

    def _to_both(self, one: Told) -> str:
        """The writer and whoever else owns something."""
        others = one.names or ("jemand anderem",)
        return f"{Named(['dir', *others], self._words):dative}"

    def _to(self, one: Told) -> str:
        """Whom something is given to, or comes from; empty where nobody is named."""
        return f"{Named(one.names, self._words):dative}" if one.names else ""


_ANSWERS: Final = {
    Answer.WAITING: "noch ohne Antwort",
    Answer.YES: "es kam ein Ja",
    Answer.NO: "es kam ein Nein",
    Answer.LATER: "es kam ein Später",
    Answer.PARTLY: "ein Teil davon kam",
}
_CAME: Final = {
    Result.KEPT: "es bleibt dabei",
    Result.ADJUSTED: "etwas daran ist jetzt anders",
    Result.TAKEN_BACK: "du hast es zurückgenommen",
}
