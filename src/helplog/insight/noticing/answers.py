"""The lines of a check-in's answer as items: what stands under a question is what it asks for.

Far more lenient than prose: under *Who did I let help me* a line with somebody in it is a yes. What
is no item stays what it is, words: `nobody really`, `It was a hard week`. A long answer is prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from helplog.insight.noticing.answer_parts import Piece, parts_of, sentences_in
from helplog.insight.noticing.answer_people import (
    EDGES,
    Ear,
    trimmed,
    who_and_what,
    without_first_words,
    without_last_joint,
)
from helplog.insight.noticing.known_people import Known
from helplog.insight.noticing.language import Language, languages, spoken_in
from helplog.insight.noticing.no_answers import (
    is_about_the_week,
    says_nobody,
    says_nothing,
    word_count,
)
from helplog.insight.noticing.noticing import notice
from helplog.insight.noticing.people import PeopleReader
from helplog.insight.noticing.proposal import Proposal
from helplog.model.kinds import Kind, Question
from helplog.model.late_patterns import late_pattern

KIND_OF: Final = {
    Question.LET_HELP: Kind.ACCEPTED,
    Question.NEED_HELP: Kind.NEEDS,
    Question.CONNECTED: Kind.CONNECTIONS,
}
MOST_WORDS: Final = 60
"""Of an answer; a longer one is prose, in which only what prose shows is an item."""
MOST_LINES: Final = 200
"""Of an answer; what comes after them stays words."""

_MOST_WORDS_OF_NOBODY: Final = 9
"""Of a line that names nobody and may be an item all the same: `yes to the soup`."""
_IN_LAW: Final = late_pattern(r"(?<=\w) in law\b", re.IGNORECASE)
_BULLET: Final = late_pattern(
    r"[ \t]*+(?:(?:[-*+•–]|\d{1,3}[.)])[ \t]+)?+(?:\[[ xX]\][ \t]+)?+"
)


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
    if says_nothing(text):
        return ()
    names = tuple(known)
    kind = KIND_OF[question]
    if word_count(text) > MOST_WORDS:
        return notice(text, names)
    people = Known(names)
    # As long as it was, so that every place stays where it is.
    heard = _IN_LAW.sub("-in-law", text)
    found: list[Proposal] = []
    lines = _lines(heard)
    for line in islice(lines, MOST_LINES):
        if not says_nothing(line.text):
            found += _in_line(line, kind, names, people)
    return tuple(_as_typed(one, text) for one in found)


def _as_typed(proposal: Proposal, text: str) -> Proposal:
    return replace(proposal, words=text[proposal.start : proposal.end])


def _lines(text: str) -> Iterator[Piece]:
    at = 0
    for line in text.split("\n"):
        mark = _BULLET.match(line)
        begins = 0
        if mark:
            begins = mark.end()
        if line[begins:].strip():
            yield Piece(at + begins, line[begins:])
        at += len(line) + 1


def _in_line(
    line: Piece, kind: Kind, names: tuple[str, ...], people: Known
) -> list[Proposal]:
    """The items of a line; a sentence about none of them is a note to the one before."""
    every_language = languages()
    language = spoken_in(line.text, every_language)[0]
    reader = PeopleReader(language.people, people)
    ear = Ear(kind, names, people, language, reader)
    found: list[Proposal] = []
    for sentence in sentences_in(line, language):
        otherwise = _said_otherwise(sentence, ear)
        if otherwise:
            found += otherwise
            continue
        for piece in parts_of(sentence, kind, language, reader):
            proposal = _proposal(piece, ear)
            if _is_joint(piece, language):
                continue
            if found and _is_remark(proposal, kind, language):
                found[-1] = _with_note(found[-1], proposal, line)
            elif _is_item(proposal, language):
                found.append(proposal)
    return found


def _is_joint(piece: Piece, language: Language) -> bool:
    """Whether no word of a part says anything: `) and`."""
    words_written = piece.text.casefold().split()
    words = [word.strip(EDGES + "()!?") for word in words_written]
    return all(word in language.people.joins for word in words if word)


def _said_otherwise(sentence: Piece, ear: Ear) -> list[Proposal]:
    """What a sentence says plainly: `Sam offered to drive me but I said no` is no yes."""
    if ear.kind is not Kind.ACCEPTED:
        return []
    seen = notice(sentence.text, ear.names)
    if any(one.kind is Kind.ACCEPTED for one in seen):
        return []
    told = [one for one in seen if one.kind.spec.expects_person]
    return [replace(one, start=sentence.start + one.start) for one in told]


def _is_item(proposal: Proposal, language: Language) -> bool:
    """Whether a part says something that can be counted; the rest stays words."""
    text = proposal.words
    if says_nothing(text):
        return False
    if proposal.kind is Kind.NEEDS:
        return True
    if says_nobody(text):
        return False
    if proposal.who:
        return True
    if is_about_the_week(text):
        return False
    folded = text.casefold().split()
    plain = set(folded)
    return word_count(text) <= _MOST_WORDS_OF_NOBODY or bool(plain & language.deeds)


def _proposal(piece: Piece, ear: Ear) -> Proposal:
    who: tuple[str, ...] = ()
    what = piece.text
    if ear.kind is not Kind.NEEDS:
        who, what = who_and_what(piece.text, ear)
    else:
        what = without_first_words(what)
    bare = trimmed(what)
    said = without_last_joint(bare, ear.language)
    return Proposal(
        kind=ear.kind,
        who=who,
        what=said or None,
        words=piece.text.strip(),
        start=piece.start + len(piece.text) - len(piece.text.lstrip()),
        unknown=tuple(name for name in who if not ear.people.knows(name)),
    )


def _is_remark(proposal: Proposal, kind: Kind, language: Language) -> bool:
    """A sentence that names nobody, or goes on about the need before it."""
    if kind is not Kind.NEEDS:
        return not proposal.who
    first = proposal.words.casefold().replace("’", "'").split()[:1]
    if not first:
        return False
    word = first[0].strip(EDGES)
    return word in language.going_on


def _with_note(before: Proposal, remark: Proposal, line: Piece) -> Proposal:
    start = before.start - line.start
    end = remark.end - line.start
    said = remark.words.strip()
    note = said
    if before.note:
        note = f"{before.note} {said}"
    return Proposal(
        kind=before.kind,
        who=before.who,
        what=before.what,
        note=note,
        words=line.text[start:end],
        start=before.start,
        unknown=before.unknown,
    )
