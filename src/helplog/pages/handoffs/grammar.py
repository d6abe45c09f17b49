"""What a language has to know of itself to put typed words into a spoken sentence.

A table for each language of the site; the sentences themselves stand in the catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from helplog.model.late_patterns import late_pattern

Openers = Mapping[str, re.Pattern[str]]


class Grammar(NamedTuple):
    """One language; words are in small letters."""

    subjects: frozenset[str]
    """Who something is said of: a text that begins with one is a sentence by itself."""
    objects: frozenset[str]
    """Those of them that may stand for a thing as well: `all of it`."""
    reasons: frozenset[str]
    """`because`: what follows is a reason."""
    clauses: frozenset[str]
    """Words that begin what is no thing: `that I remember`, `to be there`."""
    small: frozenset[str] | None
    """First words that are written small within a sentence; None where all are but names."""
    names: frozenset[str]
    """First words that are names all the same."""
    ordinary: frozenset[str]
    """Words that end as the names of owners do, and are none: `everyone's`."""
    openers: Openers
    """How a sentence begins for each field: typed as well, it would be said twice."""


def word_set(text: str) -> frozenset[str]:
    """Words with blanks between."""
    return frozenset(text.split())


_ENGLISH: Final = Grammar(
    subjects=word_set(
        "i i'm i've i'd i'll im ive we we're we've we'd we'll you you're you've you'll he he's"
        " she she's they they're it it's it'll there there's nobody everybody everyone someone"
    ),
    objects=word_set("it you there nobody everybody everyone someone"),
    reasons=word_set("because since 'cause cause"),
    clauses=word_set("that to if when how why where who what which while not"),
    small=None,
    names=word_set(
        "i i'm i've i'd i'll monday tuesday wednesday thursday friday saturday sunday mondays"
        " tuesdays wednesdays thursdays fridays saturdays sundays january february march april"
        " may june july august september october november december christmas easter advent ramadan"
        " diwali hanukkah eid halloween thanksgiving english german french spanish italian"
        " mr mrs ms dr mum dad grandma grandpa"
    ),
    ordinary=word_set(
        "it's that's there's let's what's who's here's he's she's everyone's everybody's nobody's"
        " someone's today's tonight's tomorrow's yesterday's other's children's kid's"
    ),
    openers={
        "load": late_pattern(
            r"(?:what )?(?:i've|i have)(?: always)? been carrying(?: around)?(?: is)?\b[:,]?",
            re.IGNORECASE,
        ),
        "impact": late_pattern(
            r"what (?:that|this|it|carrying it) does to me(?: is)?\b[:,]?",
            re.IGNORECASE,
        ),
        "what": late_pattern(
            r"(?:i need you to |you |to )?(?:completely )?own(?:s|ing)?\b[:,]?",
            re.IGNORECASE,
        ),
        "success": late_pattern(
            r"(?:(?:that|this|it|which|done) means|done (?:looks like|is))\b[:,]?",
            re.IGNORECASE,
        ),
        "visibility": late_pattern(
            r"how we (?:both )?(?:stay|are|keep) informed(?: is)?\b[:,]?", re.IGNORECASE
        ),
    },
)

_GERMAN: Final = Grammar(
    subjects=word_set("ich wir du ihr er sie es man niemand keiner mir mich uns"),
    objects=word_set("sie es uns"),
    reasons=word_set("weil denn"),
    clauses=word_set("dass ob wer was wann wie wo warum wenn damit"),
    small=word_set(
        "der die das den dem des ein eine einen einem einer eines alle alles all jeder jede jedes"
        " jeden jedem mein meine meinen unser unsere unseren dein deine euer eure sein seine kein"
        " keine keinen nicht nichts immer nie nur auch beide beides beim im am an auf aus bei mit"
        " nach von vor zu zum zur über um für ohne durch gegen bis seit dass ob wer was wann wie"
        " wo warum wenn weil denn damit ich wir du ihr er es man niemand keiner mir mich uns und"
        " oder dann ständig ganz viel viele wenig mehr abends morgens mittags nachts montags"
        " dienstags mittwochs donnerstags freitags samstags sonntags täglich jemand"
    ),
    names=frozenset(),
    ordinary=frozenset(),
    openers={
        "load": late_pattern(
            r"was ich (?:bisher )?(?:allein )?mit mir herumtrage\b(?: ist)?[:,]?",
            re.IGNORECASE,
        ),
        "impact": late_pattern(
            r"was (?:das|es) mit mir macht\b(?: ist)?[:,]?", re.IGNORECASE
        ),
        "what": late_pattern(
            r"(?:ich möchte, dass )?(?:du (?:das )?ganz übernimmst"
            r"|(?:ihr|sie) (?:das )?ganz übernehm(?:t|en))\b[:,]?",
            re.IGNORECASE,
        ),
        "success": late_pattern(
            r"(?:(?:das|es|fertig) (?:heißt|bedeutet)|fertig ist es)\b[:,]?",
            re.IGNORECASE,
        ),
        "visibility": late_pattern(
            r"so bleiben wir (?:beide )?(?:auf dem laufenden|informiert)\b[:,]?",
            re.IGNORECASE,
        ),
    },
)

_FRENCH: Final = Grammar(
    subjects=word_set(
        "je j'ai j'en j'y j'aimerais tu il elle on nous vous ils elles ça cela c'est c'était"
        " personne chacun chacune quelqu'un"
    ),
    objects=word_set("elle elles nous vous ça cela personne chacun chacune quelqu'un"),
    reasons=word_set("parce car puisque puisqu'il puisqu'elle puisqu'on"),
    clauses=word_set("que qu'il qu'elle qu'on si quand comment pourquoi où qui quoi"),
    small=None,
    names=word_set(
        "noël pâques toussaint carême ramadan aïd hanoucca diwali halloween maman papa mamie papi"
    ),
    ordinary=frozenset(),
    openers={
        "load": late_pattern(
            r"(?:ce que )?je port(?:e|ais)\b(?: jusqu'ici)?(?: est)?\s*[:,]?",
            re.IGNORECASE,
        ),
        "impact": late_pattern(
            r"ce que (?:ça|cela) me fait\b(?:,? c'est)?\s*[:,]?", re.IGNORECASE
        ),
        "what": late_pattern(
            r"(?:j'aimerais que )?(?:tu pren(?:nes|ds)|vous pren(?:iez|ez))(?: cela| ça)?"
            r" entièrement(?: en main)?\b\s*[:,]?",
            re.IGNORECASE,
        ),
        "success": late_pattern(
            r"(?:(?:cela|ça) veut dire|c'est fini quand)\b\s*[:,]?", re.IGNORECASE
        ),
        "visibility": late_pattern(
            r"(?:pour|comment) (?:nous )?rest(?:er|ons) (?:tous (?:les )?deux )?au courant"
            r"\b\s*[:,]?",
            re.IGNORECASE,
        ),
    },
)

_BY_LANGUAGE: Final = {"en": _ENGLISH, "de": _GERMAN, "fr": _FRENCH}


def grammar_of(language: str) -> Grammar:
    """The grammar of a language, English where there is no table."""
    return _BY_LANGUAGE.get(language, _ENGLISH)
