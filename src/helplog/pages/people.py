"""Everyone who is named, by most recent contact."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from helplog.insight.reflection import Person, Reflection, SamePerson
from helplog.model.kinds import Kind
from helplog.pages.addresses import PEOPLE_URI
from helplog.pages.drifting import drift_words
from helplog.pages.page_builder import PageBuilder
from helplog.pages.site_context import SiteContext
from helplog.pages.source import PageSource
from helplog.pages.templating import written

_MOST_PAIRS: Final = 10


def people_page(site: SiteContext, people: Sequence[Person]) -> PageSource:
    """Everyone by most recent contact; `people` are those whose names may be shown."""
    page = PageBuilder(site, PEOPLE_URI)
    words = page.words
    drifting = [person for person in site.reflection.drifting if not person.private]
    filters = []
    if drifting:
        label = words.text("Not heard from in a while")
        filters.append(("drifting", label))
    for kind in _kinds_of(people):
        label = page.kind_name(kind)
        filters.append((kind.value, label))
    return written(
        page,
        "people",
        words.text("People"),
        people=people,
        drifting=drifting,
        drift=lambda person: drift_words(person, words),
        filters=filters,
        kinds=lambda person: [kind.value for kind in _kinds_of([person])],
        same=_same_people(site.reflection),
        counts=lambda person: page.counted(person.counts),
    )


def _kinds_of(people: Sequence[Person]) -> list[Kind]:
    """The kinds of what happened with them, in the order pages show them."""
    kinds = []
    for kind in Kind:
        happened = any(person.counts[kind] for person in people)
        if happened:
            kinds.append(kind)
    return kinds


def _same_people(reflection: Reflection) -> list[SamePerson]:
    """Names that may be one person's, as far as both may be shown."""
    shown = []
    for pair in reflection.same_people:
        is_secret = pair.one.private or pair.other.private
        if not is_secret:
            shown.append(pair)
    return shown[:_MOST_PAIRS]
