"""Whom a sentence names: people the journal knows, family, roles with an article, names alone.

Capitals alone prove little. They are taken for a name here because a rule has to fit around them
and a person has to say yes; words that begin sentences, days and things are listed and are none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from helplog.insight.noticing.known_people import (
    MOST_NAME_WORDS,
    MOST_PLACE_WORDS,
    Known,
)
from helplog.insight.noticing.matching import Who
from helplog.insight.noticing.people_words import PeopleWords
from helplog.insight.noticing.sentences import Sentence

_MOST_ADJECTIVES: Final = 2
_MOST_TOGETHER: Final = 4


class PeopleReader:
    """Finds people in sentences.

    Args:
        words: of the language.
        known: the people of the journal.
    """

    def __init__(self, words: PeopleWords, known: Known) -> None:
        self.words = words
        self.known = known

    def people(
        self, sentence: Sentence, before: tuple[str, ...]
    ) -> dict[int, list[Who]]:
        """Everybody in a sentence, by the word they begin at.

        Args:
            sentence: the sentence.
            before: whom a `she` means.
        """
        alone: dict[int, list[Who]] = {}
        for at in range(len(sentence)):
            beginning = self.at(sentence, at, before)
            found = list(beginning)
            if found:
                alone[at] = found
        return {at: self._together(sentence, alone, at) for at in alone}

    def at(self, sentence: Sentence, at: int, before: tuple[str, ...]) -> Iterator[Who]:
        """Everybody who begins at a word, each without others."""
        plain = sentence.plain[at]
        if sentence.is_sign(at):
            return
        for length in self.known.lengths_at(sentence, at):
            if length > 1 or self._may_be_small(sentence, at):
                yield from self._placed(sentence, (at, at + length))
        if plain in self.words.pronouns:
            yield Who(at + 1, before)
        if plain in self.words.titles:
            after_title = at + 1
            after_dot = self._after_dot(sentence, after_title)
            end = self._titled_end(sentence, after_dot)
            if end:
                yield from self._placed(sentence, (at, end))
        if plain in self.words.leads:
            yield from self._led(sentence, at)
        elif plain in self.words.kin:
            yield from self._placed(sentence, (at, at + 1))
        else:
            yield from self._bare(sentence, at)

    def _may_be_small(self, sentence: Sentence, at: int) -> bool:
        """`grace` is a word like any other unless it begins with a capital."""
        if sentence.words[at][0].isupper():
            return True
        return sentence.plain[at] not in self.words.no_names

    def _after_dot(self, sentence: Sentence, at: int) -> int:
        is_dot = at < len(sentence) and sentence.words[at] == "."
        return at + 1 if is_dot else at

    def _led(self, sentence: Sentence, at: int) -> Iterator[Who]:
        """`my old friend Ruth`, `the neighbour`."""
        head = at + 1
        while head < len(sentence) and head - at <= _MOST_ADJECTIVES:
            if self._is_head(sentence, head):
                break
            if not self._is_adjective(sentence, head):
                return
            head += 1
        if head >= len(sentence):
            return
        if not self._is_head(sentence, head):
            return
        end = self._names_end(sentence, head + 1)
        if end:
            yield from self._placed(sentence, (at, end), head=head)
        yield from self._placed(sentence, (at, head + 1), head=head)

    def _is_head(self, sentence: Sentence, at: int) -> bool:
        plain = sentence.plain[at]
        if plain in self.words.heads:
            return True
        return plain in self.words.kin

    def _is_adjective(self, sentence: Sentence, at: int) -> bool:
        plain = sentence.plain[at]
        if plain in self.words.adjectives:
            return True
        if not self.words.nouns_have_capitals:
            return False
        if plain in self.words.leads:
            return False
        if plain.endswith("te"):
            return False  # `fragte` is a verb; `nette` is listed
        if not sentence.words[at].islower():
            return False
        return plain.endswith(("e", "en", "er", "em"))

    def _bare(self, sentence: Sentence, at: int) -> Iterator[Who]:
        if not self._is_name(sentence, at):
            return
        if self.words.nouns_have_capitals and at:
            before = sentence.plain[at - 1]
            if before in self.words.thing_leads:
                return
            if self._is_adjective(sentence, at - 1):
                return
        ends = [at + 1]
        while len(ends) < MOST_NAME_WORDS:
            if not self._is_name(sentence, ends[-1]):
                break
            ends.append(ends[-1] + 1)
        # Of nouns with capitals, two in a row are seldom one name.
        if not self.words.nouns_have_capitals:
            ends.reverse()
        for end in ends:
            yield from self._placed(sentence, (at, end), bare=True)

    def _names_end(self, sentence: Sentence, at: int) -> int:
        """Just past one or two names that begin at a word; 0 where none does."""
        if not self._is_name(sentence, at):
            return 0
        several = not self.words.nouns_have_capitals
        if several and self._is_name(sentence, at + 1):
            return at + 2
        return at + 1

    def _titled_end(self, sentence: Sentence, at: int) -> int:
        """After a title every capital is a name: `Aunt May`."""
        if at >= len(sentence):
            return 0
        if not sentence.words[at][0].isupper():
            return 0
        return self._names_end(sentence, at) or at + 1

    def _is_name(self, sentence: Sentence, at: int) -> bool:
        if at >= len(sentence):
            return False
        word = sentence.words[at]
        plain = sentence.plain[at]
        if not word[0].isupper() or len(word) < 2:  # noqa: PLR2004 - an initial
            return False
        if any(sign.isdigit() for sign in word) or "'" in plain:
            return False
        if plain in self.words.names:
            return True
        if plain in self.words.no_names or plain.endswith(self.words.no_name_ends):
            return False
        return plain not in self.words.heads

    def _placed(
        self,
        sentence: Sentence,
        span: tuple[int, int],
        *,
        head: int | None = None,
        bare: bool = False,
    ) -> Iterator[Who]:
        """Somebody, and the same with where they are from: `Fatima from my old job`.

        Of those without a name, as `the man in the shop`, that is part of who they are.
        """
        start, end = span
        name = self._name(sentence, start, end, head)
        yield Who(end, (name,), bare)
        if end >= len(sentence):
            return
        if sentence.plain[end] not in self.words.places:
            return
        for last in range(end + 2, end + 2 + MOST_PLACE_WORDS):
            if last > len(sentence):
                return
            if sentence.is_sign(last - 1):
                return
            if head is not None:
                name = self._name(sentence, start, last, head)
            yield Who(last, (name,), bare)

    def _name(self, sentence: Sentence, start: int, end: int, head: int | None) -> str:
        words = sentence.words[start:end]
        if head is not None:
            place = head - start
            words = self.words.nominative(words, place)
        return " ".join(words).replace(" . ", ". ")

    def _together(
        self, sentence: Sentence, alone: Mapping[int, list[Who]], at: int
    ) -> list[Who]:
        """Somebody, and somebody with others: `Sam and Lee`, `Sam and I`."""
        found = list(alone[at])
        last = list(alone[at])
        for _ in range(_MOST_TOGETHER - 1):
            more: list[Who] = []
            for who in last:
                more += self._joined(sentence, alone, who)
            found = [*more, *found]
            last = more[:_MOST_TOGETHER]
        return found

    def _joined(
        self, sentence: Sentence, alone: Mapping[int, list[Who]], who: Who
    ) -> Iterator[Who]:
        end = who.end
        if end + 1 >= len(sentence):
            return
        if sentence.plain[end] not in self.words.joins:
            return
        if sentence.plain[end + 1] in self.words.selves:
            yield Who(end + 2, who.names, who.bare)
            return
        for other in alone.get(end + 1, ()):
            names = dict.fromkeys((*who.names, *other.names))
            all_names = tuple(names)
            yield Who(other.end, all_names, who.bare or other.bare)
