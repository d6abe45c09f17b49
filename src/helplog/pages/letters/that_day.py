"""The sentence that was written on a day about somebody, or about something."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from helplog.insight.people.calling import called
from helplog.insight.reflection import Person
from helplog.insight.search.folding import words
from helplog.insight.search.wording import stems
from helplog.model.journal import Item
from helplog.pages.letters.own_words import plain_sentences

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
    called_so = [_called(name) for name in names]
    names.update(called_so)
    given = filter(None, names)
    longest_first = sorted(given, key=len, reverse=True)
    escaped = map(re.escape, longest_first)
    either = "|".join(escaped)
    pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)")

    def find(body: str, _: Sequence[Item]) -> str:
        if not pattern.search(body):
            return ""
        sentences = plain_sentences(body)
        named = filter(pattern.search, _in_measure(sentences))
        return next(named, "")

    return find


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
        for sentence in _in_measure(plain_sentences(body)):
            plain = sentence.casefold()
            if plain.isascii() and not any(stem in plain for stem in said):
                continue  # most sentences, and stems take longer
            shared_stems = said & stems((sentence,))
            alike = len(shared_stems)
            if alike >= min(_ALIKE, len(said)) > 0:
                shared.setdefault(sentence, alike)
        return max(shared, key=lambda one: shared[one], default="")

    return find


def _in_measure(sentences: Iterable[str]) -> Iterator[str]:
    for sentence in sentences:
        parts = sentence.split()
        if _FEWEST_WORDS <= len(parts) <= _MOST_WORDS:
            yield sentence
