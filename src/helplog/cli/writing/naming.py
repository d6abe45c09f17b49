"""Whom a name on the command line means: forgiving about case, aliases, first names and slips."""

from __future__ import annotations

from helplog.insight.people.names import names_of
from helplog.insight.people.spelling import is_slip
from helplog.insight.reflection import Person, Reflection
from helplog.model.names import name_key
from helplog.model.refusal import RefusalError


def person_named(name: str, reflection: Reflection) -> Person:
    """The one person a name means.

    Raises:
        RefusalError: nobody, or more than one.
    """
    meant = people_meant(name, reflection)
    if len(meant) == 1:
        return meant[0]
    if meant:
        several = " or ".join(person.name for person in meant)
        raise RefusalError(f"{name} could be {several}; say which")
    raise RefusalError(
        f"nobody in the journal is called {name}; see everyone with: helplog people"
    )


def people_meant(name: str, reflection: Reflection) -> tuple[Person, ...]:
    """Everyone a name could mean, by the first of these ways that leads to someone.

    The name or an alias, a page's address, a word of a name, the beginning of one, one letter off.
    """
    wanted = name_key(name)
    if not wanted:
        return ()
    spellings = names_of(reflection.journal.person_notes).spellings()
    for fits in (_is, _has_word, _has_beginning, _has_slip):
        meant = []
        for person in reflection.people:
            called = {person.key, person.slug, *spellings.get(person.key, ())}
            if any(fits(one, wanted) for one in called):
                meant.append(person)
        if meant:
            return tuple(meant)
    return ()


def _is(called: str, wanted: str) -> bool:
    return called == wanted


def _has_word(called: str, wanted: str) -> bool:
    return wanted in called.split()


def _has_beginning(called: str, wanted: str) -> bool:
    return f" {wanted}" in f" {called}"


def _has_slip(called: str, wanted: str) -> bool:
    return any(is_slip(word, wanted) for word in (called, *called.split()))
