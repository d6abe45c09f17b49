"""How own words stand in an English sentence: after `to`, after `for`, as what somebody did."""

from __future__ import annotations

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
    bare = [token.strip("\"'“‘(,;:!?") for token in tokens]
    if done and len(bare) > 1 and bare[0] in _BEFORE_DEEDS:
        bare = bare[1:]
    first = bare[0] if bare else ""
    asks = first in _QUESTIONS and (first not in _HAVE or words.endswith("?"))
    did = first in _DEEDS and (done or first not in _TO_DO)
    seems_done = first.endswith("ed") and first not in _NOT_DEEDS
    tried = (
        (first in _SPEAKER, Shape.SENTENCE),
        (first == "to" and len(bare) > 1, Shape.INFINITIVE),
        (asks, Shape.QUESTION),
        (did, Shape.DEED),
        (first in _TO_DO, Shape.TO_DO),
        (_is_thing(first, tokens), Shape.THING),
        (len(first) >= _LONG_ENOUGH and first.endswith("ing"), Shape.DOING),
        (seems_done, Shape.DEED),
    )
    return next((shape for fits, shape in tried if fits), Shape.OTHER)


def _is_thing(first: str, tokens: list[str]) -> bool:
    if first in _DETERMINERS or first[:1].isdigit():
        return True
    if first.endswith(("'s", "s'")):
        return True
    return tokens[1:2] == ["of"]
