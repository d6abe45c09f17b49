"""Whom a part of an answer names, and what is left to say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from helplog.insight.noticing.answer_parts import one_sentence
from helplog.insight.noticing.known_people import Known
from helplog.insight.noticing.language import Language
from helplog.insight.noticing.matching import Who
from helplog.insight.noticing.noticing import notice
from helplog.insight.noticing.people import PeopleReader
from helplog.insight.noticing.sentences import Sentence
from helplog.model.kinds import Kind

EDGES: Final = " \t\n,;:.-–—→"
_BEGIN_LITTLE: Final = frozenset(
    {"also", "and", "plus", "then", "still", "auch", "und", "noch", "außerdem", "immer"}
)
"""What a need can do without at its beginning."""


class Ear(NamedTuple):
    """What a line is listened to with."""

    kind: Kind
    names: tuple[str, ...]
    people: Known
    language: Language
    reader: PeopleReader


def trimmed(text: str) -> str:
    """Without the signs around it; a bracket stays that has its other half."""
    said = text.strip(EDGES)
    if said.startswith("(") and said.find(")") in {-1, len(said) - 1}:
        said = said.strip("()").strip(EDGES)
    if said.count("(") < said.count(")"):
        said = said.removesuffix(")")
    elif said.count("(") > said.count(")"):
        before, _, after = said.rpartition("(")
        said = f"{before.rstrip()} {after}" if after else before
    return said.strip(EDGES)


def without_first_words(text: str) -> str:
    """`also the roof`: the roof."""
    words = text.split()
    at = 0
    while at < len(words) - 1 and words[at].casefold().strip(EDGES) in _BEGIN_LITTLE:
        at += 1
    return " ".join(words[at:])


def who_and_what(text: str, ear: Ear) -> tuple[tuple[str, ...], str]:
    """The people of a part: those it begins with, else those prose would see, else any."""
    language = ear.language
    sentence = one_sentence(text, language)
    people = ear.reader.people(sentence, ())
    at = _first_told(sentence, people, language)
    if at is not None:
        who = _described(people[at], sentence, at, language)
        owner = _owner(who.names)
        if owner:
            return (owner,), text
        before = text[: sentence.starts[at]]
        last = who.end - 1
        after = text[sentence.end(last) :]
        return who.names, _without_joints(before, language) + after
    noticed = notice(text, ear.names)
    named = [seen.who for seen in noticed]
    named += [people[at][0].names for at in sorted(people)]
    for names in filter(None, named):
        return _of_whom(text, names), text
    if _is_name_alone(sentence, ear):
        return (sentence.words[0],), ""
    first = _small_name(sentence, language)
    if first:
        rest = text[sentence.end(0) :]
        return (first,), rest
    return (), text


def _first_told(
    sentence: Sentence, people: Mapping[int, list[Who]], language: Language
) -> int | None:
    """Where somebody stands before whom nothing is said; None where nobody does."""
    for at, word in enumerate(sentence.plain):
        if at in people and people[at][0].names:
            return at
        if word not in language.skipped and not sentence.is_sign(at):
            return None
    return None


def _owner(names: tuple[str, ...]) -> str:
    """`Mrs Pell's pie`: it was Mrs Pell; empty where nothing is somebody's."""
    if len(names) != 1:
        return ""
    if not names[0].replace("’", "'").endswith("'s"):
        return ""
    return names[0][:-2]


def _described(
    found: list[Who], sentence: Sentence, at: int, language: Language
) -> Who:
    """`the woman from choir`: where she has no name, where she is from is part of who she is.

    *The woman* alone would be everybody's name; *my neighbour* is one person.
    """
    first = found[0]
    article = sentence.plain[at]
    if article not in language.people.leads:
        return first
    if article in language.of_me:
        return first
    for who in reversed(found):
        words = sentence.plain[at : who.end]
        ends = who.end == len(sentence) or sentence.is_sign(who.end)
        ends = ends or sentence.plain[who.end] in language.deeds
        if ends and len(who.names) == 1 and language.deeds.isdisjoint(words):
            return who
    return first


def _of_whom(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """`Anna's mum`, where the mum is seen."""
    before, found, _ = text.partition(f" {names[0]}")
    owner = before.rpartition(" ")[2]
    if found and len(names) == 1 and owner.replace("’", "'").endswith("'s"):
        return (f"{owner} {names[0]}",)
    return names


def _is_name_alone(sentence: Sentence, ear: Ear) -> bool:
    """`ulli`: whom else would one word mean here."""
    words = [at for at in range(len(sentence)) if not sentence.is_sign(at)]
    if words != [0]:
        return False
    language = ear.language
    no_name = language.people.no_names | language.of_me | language.others
    if sentence.plain[0] in no_name:
        return False
    return sentence.words[0].isalpha()


def _small_name(sentence: Sentence, language: Language) -> str:
    """`ulli gave me a lift`: somebody nobody knows yet, typed in a hurry."""
    if len(sentence) < 2 or sentence.is_sign(0):  # noqa: PLR2004
        return ""
    name, verb = sentence.plain[:2]
    no_name = language.people.no_names | language.of_me | language.others
    if name in no_name or name in language.people.leads:
        return ""
    if verb in language.deeds:
        return sentence.words[0]
    return ""


def _without_joints(text: str, language: Language) -> str:
    words = text.split()
    while words and words[0].casefold() in language.people.joins:
        del words[0]
    if words:
        return " ".join([*words, ""])
    return ""


def without_last_joint(text: str, language: Language) -> str:
    """`gave me a lift and`, where somebody else's part follows."""
    before, _, last = text.rpartition(" ")
    plainly = (last or text).casefold()
    if plainly in language.people.joins:
        return before.rstrip(EDGES)
    return text
