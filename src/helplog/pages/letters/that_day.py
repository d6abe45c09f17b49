"""The sentence that was written on a day about somebody, or about something."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from helplog.insight.people.calling import called
from helplog.insight.reflection import Person
from helplog.insight.search.folding import words
from helplog.insight.search.wording import stems
from helplog.pages.letters.own_words import plain_sentences

_FEWEST_WORDS: Final = 3
_MOST_WORDS: Final = 32
_ALIKE: Final = 2
"""Words that a sentence shares with what it is about."""

Finder = Callable[[str], str]
"""Gives a sentence of a body; empty where none speaks of it."""


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
    longest_first = sorted(filter(None, names), key=len, reverse=True)
    either = "|".join(map(re.escape, longest_first))
    pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)")

    def find(body: str) -> str:
        if not pattern.search(body):
            return ""
        return _first(plain_sentences(body), lambda one: bool(pattern.search(one)))

    return find


def _called(name: str) -> str:
    """What somebody is called, in the letters of the name: `Dana` of Dana Lee."""
    wanted = called(name)
    for part in name.split():
        if words(part) == (wanted,):
            return part
    return ""


def about_words(text: str) -> Finder:
    """Finds the first sentence that shares words with a text, one where it has few of its own."""
    wanted = stems((text,))
    enough = min(_ALIKE, len(wanted))

    def fits(sentence: str) -> bool:
        return len(wanted & stems((sentence,))) >= enough

    def find(body: str) -> str:
        return _first(plain_sentences(body), fits) if wanted else ""

    return find


def _first(sentences: Iterable[str], fits: Callable[[str], bool]) -> str:
    for sentence in sentences:
        if not _FEWEST_WORDS <= len(sentence.split()) <= _MOST_WORDS:
            continue
        if fits(sentence):
            return sentence
    return ""
