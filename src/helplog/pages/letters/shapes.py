"""How own words stand in an English sentence: after `to`, after `for`, as what somebody did."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto
from typing import Final


class Shape(Enum):
    """What words begin with."""

    DEED = auto()
    """`stayed and finished the drawings`."""
    DOING = auto()
    """`looking after the cat`."""
    THING = auto()
    """`a pie`, `Dad's Thursday tea`."""
    TO_DO = auto()
    """`read one page`."""
    INFINITIVE = auto()
    """`to read one page`."""
    QUESTION = auto()
    """`could she come at ten`, `to water the plants`: it stands as it is."""
    SENTENCE = auto()
    """`I fixed the tap`."""
    OTHER = auto()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DETERMINERS: Final = _words(
    "a an the my her his their our your its some another this that these those any more "
    "one two three four five six seven eight nine ten half both all somebody someone "
    "something anything everything lunch dinner breakfast"
)
_QUESTIONS: Final = _words(
    "can could would will whether if what when where who whom how why which may shall "
    "is are does do did has have to please"
)
_DEEDS: Final = _words(
    "ate bent bought brought built came caught chose cut did drew drove fed felt fetched "
    "found gave got ground had held heard hung kept knew laid led left lent let lit made "
    "met paid put ran rang read rode said sang sat saw sent sewed shone shut slept sold "
    "spent spoke spread stood stuck swam swept swung taught thought threw told took "
    "understood went woke won wore wrote rehung didn't couldn't wouldn't"
)
_NOT_DEEDS: Final = _words("bed red shed seed feed need weed indeed speed breed ted")
_TO_DO: Final = _words(
    "add answer ask babysit back bake be book borrow bring build buy call carry change "
    "check clean collect come cook cover cut decide do drive drop eat explain feed fetch "
    "fill find finish fix get give go have hear help hold invite join keep leave lend let "
    "lift listen look make mark meet mend mind mow move open order own paint pay pick plan "
    "play post practise prepare print proofread pull push put read record repair reply "
    "review ring run say see send sew share show sign sing sit sort speak stand stay stop "
    "swap take talk teach tell think tidy translate try turn type use visit wait wake walk "
    "wash watch water weed work write"
)
_BEFORE_DEEDS: Final = _words("just simply then quietly also again almost")
_SPEAKER: Final = _words("i i'd i've i'm i'll we we'd we've")
_HAVE: Final = _words("have do is are has did")
_LONG_ENOUGH: Final = 5


def shape_of(words: str, *, done: bool) -> Shape:
    """The shape of own words, by the first of them.

    Args:
        words: own words.
        done: they say what has happened, so that `read` and `let` are what somebody did.
    """
    tokens = words.lower().replace("’", "'").split()
    bare = _bare(tokens, done=done)
    first = next(iter(bare), "")
    if first in _SPEAKER:
        return Shape.SENTENCE
    if first == "to" and bare[1:]:
        return Shape.INFINITIVE
    if _asks(first, words):
        return Shape.QUESTION
    verb = _verb(first, done=done)
    if verb is not None:
        return verb
    if _is_thing(first, tokens):
        return Shape.THING
    return _by_ending(first)


def _bare(tokens: Iterable[str], *, done: bool) -> list[str]:
    """The words without signs around them, nor what goes before a deed."""
    bare = [token.strip("\"'“‘(,;:!?") for token in tokens]
    if done and bare[1:] and bare[0] in _BEFORE_DEEDS:
        del bare[0]
    return bare


def _asks(first: str, words: str) -> bool:
    if first in _HAVE and not words.endswith("?"):
        return False
    return first in _QUESTIONS


def _verb(first: str, *, done: bool) -> Shape | None:
    """What somebody did, or what is to be done; `read` is both."""
    if done and first in _DEEDS:
        return Shape.DEED
    if first in _TO_DO:
        return Shape.TO_DO
    if first in _DEEDS:
        return Shape.DEED
    return None


def _by_ending(first: str) -> Shape:
    if len(first) >= _LONG_ENOUGH and first.endswith("ing"):
        return Shape.DOING
    if first.endswith("ed") and first not in _NOT_DEEDS:
        return Shape.DEED
    return Shape.OTHER


def _is_thing(first: str, tokens: list[str]) -> bool:
    if first in _DETERMINERS:
        return True
    if first[:1].isdigit():
        return True
    if first.endswith(("'s", "s'")):
        return True
    return tokens[1:2] == ["of"]
