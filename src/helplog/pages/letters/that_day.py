"""The sentence that was written on a day about somebody, or about something."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from helplog.insight.people.calling import called
from helplog.insight.reflection import Person
from helplog.insight.search.folding import words
from helplog.insight.search.wording import stems
from helplog.model.journal import Item
from helplog.pages.letters.whole_sentences import whole_sentences

_FEWEST_WORDS: Final = 3
_MOST_WORDS: Final = 32
_ALIKE: Final = 1
"""Words that a sentence shares with what it is about."""

Finder = Callable[[str, Sequence[Item]], str]
"""Gives a sentence of a body, about what happened on its day; empty where none speaks of it."""


def about_person(person: Person) -> Finder:
    """Finds the first sentence that names a person, by any spelling that is public."""
    names = {person.name}
    for note in person.notes:
        if not note.private:
            names.update((note.name, *note.aliases))
    for item in person.items:
        if not item.private and len(item.who) == 1:
            names.update(item.who)
    names.update([_called(name) for name in names])
    spellings = tuple(filter(None, names))

    def find(body: str, _: Sequence[Item]) -> str:
        if not _names(body, spellings):
            return ""
        for sentence in whole_sentences(body):
            if _names(sentence, spellings) and _is_in_measure(sentence):
                return sentence
        return ""

    return find


def _names(text: str, spellings: Iterable[str]) -> bool:
    """Whether one of some names stands in a text as a whole word."""
    return any(name in text and _stands_free(text, name) for name in spellings)


def _stands_free(text: str, name: str) -> bool:
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if not (_is_letter(text[at - 1 : at]) or _is_letter(text[end : end + 1])):
            return True
        at = text.find(name, at + 1)
    return False


def _is_letter(sign: str) -> bool:
    """Whether a sign beside a name would make it part of another word; none is none."""
    return sign.isalnum() or sign == "_"


def _called(name: str) -> str:
    """What somebody is called, in the letters of the name: `Dana` of Dana Lee."""
    wanted = called(name)
    for part in name.split():
        if words(part) == (wanted,):
            return part
    return ""


def about_words(text: str) -> Finder:
    """Finds the sentence that shares most words with a text, or with what happened that day."""
    wanted = stems((text,))

    def find(body: str, items: Sequence[Item]) -> str:
        said = wanted | stems(part for item in items for part in (item.what, *item.who))
        shared: dict[str, int] = {}
        for sentence in filter(_is_in_measure, whole_sentences(body)):
            plain = sentence.casefold()
            if plain.isascii() and not any(stem in plain for stem in said):
                continue  # most sentences, and stems take longer
            shared_stems = said & stems((sentence,))
            alike = len(shared_stems)
            if alike >= min(_ALIKE, len(said)) > 0:
                shared.setdefault(sentence, alike)
        return max(shared, key=lambda one: shared[one], default="")

    return find


def _is_in_measure(sentence: str) -> bool:
    return _FEWEST_WORDS <= len(sentence.split()) <= _MOST_WORDS
