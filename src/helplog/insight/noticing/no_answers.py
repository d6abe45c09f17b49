"""What people type where nothing is to be said: `nobody really`, `same as last week`, `keine`."""

from __future__ import annotations

from typing import Final

from helplog.model.late_patterns import late_pattern

_NOBODY_WORDS: Final = """
none nobody noone nothing niemand niemanden niemandem keiner keinen keinem nichts nix
"""
_NOTHING_WORDS: Final = """
no nope not nil nein nö nicht kein keine
"""
_WORDS_THAT_SAY_LITTLE: Final = """
this week help really at all much new in particular specific special honestly sadly again so
actually anyone anybody one else just yet today sorry hm hmm well ok okay i think guess
diese dieser woche hilfe wirklich richtig gar eigentlich leider wieder so besonders bestimmtes
neues ehrlich gesagt sonst mehr noch heute ja hm tja viel einziger einzigen ich glaube
"""
_NOTHING_PHRASES: Final = """
same as last
same as last time
same as before
same
the same
the same as last
as last
like last
see above
as above
ditto
dito
idk
dunno
don't know
do not know
no idea
can't of any
can't of
comes to mind
nothing comes to mind
nobody comes to mind
can't remember
don't remember
everything
all
wie letzte
wie immer
wie gehabt
wie vorher
dasselbe
das gleiche
dasselbe wie letzte
das gleiche wie letzte
siehe oben
s o
keine ahnung
weiß nicht
weiss nicht
nichts fällt mir ein
fällt mir nichts ein
mir fällt nichts ein
mir fällt niemand ein
fällt mir niemand ein
alles
"""
"""Without the words that say little."""
_WORDS_ABOUT_A_WEEK: Final = """
i i'm i've i'd im we we're it it's that that's this there not but so felt was still
ich es das wir war nicht hab habe bin aber fühlte
"""
_WORD: Final = late_pattern(r"[^\W_]+(?:'[^\W_]+)*")


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NOBODY: Final = _listed(_NOBODY_WORDS)
_NOTHING: Final = _NOBODY | _listed(_NOTHING_WORDS)
_SAY_LITTLE: Final = _listed(_WORDS_THAT_SAY_LITTLE)
_PHRASES: Final = frozenset(
    tuple(line.split()) for line in _NOTHING_PHRASES.strip().splitlines()
)
_ABOUT_A_WEEK: Final = _listed(_WORDS_ABOUT_A_WEEK)


def says_nothing(text: str) -> bool:
    """Whether a text says no more than that there is nothing, or nothing new."""
    words = _words(text)
    if all(word in _NOTHING or word in _SAY_LITTLE for word in words):
        return True
    telling = tuple(word for word in words if word not in _SAY_LITTLE)
    return telling in _PHRASES or tuple(words) in _PHRASES


def says_nobody(text: str) -> bool:
    """Whether it begins by saying that it was nobody: `no one, did it all myself`."""
    first_word = _words(text)[:1]
    return bool(_NOBODY.intersection(first_word))


def is_about_the_week(text: str) -> bool:
    """Whether it begins as what names nobody does: `It was a hard week`, `Ich war müde`."""
    first_word = _words(text)[:1]
    return bool(_ABOUT_A_WEEK.intersection(first_word))


def word_count(text: str) -> int:
    """How many words there are."""
    return len(_words(text))


def _words(text: str) -> list[str]:
    plain = text.casefold().replace("’", "'")
    joined = plain.replace("no one", "noone").replace("no-one", "noone")
    found = _WORD.findall(joined)
    return list(map(str, found))
