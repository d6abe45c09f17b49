"""From the prose of an entry to what might be items in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from helplog.insight.noticing.known_people import Known
from helplog.insight.noticing.language import (
    Language,
    ReadSentence,
    languages,
    spoken_in,
)
from helplog.insight.noticing.matching import Budget, Match, Seen, matches
from helplog.insight.noticing.owners import owners_in
from helplog.insight.noticing.people import PeopleReader
from helplog.insight.noticing.proposal import Proposal
from helplog.insight.noticing.prose import passages_of
from helplog.insight.noticing.sentences import Sentence, quoted, sentences_of
from helplog.insight.noticing.silencing import is_others, is_silenced
from helplog.insight.noticing.tables import OPEN_OFFER, Rule
from helplog.insight.noticing.wording import what_of
from helplog.model.kinds import Answer, Kind

MOST_STEPS: Final = 150_000
"""Tried in one body, ten a word and more: of a day of more than some ten thousand words, what comes
after them stays silent."""
_STEPS_A_WORD: Final = 10
"""What reading a word takes, before any rule is tried."""
_THEIR_ANSWERS: Final = {
    "their yes": Answer.YES,
    "their no": Answer.NO,
    "their later": Answer.LATER,
}
_MY_ANSWERS: Final = {"my yes": Kind.ACCEPTED, "my no": Kind.DECLINED}


@dataclass(frozen=True, slots=True)
class _Found:
    """Something seen in a sentence, before it is told."""

    heading: str
    match: Match
    proposal: Proposal


def notice(
    body: str, known: Known | Iterable[str] = (), own_rules: str = ""
) -> tuple[Proposal, ...]:
    """What might be items in a text, in the order they stand there.

    Args:
        body: Markdown, LF line ends.
        known: the people of the journal, or their names and aliases.
        own_rules: a person's own table; lines in it that can't be used do nothing.
    """
    people = known if isinstance(known, Known) else Known(known)
    tables = languages(own_rules)
    budget = Budget(MOST_STEPS)
    found: list[Proposal] = []
    most_spoken = spoken_in(body, tables)
    for passage in passages_of(body):
        spoken = spoken_in(passage.text, tables)
        if len(spoken) > 1:
            spoken = most_spoken
        for language in spoken:
            reader = PeopleReader(language.people, people)
            sentences = sentences_of(passage.text, passage.start, language.joints)
            found += _in_passage(sentences, body, language, reader, budget)
    # What is as much of one language as of the other may be seen in both.
    once = {(one.kind, one.start): one for one in reversed(found)}
    marked = [_with_unknown(one, people) for one in once.values()]
    return tuple(sorted(marked, key=lambda one: (one.start, one.kind)))


def _with_unknown(proposal: Proposal, people: Known) -> Proposal:
    unknown = tuple(name for name in proposal.who if not people.knows(name))
    return replace(proposal, unknown=unknown)


def _in_passage(
    sentences: Iterable[Sentence],
    body: str,
    language: Language,
    reader: PeopleReader,
    budget: Budget,
) -> Iterator[Proposal]:
    read = _read_all(sentences, body, language, reader, budget)
    one = next(read, None)
    declined = False
    while one is not None:
        after = next(read, None)
        told = list(_told_in(one, after, budget))
        declined_before = declined
        declined = any(found.kind is Kind.DECLINED for found in told)
        for found in told:
            # `I'll do it myself`, said to an offer, is the offer turned down, no more.
            if found.kind is Kind.ALONE and (declined or declined_before):
                continue
            yield found
        one = after


def _told_in(
    one: ReadSentence, after: ReadSentence | None, budget: Budget
) -> Iterator[Proposal]:
    for found in _in_sentence(one, budget):
        told = _with_answer(found, one, after, budget)
        if told is not None:
            yield told


def _read_all(
    sentences: Iterable[Sentence],
    body: str,
    language: Language,
    reader: PeopleReader,
    budget: Budget,
) -> Iterator[ReadSentence]:
    """The sentences as they are wanted; each knows whom the ones before it named last."""
    before: tuple[str, ...] = ()
    for sentence in sentences:
        budget.steps -= _STEPS_A_WORD * len(sentence)
        if budget.steps <= 0:
            return
        seen = _seen(sentence, language, reader, before)
        yield ReadSentence(seen, language, body)
        before = _last_named(seen) or before


def _seen(
    sentence: Sentence,
    language: Language,
    reader: PeopleReader,
    before: tuple[str, ...],
) -> Seen:
    people = reader.people(sentence, before)
    # Within a sentence, `him` is whoever was named last before it.
    named: tuple[str, ...] = before
    for at in sorted(people):
        if sentence.plain[at] in language.people.pronouns:
            people[at] = [
                who._replace(names=named)
                if not who.names or who.names == before
                else who
                for who in people[at]
            ]
        else:
            named = people[at][-1].names
    owners = owners_in(sentence, people, reader)
    light = language.light(sentence)
    subjects = language.subjects(sentence, people, light)
    hidden = _hidden(sentence, language)
    return Seen(sentence, people, owners, subjects, light, hidden)


def _hidden(sentence: Sentence, language: Language) -> set[int]:
    """Words in quotes; what I said to others is mine to say."""
    inside = quoted(sentence)
    for phrase in language.said_by_me:
        length = len(phrase)
        last = len(sentence) - length
        for at in range(last + 1):
            here = sentence.plain[at : at + length]
            if tuple(here) == phrase:
                return set()
    return inside


def _last_named(seen: Seen) -> tuple[str, ...]:
    names: tuple[str, ...] = ()
    for at in sorted(seen.people):
        for who in seen.people[at][-1:]:
            names = who.names or names
    return names


def _in_sentence(read: ReadSentence, budget: Budget) -> list[_Found]:
    """What fits in a sentence and is not silenced; of what overlaps, the earliest rule's."""
    taken: set[int] = set()
    found: list[_Found] = []
    said: set[tuple[Kind, tuple[str, ...]]] = set()
    sentence = read.seen.sentence
    sentence_words = set(sentence.plain)
    rules = read.language.table.rules_for(sentence_words)
    budget.steps -= len(rules)
    for rule in rules:
        if rule.heading not in {*Kind, OPEN_OFFER}:
            continue
        for match in matches(rule.elements, read.seen, budget):
            covered = range(match.start, match.end)
            places = set(covered)
            if places & taken:
                continue
            if is_silenced(rule, match, read, budget):
                continue
            proposal = _proposal(rule, match, read)
            if (proposal.kind, proposal.who) in said:
                continue
            if is_others(proposal, match, read):
                continue
            taken |= places
            said.add((proposal.kind, proposal.who))
            found.append(_Found(rule.heading, match, proposal))
    return found


