"""Everyone who is named, by most recent contact."""

from __future__ import annotations

from collections.abc import Sequence

from helplog.insight.reflection import Person
from helplog.model.kinds import Kind
from helplog.pages.addresses import PEOPLE_URI
from helplog.pages.page_builder import PageBuilder, SiteContext
from helplog.pages.person import counts_line
from helplog.pages.source import PageSource
from helplog.pages.templating import written


def people_page(site: SiteContext, people: Sequence[Person]) -> PageSource:
    """Everyone by most recent contact; `people` are those whose names may be shown."""
    page = PageBuilder(site, PEOPLE_URI)
    reflection = site.reflection
    drifting = [person for person in reflection.drifting if not person.private]
    sifts = [(kind.value, page.kind_name(kind)) for kind in _kinds_of(people)]
    if drifting:
        sifts.insert(0, ("drifting", page.words.text("Not heard from in a while")))
    return written(
        page,
        "people",
        page.words.text("People"),
        people=people,
        drifting=drifting,
        sifts=sifts,
        kinds=lambda person: [kind.value for kind in _kinds_of([person])],
        same=[
            pair for pair in reflection.same_people if not (pair.one.private or pair.other.private)
        ][:10],
        counts=lambda person: counts_line(page, person),
    )


def _kinds_of(people: Sequence[Person]) -> list[Kind]:
    """The kinds of what happened with them, in the order pages show them."""
    return [kind for kind in Kind if any(person.counts[kind] for person in people)]
