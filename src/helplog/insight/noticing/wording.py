"""What it was about, in the writer's own words."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from helplog.insight.noticing.language import Language, ReadSentence
from helplog.insight.noticing.matching import Match
from helplog.insight.noticing.sentences import Sentence
from helplog.model.kinds import Kind

_LONGEST_WHAT: Final = 14
"""Words."""


def what_of(match: Match, read: ReadSentence, kind: Kind) -> range | None:
    """The words that say what it was about, as its kind wants them."""
    sentence = read.seen.sentence
    language = read.language
    if kind is Kind.ALONE:
        end = _clause_end(sentence, match.end, match.start)
        return _trimmed(range(match.start, end), sentence, frozenset(), language)
    if kind in {Kind.ACCEPTED, Kind.NEEDS}:
        start = _deed_start(match, read)
        end = _clause_end(sentence, match.end, start)
        return _trimmed(range(start, end), sentence, language.deed_edges, language)
    start = _named_start(match, read, kind)
    end = match.end
    for part in match.parts:
        is_inner = part.element.slot == "{what}" and part.end < match.end
        if is_inner and part.start >= start:
            end = part.end
    if end == match.end:
        end = _clause_end(sentence, match.end, start)
    whole = range(start, end)
    return _trimmed(whole, sentence, language.edges, language)


def _named_start(match: Match, read: ReadSentence, kind: Kind) -> int:
    """Where the thing asked for, offered or handed over begins."""
    after = max((part.end for part in match.parts if part.who is not None), default=0)
    first = max(after, match.start)
    if kind is Kind.ASKS:
        for at in range(first, match.end):
            if read.seen.sentence.plain[at] in read.language.openers:
                return at + 1
    for part in match.parts:
        if part.element.slot == "{what}":
            return part.start
    if kind is Kind.CONNECTIONS:
        return match.end
    return first


def _deed_start(match: Match, read: ReadSentence) -> int:
    """`helped me move`, `got help from Sam`: after who did it, else after the `I`."""
    sentence = read.seen.sentence
    first = match.start
    for part in match.parts:
        if part.who is not None:
            if part.start <= first:
                return part.end
            return match.start
        words = sentence.plain[part.start : part.end]
        is_light = part.element.slot in {"{i}", "~"} or all(
            word in read.language.deed_edges for word in words
        )
        if is_light and part.start <= first:
            first = part.end
    if first < match.end:
        return first
    return match.start


def _clause_end(sentence: Sentence, at: int, start: int) -> int:
    """Just past the last word of the clause, within reason."""
    end = at
    while end < len(sentence) and end - start < _LONGEST_WHAT:
        if end and sentence.clause[end] != sentence.clause[max(at - 1, 0)]:
            break
        end += 1
    return end


def _trimmed(
    words: range, sentence: Sentence, edges: Collection[str], language: Language
) -> range | None:
    """Without signs and small words at its ends."""
    first, last = words.start, words.stop
    while first < last and (sentence.is_sign(first) or sentence.plain[first] in edges):
        first += 1
    while first < last and (
        sentence.is_sign(last - 1) or sentence.plain[last - 1] in language.dangling
    ):
        last -= 1
    if first >= last:
        return None
    return range(first, last)
