"""Whom a name on the command line means: forgiving about case, aliases, first names and slips."""

from __future__ import annotations

from collections.abc import Callable, Iterable

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
        raise RefusalError(
            f"{name} could be {' or '.join(person.name for person in meant)}; say which"
        )
    raise RefusalError(f"nobody in the journal is called {name}; see everyone with: helplog people")


def people_meant(name: str, reflection: Reflection) -> tuple[Person, ...]:
    """Everyone a name could mean, by the first of these ways that leads to someone.

    The name or an alias, a page's address, a word of a name, the beginning of one, one letter off.
    """
    wanted = name_key(name)
    spellings = names_of(reflection.journal.person_notes).spellings()

    def meant_by(fits: Callable[[str], bool]) -> tuple[Person, ...]:
        return tuple(
            p for p in reflection.people if any(map(fits, _called(p, spellings.get(p.key, ()))))
        )

    ways: tuple[Callable[[str], bool], ...] = (
        lambda called: called == wanted,
        lambda called: wanted in called.split(),
        lambda called: f" {called}".find(f" {wanted}") >= 0,
        lambda called: (
            is_slip(called, wanted) or any(is_slip(word, wanted) for word in called.split())
        ),
    )
    return next((found for fits in ways if wanted and (found := meant_by(fits))), ())


def _called(person: Person, aliases: Iterable[str]) -> set[str]:
    return {person.key, person.slug, *aliases}
