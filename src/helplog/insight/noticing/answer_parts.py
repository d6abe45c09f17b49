"""An answer in its parts: sentences, the things of a list, what each person did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from helplog.insight.noticing.language import Language
from helplog.insight.noticing.matching import Who
from helplog.insight.noticing.people import PeopleReader
from helplog.insight.noticing.sentences import Sentence, sentences_of
from helplog.model.kinds import Kind

_MOST_WORDS_LISTED: Final = 5
"""Words of a part of `tax thing, boiler, Mum's birthday`; longer ones are a sentence."""


class Piece(NamedTuple):
    """A part of an answer that may be an item."""

    start: int
    text: str


def sentences_in(line: Piece, language: Language) -> Iterator[Piece]:
    """Each from its first word to where the next begins, so that no sign is lost."""
    starts = [
        sentence.starts[0]
        for sentence in sentences_of(line.text, 0, language.joints)
        if any(word[0].isalnum() for word in sentence.words)
    ]
    if starts:
        starts[0] = 0
    else:
        starts = [0]
    for start, end in zip(starts, [*starts[1:], len(line.text)], strict=True):
        yield Piece(line.start + start, line.text[start:end])


def one_sentence(text: str, language: Language) -> Sentence:
    """All of a text as one sentence, its places those of the text."""
    words: list[str] = []
    plain: list[str] = []
    starts: list[int] = []
    for sentence in sentences_of(text, 0, language.joints):
        words += sentence.words
        plain += sentence.plain
        starts += sentence.starts
    return Sentence(words, plain, starts, [0] * len(words))


def parts_of(
    piece: Piece, kind: Kind, language: Language, reader: PeopleReader
) -> Iterator[Piece]:
    """`Ulli gave me a lift and Dana brought soup`, `tax thing, boiler` in their parts."""
    sentence = one_sentence(piece.text, language)
    if kind is Kind.NEEDS:
        cuts = _cuts_of_list(piece.text, sentence)
    else:
        cuts = _cuts_at_people(sentence, reader)
    ends = [*cuts, len(piece.text)]
    for start, end in zip([0, *cuts], ends, strict=True):
        yield Piece(piece.start + start, piece.text[start:end])


def _cuts_of_list(text: str, sentence: Sentence) -> list[int]:
    """Where the things of a list are parted: by semicolons, or by commas between short things."""
    if ";" in sentence.words:
        return [
            sentence.end(at)
            for at in range(len(sentence) - 1)
            if sentence.words[at] == ";"
        ]
    things = text.split(",")
    if len(things) < 2 or any(  # noqa: PLR2004 - a comma parts two
        not 0 < len(thing.split()) <= _MOST_WORDS_LISTED for thing in things
    ):
        return []
    return [sentence.end(at) for at, word in enumerate(sentence.words) if word == ","]


def _cuts_at_people(sentence: Sentence, reader: PeopleReader) -> list[int]:
    """Where another person begins a part: after `and`, a comma or a semicolon.

    A name alone belongs to the names beside it unless all are names: then each is one.
    """
    people = reader.people(sentence, ())
    joins = reader.words.joins | {";", "+"}
    inner = range(1, len(sentence) - 1)
    joints = [at for at in inner if sentence.plain[at] in joins]
    if _only_names(sentence, people, reader):
        between = _cuts_between_names(sentence, joints)
        return list(between)
    cuts = []
    for at in joints:
        after = at + 1
        if sentence.plain[after] in reader.words.pronouns:
            continue
        if after not in people:
            continue
        if _is_name_before(sentence, people, at):
            continue
        place = sentence.starts[after]
        cuts.append(place)
    return cuts


def _cuts_between_names(sentence: Sentence, joints: Iterable[int]) -> Iterator[int]:
    for at in joints:
        if sentence.is_sign(at + 1):
            continue
        if not _is_in_brackets(sentence, at):
            yield sentence.starts[at + 1]


def _is_name_before(sentence: Sentence, people: dict[int, list[Who]], at: int) -> bool:
    """Whether a name ends right before a joint: `Sam and Dana helped` is one help."""
    if sentence.plain[at] == ";":
        return False
    return any(who.end == at for found in people.values() for who in found)


def _only_names(
    sentence: Sentence, people: dict[int, list[Who]], reader: PeopleReader
) -> bool:
    """Whether it is a list of people, each with no more than a bracket: `mum (by phone), lena`."""
    joins = reader.words.joins | {";", "+"}
    at = 0
    while at < len(sentence):
        if sentence.words[at] == "(":
            at = _past_bracket(sentence, at)
        elif at in people:
            at = min(who.end for who in people[at])
        elif (
            sentence.plain[at] in joins
            or sentence.is_sign(at)
            or _is_small_name(sentence, at, reader)
        ):
            at += 1
        else:
            return False
    return True


def _is_in_brackets(sentence: Sentence, at: int) -> bool:
    before = sentence.words[:at]
    return before.count("(") > before.count(")")


def _past_bracket(sentence: Sentence, at: int) -> int:
    while at < len(sentence) and sentence.words[at] != ")":
        at += 1
    return at + 1


def _is_small_name(sentence: Sentence, at: int, reader: PeopleReader) -> bool:
    """One word between joints that nobody is known by yet: `lena`."""
    joins = reader.words.joins | {";", "+"}
    before = ","
    if at:
        before = sentence.plain[at - 1]
    after = ","
    if at + 1 < len(sentence):
        after = sentence.plain[at + 1]
    if before not in joins:
        return False
    if not (after in joins or sentence.is_sign(at + 1)):
        return False
    if not sentence.plain[at].isalpha():
        return False
    return sentence.plain[at] not in reader.words.no_names
