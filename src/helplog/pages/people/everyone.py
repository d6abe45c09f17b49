"""Everyone who is named: by last contact, and by name; what each did, no tallies.

A long journal names thousands, so their lines are put together here and not in a template.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from markupsafe import Markup, escape

from helplog.insight.reflection import Person, Reflection, SamePerson
from helplog.insight.search.folding import fold
from helplog.pages.addresses import PEOPLE_BY_NAME_URI, PEOPLE_URI
from helplog.pages.people.drifting import drift_words
from helplog.pages.people.known_of import KnownOf, known_of
from helplog.pages.site_context import SiteContext
from helplog.pages.site_page_builder import SitePageBuilder
from helplog.pages.source import PageSource
from helplog.pages.templating import written

_MOST_PAIRS: Final = 10
_MOST_OPEN: Final = 60
"""People whose lines stand open; of more, the others are folded."""
_FIRST_NAMES: Final = 4
"""Of a fold, so that it says what is in it."""


@dataclass(frozen=True, slots=True)
class Fold:
    """People behind one line."""

    ident: str
    title: str
    names: str
    """The first of them."""
    lines: Markup


def people_pages(site: SiteContext, people: Sequence[Person]) -> Iterator[PageSource]:
    """Both lists of everyone; `people` are those whose names may be shown."""
    today = site.reflection.today
    known = [known_of(person, today) for person in people]
    known.sort(key=lambda one: one.last_on or date.min, reverse=True)
    yield _by_contact(site, known)
    if known:
        yield _by_name(site, known)


def _by_contact(site: SiteContext, known: Sequence[KnownOf]) -> PageSource:
    page = SitePageBuilder(site, PEOPLE_URI)
    words = page.words
    by_key = {one.person.key: one for one in known}
    drifting = [person.key for person in site.reflection.drifting]
    missed = [by_key[key] for key in drifting if key in by_key]
    is_long = len(known) > _MOST_OPEN
    shown = known
    if is_long:
        shown = known[:_MOST_OPEN]
    return written(
        page,
        "people",
        words.text("People"),
        everyone=_lines(page, shown) if known else "",
        folds=list(_years(page, known[len(shown) :])),
        drifting=[(_line(page, one), drift_words(one.person, words)) for one in missed],
        same=_same_people(site.reflection),
    )


def _by_name(site: SiteContext, known: Sequence[KnownOf]) -> PageSource:
    page = SitePageBuilder(site, PEOPLE_BY_NAME_URI)
    ordered = sorted(known, key=lambda one: (fold(one.person.name), one.person.key))
    is_long = len(ordered) > _MOST_OPEN
    return written(
        page,
        "people_by_name",
        page.words.text("People by name"),
        everyone="" if is_long else _lines(page, ordered),
        folds=list(_letters(page, ordered)) if is_long else [],
    )


def _years(page: SitePageBuilder, known: Iterable[KnownOf]) -> Iterator[Fold]:
    """Folds by the year of the last contact."""
    by_year = groupby(known, lambda one: one.last_on.year if one.last_on else None)
    for year, group in by_year:
        of_year = list(group)
        title = page.words.text("Not met yet") if year is None else f"{year:04d}"
        ident = "not-met"
        if year is not None:
            ident = f"y{title}"
        shown = _first_names(of_year)
        yield Fold(ident, title, shown, _lines(page, of_year))


def _first_names(known: Sequence[KnownOf]) -> str:
    return ", ".join(one.person.name for one in known[:_FIRST_NAMES])


def _letters(page: SitePageBuilder, known: Iterable[KnownOf]) -> Iterator[Fold]:
    """Folds by the first letter of the name; whatever is no letter comes together."""
    by_letter: dict[str, list[KnownOf]] = {}
    for one in known:
        letter_of_name = _letter(one.person.name)
        by_letter.setdefault(letter_of_name, []).append(one)
    for number, (letter, group) in enumerate(by_letter.items()):
        names = _first_names(group)
        yield Fold(f"letter-{number}", letter, names, _lines(page, group))


def _letter(name: str) -> str:
    first = fold(name)[:1]
    if first.isalpha():
        return first.upper()
    return "#"


def _lines(page: SitePageBuilder, known: Iterable[KnownOf]) -> Markup:
    lines = "".join(f"<li>{_line(page, one)}</li>\n" for one in known)
    return Markup(f'<ul class="hl-people">\n{lines}</ul>')  # noqa: S704 - escaped


def _line(page: SitePageBuilder, one: KnownOf) -> Markup:
    """A name, what they did, when they were last met."""
    person = one.person
    did = ""
    if one.did:
        did = f' <span class="hl-did">{escape(", ".join(one.did))}</span>'
    ago = ""
    if one.last_on:
        ago = page.ago(one.last_on)
    return Markup(  # noqa: S704 - escaped
        f'<a href="{escape(page.to_person(person))}">'
        f'<span class="hl-person">{escape(person.name)}</span>{did}'
        f' <span class="hl-quiet">{escape(ago)}</span></a>'
    )


def _same_people(reflection: Reflection) -> list[SamePerson]:
    """Names that may be one person's, as far as both may be shown."""
    shown = []
    for pair in reflection.same_people:
        is_secret = pair.one.private or pair.other.private
        if not is_secret:
            shown.append(pair)
    return shown[:_MOST_PAIRS]
