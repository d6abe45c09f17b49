"""Whose something is: `Dana's`, `my sister's`, `Danas`, `Nils'`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from helplog.insight.noticing.known_people import MOST_NAME_WORDS
from helplog.insight.noticing.matching import Who
from helplog.insight.noticing.people import PeopleReader
from helplog.insight.noticing.people_words import PeopleWords
from helplog.insight.noticing.sentences import Sentence


def owners_in(
    sentence: Sentence, people: Mapping[int, list[Who]], reader: PeopleReader
) -> dict[int, list[Who]]:
    """Those whose something is: `Dana's`, `my sister's`, `Danas`, `Nils'`.

    Args:
        sentence: the sentence.
        people: everybody in it, by the word they begin at.
        reader: of the language.
    """
    found: dict[int, list[Who]] = {}
    for at in range(len(sentence)):
        found_owners = _owner_at(sentence, at, people, reader)
        owners = list(found_owners)
        if owners:
            found[at] = owners
    return found


def _owner_at(
    sentence: Sentence, at: int, people: Mapping[int, list[Who]], reader: PeopleReader
) -> Iterator[Who]:
    for last in range(at, min(at + MOST_NAME_WORDS, len(sentence))):
        owner = _without_s(sentence.plain[last], reader.words)
        if owner:
            yield from _owner(sentence, at, last, owner, reader)
    for who in people.get(at, ()):
        is_quote = who.end < len(sentence) and sentence.words[who.end] in "'’"
        if is_quote:
            yield Who(who.end + 1, who.names, who.bare)


def _owner(
    sentence: Sentence, at: int, last: int, owner: str, reader: PeopleReader
) -> Iterator[Who]:
    """The owner's words read as a sentence of their own."""
    length = len(owner)
    words = [*sentence.words[at:last], sentence.words[last][:length]]
    plain = [*sentence.plain[at:last], owner]
    count = len(words)
    places = range(count)
    alone = Sentence(words, plain, list(places), [0] * count)
    for who in reader.at(alone, 0, ()):
        if who.end == count:
            yield Who(last + 1, who.names, who.bare)


def _without_s(plain: str, words: PeopleWords) -> str:
    for ending in ("'s", "s'"):
        if plain.endswith(ending):
            return plain[: -len(ending)] + ("s" if ending == "s'" else "")
    if words.nouns_have_capitals and plain.endswith("s"):
        return plain[:-1]
    return ""
