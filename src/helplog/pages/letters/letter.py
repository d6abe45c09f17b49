"""The letter of a week: at most 120 words, facts first, one line of the writer's own at the end."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from helplog.insight.reflection import Reflection, Week, WeekState
from helplog.model.journal import ItemKey
from helplog.model.kinds import Kind
from helplog.pages.letters.english import English
from helplog.pages.letters.french import French
from helplog.pages.letters.german import German
from helplog.pages.letters.known_quotes import PulledQuote
from helplog.pages.letters.own_words import pulled_quote
from helplog.pages.letters.telling import Known, Telling, Told, known_of, telling_of
from helplog.pages.letters.tongue import Tongue
from helplog.pages.letters.translated import Translated
from helplog.pages.words import Words

MOST_WORDS: Final = 120
_HEAVIEST: Final = 3
"""Lifts that a letter told in short is about."""
ORDER: Final = tuple(sorted(Kind, key=lambda kind: kind.spec.told_at))
"""Who helped, what was asked and handed over, thanks, whom one met, what was done alone, needed."""
_TONGUES: Final = {"de": German, "fr": French}
"""Languages that say more than the catalogue can."""
_ByKind = Mapping[Kind, tuple[Told, ...]]


@dataclass(frozen=True, slots=True)
class Letter:
    """A week told to whoever wrote it; plain text."""

    sentences: tuple[str, ...]
    quote: str | None
    """A sentence of the week's own prose, in quotation marks."""
    is_empty: bool = False
    """Nothing was written that it could tell of."""

    @property
    def text(self) -> str:
        """The sentences in one paragraph."""
        return " ".join(self.sentences)


class Letters:
    """The letters of a journal, each made once."""

    def __init__(
        self,
        reflection: Reflection,
        words: Words,
        quote: PulledQuote = pulled_quote,
    ) -> None:
        """Nothing is told yet.

        Args:
            reflection: the whole journal's.
            words: the language they are written in.
            quote: chooses the sentence that is set apart.
        """
        self._quote = quote
        self._words = words
        self._known: Known = known_of(reflection)
        self._letters: dict[date, Letter] = {}

    def of(self, week: Week) -> Letter:
        """The letter of a week: the same whenever it is made of the same files."""
        letter = self._letters.get(week.start)
        if letter is None:
            letter = self._letters[week.start] = self.silent_of(week, ())
        return letter

    def silent_of(self, week: Week, silent: Collection[ItemKey]) -> Letter:
        """The letter of a week without a word of some of its items."""
        telling = telling_of(self._known, week, silent)
        return _letter(week, telling, self._words, self._quote)


def letter_of(reflection: Reflection, week: Week, words: Words) -> Letter:
    """The letter of one week alone."""
    return Letters(reflection, words).of(week)


def _letter(
    week: Week, telling: Telling, words: Words, quote_of: PulledQuote
) -> Letter:
    tongue = _tongue(words, week)
    # what was done alone twice, beside others, is said once
    all_said = _sentences(week, telling, tongue, words)
    said = dict.fromkeys(all_said)
    sentences = [_upper(one) for one in said]
    told = [one for group in telling.by_kind.values() for one in group]
    told += telling.talks
    quote = quote_of(
        telling.quotable, week.start, [text for one in told for text in one.words]
    )
    if quote is not None:
        quote = tongue.quote(quote)
    is_empty = telling.empty and not telling.days
    all_sentences = tuple(sentences)
    return Letter(all_sentences, quote, is_empty)


def _tongue(words: Words, week: Week) -> Tongue:
    turn = week.start.toordinal() // 7
    if not words.is_translated:
        return English(words, turn)
    tongue = _TONGUES.get(words.locale.language, Translated)
    return tongue(words, turn)


def _sentences(
    week: Week, telling: Telling, tongue: Tongue, words: Words
) -> Iterator[str]:
    if telling.here_again:
        yield tongue.here_again
    if telling.empty:
        yield from _of_a_quiet_week(week, telling, tongue)
        return
    if not telling.in_short:
        told = _told(telling, telling.by_kind, telling.talks, tongue, words)
        whole = list(told)
        if _length(whole) <= MOST_WORDS:
            yield from whole
            return
    yield from _in_short(telling, tongue, words)


def _of_a_quiet_week(week: Week, telling: Telling, tongue: Tongue) -> Iterator[str]:
    if telling.days:
        yield tongue.wrote(telling)
    elif week.state is WeekState.AWAY:
        yield tongue.away
    else:
        yield tongue.nothing
        if week.state is WeekState.REST:
            yield tongue.rest


def _told(
    telling: Telling,
    by_kind: _ByKind,
    talks: Sequence[Told],
    tongue: Tongue,
    words: Words,
) -> Iterator[str]:
    """The sentences of what is chosen to be told, kind by kind, talks behind the handoffs."""
    for kind in ORDER:
        told = by_kind.get(kind, ())
        if told:
            yield from tongue.sentences(kind, told)
        if kind is Kind.HANDOFFS:
            yield from map(tongue.talk, talks)
        if any(one.is_first for one in told):
            yield tongue.first_ask if len(told) == 1 else tongue.first_asks
        if telling.heaviest is not None and telling.heaviest[0] is kind:
            pounds = words.pounds(telling.heaviest[1])
            yield tongue.heaviest(pounds)


def _in_short(telling: Telling, tongue: Tongue, words: Words) -> Iterator[str]:
    """The three heaviest, one talk, one thing done alone, one need; a count of the others."""
    lifts = []
    for kind in ORDER:
        if kind.spec.weighs:
            lifts += [(kind, one) for one in telling.by_kind.get(kind, ())]
    lifts.sort(key=lambda lift: -lift[1].weight_lb)
    chosen: dict[Kind, tuple[Told, ...]] = {}
    for kind, one in lifts[:_HEAVIEST]:
        before = chosen.get(kind, ())
        chosen[kind] = (*before, one)
    for kind, told in telling.by_kind.items():
        if kind.spec.whole_text:
            chosen[kind] = told[:1]
    talks = telling.talks[:1]
    yield from _told(telling, chosen, talks, tongue, words)
    counted = telling.counts.values()
    left = sum(counted) + len(telling.talks) - len(talks)
    for told in chosen.values():
        left -= sum(one.count for one in told)
    if left:
        yield tongue.smaller(left)


def _length(sentences: list[str]) -> int:
    return sum(len(sentence.split()) for sentence in sentences)


def _upper(sentence: str) -> str:
    """A sentence that begins as one, unless it begins with own words."""
    return sentence[:1].upper() + sentence[1:]
