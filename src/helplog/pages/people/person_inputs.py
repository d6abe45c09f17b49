"""All that may stand on a person's page."""

from __future__ import annotations

from dataclasses import dataclass

from helplog.insight.reflection import Person
from helplog.model.journal import Item
from helplog.pages.addresses import person_uri
from helplog.pages.narrowing import Concern, narrowed
from helplog.pages.page_context import PageContext
from helplog.pages.people.known_of import KnownOf, known_of
from helplog.pages.site_context import SiteContext
from helplog.pages.site_page_builder import ago, shown


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonInputs:
    """One person as the site knows them, and how that looks today."""

    context: PageContext
    known: KnownOf
    this_month: int
    """Months since the year 0."""
    last_ago: str
    """How long ago they were last met; empty where they never were."""
    open: tuple[Item, ...]
    """Asks, talks, offers and needs that are open and name them."""

    @property
    def uri(self) -> str:
        """The page's source."""
        return person_uri(self.known.person.slug)


def person_inputs(site: SiteContext, person: Person) -> PersonInputs:
    """What the page of a person is made of."""
    today = site.reflection.today
    known = known_of(person, today)
    waiting = shown(site.open_between.get(person.key, ()), today)
    uris = {item.where.uri for item in known.items}
    concern = Concern(
        items=(*known.items, *waiting),
        writings=person.notes,
        bodies=tuple(uris),
    )
    last_ago = ""
    if known.last_on is not None:
        last_ago = ago(site.words, known.last_on, today)
    return PersonInputs(
        context=narrowed(site, concern),
        known=known,
        this_month=12 * today.year + today.month - 1,
        last_ago=last_ago,
        open=tuple(waiting),
    )
