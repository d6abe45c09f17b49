"""What a letter needs in any language: names, quotes, small numbers, a choice of ways."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence

from helplog.model.kinds import Kind
from helplog.pages.letters.telling import Telling, Told
from helplog.pages.words import Words


class Tongue(ABC):
    """The sentences of one language."""

    nothing: str
    rest: str
    away: str
    here_again: str
    first_ask: str
    first_asks: str
    numbers: tuple[str, ...]
    """Small numbers as words, from none on."""

    def __init__(self, words: Words, turn: int) -> None:
        """Make the sentences of one week.

        Args:
            words: days and lists of names.
            turn: what the choice between ways to say a thing goes by.
        """
        self._words = words
        self._turn = turn

    @abstractmethod
    def quote(self, text: str) -> str:
        """Own words in quotation marks."""

    @abstractmethod
    def heaviest(self, pounds: str) -> str:
        """Nothing before was as heavy."""

    @abstractmethod
    def smaller(self, n: int) -> str:
        """How many things are not told."""

    @abstractmethod
    def wrote(self, telling: Telling) -> str:
        """On which days something was written."""

    @abstractmethod
    def talk(self, told: Told) -> str:
        """A talk about something handed over, and what it came to."""

    def sentences(self, kind: Kind, told: Sequence[Told]) -> Iterator[str]:
        """What there is to say of a kind, one by one."""
        ways = {
            Kind.ACCEPTED: self._accepted,
            Kind.DECLINED: self._declined,
            Kind.OFFERS: self._offers,
            Kind.ASKS: self._asks,
            Kind.HANDOFFS: self._handoffs,
            Kind.THANKS: self._thanks,
            Kind.CONNECTIONS: self._connections,
            Kind.ALONE: self._alone,
            Kind.NEEDS: self._needs,
        }
        return ways[kind](told)

    # One kind each

    @abstractmethod
    def _accepted(self, told: Sequence[Told]) -> Iterator[str]: ...

    @abstractmethod
    def _declined(self, told: Sequence[Told]) -> Iterator[str]: ...

    @abstractmethod
    def _offers(self, told: Sequence[Told]) -> Iterator[str]: ...

    @abstractmethod
    def _asks(self, told: Sequence[Told]) -> Iterator[str]: ...

    @abstractmethod
    def _handoffs(self, told: Sequence[Told]) -> Iterator[str]: ...

    @abstractmethod
    def _thanks(self, told: Sequence[Told]) -> Iterator[str]: ...

    @abstractmethod
    def _connections(self, told: Sequence[Told]) -> Iterator[str]: ...

    @abstractmethod
    def _alone(self, told: Sequence[Told]) -> Iterator[str]: ...

    @abstractmethod
    def _needs(self, told: Sequence[Told]) -> Iterator[str]: ...

    # Words

    def _names(self, names: Sequence[str]) -> str:
        if not names:
            return ""
        return self._words.all_of(names)

    def _quotes(self, texts: Sequence[str]) -> str:
        quotes = [self.quote(text) for text in texts]
        return self._names(quotes)

    def _number(self, n: int) -> str:
        if 0 < n < len(self.numbers):
            return self.numbers[n]
        return str(n)

    def _pick(self, *ways: str) -> str:
        return ways[self._turn % len(ways)]
