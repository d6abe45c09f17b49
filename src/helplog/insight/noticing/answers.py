"""The lines of a check-in's answer as items: what stands under a question is what it asks for.

Far more lenient than prose: under *Who did I let help me* every line is a yes. Nothing is left out:
each word of an answer is in one proposal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from helplog.insight.noticing.language import Language, languages, spoken_in
from helplog.insight.noticing.matching import Who
from helplog.insight.noticing.noticing import notice
from helplog.insight.noticing.people import Known, PeopleReader
from helplog.insight.noticing.proposal import Proposal
from helplog.insight.noticing.sentences import Sentence, sentences_of
from helplog.model.kinds import Kind, Question
from helplog.model.late_patterns import late_pattern

KIND_OF: Final = {
    Question.LET_HELP: Kind.ACCEPTED,
    Question.NEED_HELP: Kind.NEEDS,
    Question.CONNECTED: Kind.CONNECTIONS,
}
LONGEST_LINE: Final = 1_000
"""Characters; a longer one is an item as it stands, whoever is named in it."""
MOST_LINES: Final = 200
"""Of an answer; what comes after them is one item more."""

_NONE: Final = late_pattern(
    r"[\s\-*_]*(?:none|no one|nobody|nothing|keine?r?s?|niemand(?:en)?|nichts)"
    r"(?: (?:this|diese) (?:week|woche))?[\s.!*_]*",
    re.IGNORECASE,
)
_BULLET: Final = late_pattern(
    r"[ \t]*+(?:(?:[-*+•–]|\d{1,3}[.)])[ \t]+)?+(?:\[[ xX]\][ \t]+)?+"
)
_MOST_WORDS_LISTED: Final = 5
"""Words of a part of `tax thing, boiler, Mum's birthday`; longer ones are a sentence."""
_EDGES: Final = " \t\n,;:.-–—()"


class _Piece(NamedTuple):
    """A part of an answer that may be an item."""

    start: int
    text: str


def propose_answers(
    text: str, question: Question, known: Iterable[str] = ()
) -> tuple[Proposal, ...]:
    """What an answer says, an item for each thing.

    Args:
        text: as typed, one line or several, with bullets or without.
        question: which it answers.
        known: names and aliases of the people of the journal.

    Returns:
        In the order of the text; nothing for `none`. `unknown` names whom the journal does not know
        yet, for asking once.
    """
    if _NONE.fullmatch(text):
        return ()
    names = tuple(known)
    people = Known(names)
    kind = KIND_OF[question]
    found: list[Proposal] = []
    for line in _lines(text):
        if _NONE.fullmatch(line.text):
            continue
        if len(line.text) > LONGEST_LINE:
            words = line.text.strip()
            start = line.start + line.text.index(words)
            found.append(Proposal(kind=kind, what=words, words=words, start=start))
        else:
            found += _in_line(line, kind, names, people)
    return tuple(found)


def _lines(text: str) -> Iterator[_Piece]:
    at = 0
    lines = text.split("\n", MOST_LINES)
    for line in lines:
        mark = _BULLET.match(line)
        begins = mark.end() if mark else 0
        if line[begins:].strip():
            yield _Piece(at + begins, line[begins:])
        at += len(line) + 1


class _Ear(NamedTuple):
    """What a line is listened to with."""

    kind: Kind
    names: tuple[str, ...]
    people: Known
    language: Language
    reader: PeopleReader


def _in_line(
    line: _Piece, kind: Kind, names: tuple[str, ...], people: Known
) -> list[Proposal]:
    """The items of a line; a sentence about none of them is a note to the one before."""
    language = spoken_in(line.text, languages())[0]
    reader = PeopleReader(language.people, people)
    ear = _Ear(kind, names, people, language, reader)
    found: list[Proposal] = []
    for sentence in _sentences(line, language):
        for piece in _parts(sentence, kind, language, reader):
            proposal = _proposal(piece, ear)
            if found and _is_remark(proposal, kind, language):
                found[-1] = _with_note(found[-1], proposal, line)
            else:
                found.append(proposal)
    return found


def _sentences(line: _Piece, language: Language) -> Iterator[_Piece]:
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
        yield _Piece(line.start + start, line.text[start:end])


def _one_sentence(text: str, language: Language) -> Sentence:
    words: list[str] = []
    plain: list[str] = []
    starts: list[int] = []
    for sentence in sentences_of(text, 0, language.joints):
        words += sentence.words
        plain += sentence.plain
        starts += sentence.starts
    return Sentence(words, plain, starts, [0] * len(words))


def _parts(
    piece: _Piece, kind: Kind, language: Language, reader: PeopleReader
) -> Iterator[_Piece]:
    """`Ulli gave me a lift and Dana brought soup`, `tax thing, boiler` in their parts."""
    sentence = _one_sentence(piece.text, language)
    if kind is Kind.NEEDS:
        cuts = _cuts_of_list(piece.text, sentence)
    else:
        cuts = _cuts_at_people(sentence, reader)
    ends = [*cuts, len(piece.text)]
    for start, end in zip([0, *cuts], ends, strict=True):
        yield _Piece(piece.start + start, piece.text[start:end])


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
    cuts = []
    for at in range(1, len(sentence) - 1):
        is_join = sentence.plain[at] in joins
        if not is_join or sentence.plain[at + 1] in reader.words.pronouns:
            continue
        if at + 1 not in people or _is_name_before(sentence, people, at):
            continue
        cuts.append(sentence.starts[at + 1])
    if _only_names(sentence, people, joins):
        return [
            sentence.starts[at + 1]
            for at in range(1, len(sentence) - 1)
            if sentence.plain[at] in joins and at + 1 in people
        ]
    return cuts


def _is_name_before(sentence: Sentence, people: dict[int, list[Who]], at: int) -> bool:
    """Whether a name ends right before a joint: `Sam and Dana helped` is one help."""
    if sentence.plain[at] == ";":
        return False
    return any(who.end == at for found in people.values() for who in found)


def _only_names(
    sentence: Sentence, people: dict[int, list[Who]], joins: Iterable[str]
) -> bool:
    at = 0
    while at < len(sentence):
        if at in people:
            at = min(who.end for who in people[at])
        elif sentence.plain[at] in joins or sentence.is_sign(at):
            at += 1
        else:
            return False
    return True


def _proposal(piece: _Piece, ear: _Ear) -> Proposal:
    who: tuple[str, ...] = ()
    what = piece.text
    if ear.kind is not Kind.NEEDS:
        who, what = _who_and_what(piece.text, ear)
    said = _without_last_joint(what.strip(_EDGES), ear.language)
    return Proposal(
        kind=ear.kind,
        who=who,
        what=said or None,
        words=piece.text.strip(),
        start=piece.start + len(piece.text) - len(piece.text.lstrip()),
        unknown=tuple(name for name in who if not ear.people.knows(name)),
    )


def _who_and_what(text: str, ear: _Ear) -> tuple[tuple[str, ...], str]:
    """The people of a part: those it begins with, else those prose would see, else any."""
    language = ear.language
    sentence = _one_sentence(text, language)
    people = ear.reader.people(sentence, ())
    for at in range(len(sentence)):
        if at in people and people[at][0].names:
            who = people[at][0]
            before = text[: sentence.starts[at]]
            after = text[sentence.end(who.end - 1) :]
            return who.names, _without_joints(before, language) + after
        if sentence.plain[at] not in language.skipped and not sentence.is_sign(at):
            break
    named = [seen.who for seen in notice(text, ear.names)]
    named += [people[at][0].names for at in sorted(people)]
    for names in filter(None, named):
        return names, text
    first = _small_name(sentence, language)
    if first:
        return (first,), text[sentence.end(0) :]
    return (), text


def _small_name(sentence: Sentence, language: Language) -> str:
    """`ulli gave me a lift`: somebody nobody knows yet, typed in a hurry."""
    if len(sentence) < 2 or sentence.is_sign(0):  # noqa: PLR2004
        return ""
    name, verb = sentence.plain[:2]
    no_name = language.people.no_names | language.of_me | language.others
    if name in no_name or name in language.people.leads:
        return ""
    return sentence.words[0] if verb in language.deeds else ""


def _without_joints(text: str, language: Language) -> str:
    words = text.split()
    while words and words[0].casefold() in language.people.joins:
        del words[0]
    return " ".join([*words, ""]) if words else ""


def _without_last_joint(text: str, language: Language) -> str:
    """`gave me a lift and`, where somebody else's part follows."""
    before, _, last = text.rpartition(" ")
    if (last or text).casefold() in language.people.joins:
        return before.rstrip(_EDGES)
    return text


def _is_remark(proposal: Proposal, kind: Kind, language: Language) -> bool:
    """A sentence that names nobody, or goes on about the need before it."""
    if kind is not Kind.NEEDS:
        return not proposal.who
    first = proposal.words.casefold().replace("’", "'").split()[:1]
    return bool(first) and first[0].strip(_EDGES) in language.going_on


def _with_note(before: Proposal, remark: Proposal, line: _Piece) -> Proposal:
    start = before.start - line.start
    end = remark.end - line.start
    said = remark.words.strip()
    note = f"{before.note} {said}" if before.note else said
    return Proposal(
        kind=before.kind,
        who=before.who,
        what=before.what,
        note=note,
        words=line.text[start:end],
        start=before.start,
        unknown=before.unknown,
    )
