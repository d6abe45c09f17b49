"""A language as noticing needs it: its table, what it calls people, how its clauses go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from helplog.insight.noticing.matching import Seen, Who
from helplog.insight.noticing.people_words import Case, PeopleWords
from helplog.insight.noticing.sentences import Sentence
from helplog.insight.noticing.tables import (
    Element,
    Phrase,
    Phrases,
    Table,
    read_table,
    with_own,
)
from helplog.insight.noticing.words.english import ENGLISH_WORDS
from helplog.insight.noticing.words.english_rules import ENGLISH_RULES
from helplog.insight.noticing.words.german import (
    GERMAN_CASES,
    GERMAN_SINGULAR,
    GERMAN_WORDS,
)
from helplog.insight.noticing.words.german_rules import GERMAN_RULES


@dataclass(frozen=True, slots=True)
class Language:
    """What sentences of a language are looked at with."""

    table: Table
    people: PeopleWords
    verb_late: bool
    """The verb may come last: whose clause it is, its little verb says, not its beginning."""
    late_not: int
    """How many words after a verb a `not` may still follow."""

    joints: frozenset[str]
    """Words that begin a clause."""
    skipped: frozenset[str]
    """Words that say little: `also`, `then`."""
    small_words: frozenset[str]
    """Words by which the language is known."""
    edges: frozenset[str]
    """Words that a what can do without at its beginning."""
    deed_edges: frozenset[str]
    """Words that what somebody did, or what is needed, can do without at its beginning."""
    openers: frozenset[str]
    """What an ask begins after: `if`, `to`, `ob`."""
    dangling: frozenset[str]
    """Words that a what can't end with."""
    of_me: frozenset[str]
    """`me`, `my`: the writer is in it."""
    selves: frozenset[str]
    """What a clause has in it that is about the writer: `I`, `hab`."""
    others: frozenset[str]
    """What a clause has in it that is about somebody else: `she`, `hat`."""
    going_on: frozenset[str]
    """What begins a sentence that goes on about the one before: `It`, `I`."""
    deeds: frozenset[str]
    """What people do for others: `gave`, `hat`."""
    first_person: Element
    """`I`, `ich habe`."""
    said_by_me: Phrases
    """`I said`: after it, words in quotes are the writer's own."""

    def light(self, sentence: Sentence) -> list[bool]:
        """Of each word, whether a rule may leap over it."""
        return [
            word in self.skipped or not word[0].isalnum() for word in sentence.plain
        ]

    def subjects(
        self, sentence: Sentence, people: Mapping[int, list[Who]], light: Sequence[bool]
    ) -> dict[int, list[int]]:
        """Where the writer may be meant, and just past it.

        At an `I`; and at the first words of a clause that leaves it out.
        """
        found: dict[int, list[int]] = {}
        for at, word in enumerate(sentence.plain):
            for phrase in self.first_person.by_first.get(word, ()):
                end = at + len(phrase)
                here = tuple(sentence.plain[at:end])
                if here == phrase:
                    found.setdefault(at, []).append(end)
        mine = True
        first = 0
        while first < len(sentence):
            number = sentence.clause[first]
            last = first
            while last < len(sentence) and sentence.clause[last] == number:
                last += 1
            clause = range(first, last)
            mine = self._is_mine(sentence, clause, people, before=mine)
            if mine:
                for at in _opening(first, last, light):
                    found.setdefault(at, []).append(at)
            first = last
        return found

    def _is_mine(
        self,
        sentence: Sentence,
        places: range,
        people: Mapping[int, list[Who]],
        *,
        before: bool,
    ) -> bool:
        """Whether the verb of a clause may be the writer's though nobody is named."""
        if self.verb_late:
            plain = set(sentence.plain[places.start : places.stop])
            if plain & self.selves:
                return True
            if plain & self.others:
                return False
            return before
        for at in places:
            word = sentence.plain[at]
            if word in self.selves:
                return True
            # `Tom helped` is Tom's.
            if word in self.others or at in people:
                return False
            if word not in self.skipped and not sentence.is_sign(at):
                break
        return before


class ReadSentence(NamedTuple):
    """A sentence, and what is known of it."""

    seen: Seen
    language: Language
    body: str
    """The text that its places are in."""