def _proposal(rule: Rule, match: Match, read: ReadSentence) -> Proposal:
    sentence = read.seen.sentence
    heading = Kind.OFFERS.value if rule.heading == OPEN_OFFER else rule.heading
    kind = Kind(heading)
    what = what_of(match, read, kind)
    first, last = match.start, match.end
    if what:
        first = min(first, what.start)
        last = max(last, what.stop)
    while last - 1 > first and sentence.is_sign(last - 1):
        last -= 1
    while first < last - 1 and sentence.is_sign(first):
        first += 1
    start = sentence.starts[first]
    end = sentence.end(last - 1)
    return Proposal(
        kind=kind,
        who=match.who,
        what=_text(what, read) if what else None,
        words=read.body[start:end],
        start=start,
    )


def _text(words: range, read: ReadSentence) -> str:
    sentence = read.seen.sentence
    start = sentence.starts[words.start]
    end = sentence.end(words.stop - 1)
    written = read.body[start:end].split()
    return " ".join(written)


def _with_answer(
    found: _Found, read: ReadSentence, after: ReadSentence | None, budget: Budget
) -> Proposal | None:
    """What was found, with what became of it in the words that follow."""
    told = found.proposal
    if told.kind is Kind.ASKS:
        said = _heading_after(found, read, after, _THEIR_ANSWERS, budget)
        if said:
            return replace(told, answer=_THEIR_ANSWERS[said])
        return told
    if told.kind is Kind.OFFERS:
        said = _heading_after(found, read, after, _MY_ANSWERS, budget)
        if said:
            return replace(told, kind=_MY_ANSWERS[said])
        if found.heading == OPEN_OFFER:
            return None
    return told


def _heading_after(
    found: _Found,
    read: ReadSentence,
    after: ReadSentence | None,
    wanted: Iterable[str],
    budget: Budget,
) -> str:
    """Which answer the rest of the sentence gives, else the next one; empty where neither does."""
    for one, least in ((read, found.match.end), (after, 0)):
        if one is None:
            continue
        first: tuple[int, str] | None = None
        sentence_words = set(one.seen.sentence.plain)
        for rule in one.language.table.rules_for(sentence_words):
            if rule.heading not in wanted:
                continue
            for match in matches(rule.elements, one.seen, budget):
                if match.end <= least:
                    continue
                if first is None or match.start < first[0]:
                    first = (match.start, rule.heading)
        if first:
            return first[1]
    return ""
