"""When a rule that fits holds its tongue: what is not so, is others', is only wished or asked."""

from __future__ import annotations

from collections.abc import Iterable

from helplog.insight.noticing.known_people import MOST_NAME_WORDS
from helplog.insight.noticing.language import Language, ReadSentence
from helplog.insight.noticing.matching import Budget, Match, Seen, matches
from helplog.insight.noticing.proposal import Proposal
from helplog.insight.noticing.sentences import Sentence
from helplog.insight.noticing.tables import OPEN_OFFER, Rule, Silence
from helplog.model.kinds import Kind


def is_silenced(rule: Rule, match: Match, read: ReadSentence, budget: Budget) -> bool:
    """Whether something in the sentence says that what a rule fits is none."""
    sentence = read.seen.sentence
    if sentence.asks and rule.heading not in {Kind.ASKS, Kind.OFFERS}:
        return True
    if match.start in read.seen.hidden:
        return True
    kind = Kind.OFFERS.value if rule.heading == OPEN_OFFER else rule.heading
    words = set(sentence.plain)
    near = _near(match, sentence, read.language)
    for silence in read.language.table.silences:
        if silence.kinds and kind not in silence.kinds:
            continue
        if not silence.may_fit(words):
            continue
        if _speaks(silence, match, near, read.seen, budget):
            return True
    return False


def _speaks(
    silence: Silence, match: Match, near: range, seen: Seen, budget: Budget
) -> bool:
    """Whether what silences stands where it counts, and is no word of the rule's own."""
    spoken = {"", "{who}", "{whose}"}
    if silence.near:
        spoken.add("{what}")  # `asked him not to worry` was asked
    own: set[int] = set()
    for part in match.parts:
        if part.element.slot in spoken:
            inner = range(part.start, part.end)
            own.update(inner)
    for found in matches(silence.elements, seen, budget):
        inside = range(found.start, found.end)
        places = set(inside)
        if len(places) == 1 and places <= own and not silence.own:
            continue
        if not silence.near or found.start in near:
            return True
    return False


def _near(match: Match, sentence: Sentence, language: Language) -> range:
    """The clause of a match as far as its end; where a `not` may follow, a little further."""
    first = sentence.clause.index(sentence.clause[match.start])
    last = match.end
    if match.parts[-1].element.slot != "{what}":
        for _ in range(language.late_not):
            if last >= len(sentence):
                break
            if sentence.clause[last] != sentence.clause[match.end - 1]:
                break
            last += 1
    return range(first, last)


def is_others(proposal: Proposal, match: Match, read: ReadSentence) -> bool:
    """What goes on between others: a `she` nobody knows without a `me`, an offer not to me."""
    sentence = read.seen.sentence
    named = [part.end for part in match.parts if part.who is not None]
    if named and not proposal.who:
        return read.language.of_me.isdisjoint(sentence.plain)
    if read.language.verb_late and _has_subject_before(match, read):
        return True
    if proposal.kind is not Kind.OFFERS:
        return False
    after = max(named, default=0)
    return _names_more(read, range(after, match.end))


def _names_more(read: ReadSentence, places: Iterable[int]) -> bool:
    """Whether anybody is named there, by more than a capital or a pronoun."""
    plain = read.seen.sentence.plain
    pronouns = read.language.people.pronouns
    for at in places:
        there = read.seen.people.get(at, ())
        if plain[at] in pronouns:
            continue
        if all(who.bare for who in there):
            continue
        return True
    return False


def _has_subject_before(match: Match, read: ReadSentence) -> bool:
    """`Ulli hat Dana ...`: what begins with its verb has its people after it, and nobody before."""
    sentence = read.seen.sentence
    if match.parts[0].element.slot:
        return False
    if match.start == 0:
        return False
    if sentence.plain[match.start] not in read.language.others:
        return False
    for at in range(max(0, match.start - MOST_NAME_WORDS), match.start):
        for who in read.seen.people.get(at, ()):
            if who.end == match.start:
                return True
    return False