def spoken_in(text: str, tables: Sequence[Language]) -> list[Language]:
    """The language of a text, of which it has the most small words; several where that is a tie."""
    words = text[:_ENOUGH].casefold().replace("’", "'").split()
    plain = [word.strip(".,;:!?") for word in words]
    scores = [sum(word in one.small_words for word in plain) for one in tables]
    most = max(scores)
    pairs = zip(tables, scores, strict=True)
    return [language for language, score in pairs if score == most]


_ENOUGH: Final = 2_000
"""Characters that tell a language."""


def _opening(first: int, last: int, light: Sequence[bool]) -> Iterator[int]:
    """The places at the beginning of a clause that only light words stand before."""
    for at in range(first, min(first + _MOST_OPENING, last)):
        yield at
        if not light[at]:
            return


_MOST_OPENING: Final = 6


@lru_cache(maxsize=4)
def languages(own_rules: str = "") -> tuple[Language, ...]:
    """English and German, each with a person's own rules before its own."""
    english = _table(ENGLISH_WORDS, ENGLISH_RULES, own_rules)
    german = _table(GERMAN_WORDS, GERMAN_RULES, own_rules)
    return (
        _language(english, _people(english), verb_late=False, late_not=0),
        _language(german, _german_people(german), verb_late=True, late_not=3),
    )


def _language(
    table: Table, people: PeopleWords, *, verb_late: bool, late_not: int
) -> Language:
    joints = table.listed("joints")
    by_first: dict[str, tuple[Phrase, ...]] = {}
    for phrase in table.words["first person"]:
        before = by_first.get(phrase[0], ())
        by_first[phrase[0]] = (*before, phrase)
    return Language(
        table=table,
        people=people,
        verb_late=verb_late,
        late_not=late_not,
        joints=joints,
        skipped=table.listed("skipped") | joints,
        small_words=table.listed("small"),
        edges=table.listed("edges"),
        deed_edges=table.listed("deed edges"),
        openers=table.listed("openers"),
        dangling=table.listed("dangling"),
        of_me=table.listed("of me"),
        selves=table.listed("selves"),
        others=table.listed("others"),
        going_on=table.listed("going on"),
        deeds=table.listed("deeds"),
        first_person=Element(by_first=by_first),
        said_by_me=table.words["said by me"],
    )


def _table(words: str, rules: str, own_rules: str) -> Table:
    table, problems = read_table(f"{words}\n{rules}")
    assert not problems, problems  # noqa: S101 - our own; a test reads them
    if own_rules:
        return with_own(table, own_rules)
    return table


def _people(table: Table) -> PeopleWords:
    listed = table.listed
    heads = listed("heads") | listed("men") | listed("women") | listed("several")
    return PeopleWords(
        kin=listed("kin"),
        heads=heads,
        titles=listed("titles"),
        leads=listed("leads"),
        adjectives=listed("adjectives"),
        no_names=listed("no names") | listed("small") | listed("skipped"),
        names=listed("names"),
        no_name_ends=tuple(listed("no name ends")),
        pronouns=listed("pronouns"),
        joins=frozenset({"and", "&", "und", ","}),
        selves=frozenset({"i", "ich", "me"}),
        places=listed("places"),
    )


def _german_people(table: Table) -> PeopleWords:
    plain = _people(table)
    genders: dict[str, str] = {}
    for name, gender in (("men", "m"), ("women", "f"), ("several", "p")):
        listed = table.listed(name)
        genders |= dict.fromkeys(listed, gender)
    cases: dict[tuple[str, str], Case] = {}
    for lead, gender, word, adjective in GERMAN_CASES:
        cases[lead, gender] = Case(word, adjective)
    return PeopleWords(
        kin=plain.kin,
        heads=plain.heads | frozenset(GERMAN_SINGULAR),
        titles=plain.titles,
        leads=plain.leads,
        adjectives=plain.adjectives,
        no_names=plain.no_names,
        names=plain.names,
        no_name_ends=plain.no_name_ends,
        pronouns=plain.pronouns,
        joins=plain.joins,
        selves=plain.selves,
        places=plain.places,
        thing_leads=table.listed("thing leads"),
        nouns_have_capitals=True,
        singular=GERMAN_SINGULAR,
        genders=genders,
        cases=cases,
    )
