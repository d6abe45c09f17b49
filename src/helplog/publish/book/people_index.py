"""Who is in a book, and in which months: an index, and no tally."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from helplog.insight.reflection import Year
from helplog.model.normal_forms import normalized
from helplog.pages.site_page_builder import SitePageBuilder


@dataclass(frozen=True, slots=True)
class Indexed:
    """Somebody, and where to find them."""

    name: str
    months: tuple[date, ...]
    """The first day of each month that names them."""


def index_of(page: SitePageBuilder, year: Year) -> list[Indexed]:
    """Everybody whom something public of the year's weeks names, by alphabet."""
    people = page.site.directory.people
    found: dict[str, dict[date, None]] = {}
    for key, month in _named(page, year):
        person = people.get(key)
        if person is not None:
            found.setdefault(person.key, {})[month] = None
    indexed = [Indexed(people[key].name, (*months,)) for key, months in found.items()]
    return sorted(indexed, key=lambda one: _as_sorted(one.name))


def _named(page: SitePageBuilder, year: Year) -> Iterator[tuple[str, date]]:
    """Each naming: the key of the person, and the month of the week."""
    names = page.reflection.names
    for week in year.weeks:
        month = week.start.replace(day=1)
        for writing in (*week.entries, *week.checkins):
            if writing.private:
                continue
            for item in page.shown(writing.items):
                for key in names.keys(item):
                    yield key, month


def _as_sorted(name: str) -> tuple[str, str]:
    """As an index has it: accents and capitals don't count."""
    bare = normalized("NFKD", name).casefold()
    letters = "".join(sign for sign in bare if sign.isalnum() or sign == " ")
    return letters, name
