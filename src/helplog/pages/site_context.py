"""What all pages of one site are made from, put together once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from helplog.insight.likely_people import LikelyPeople
from helplog.insight.reflection import Reflection, Week
from helplog.model.diagnostic import Diagnostic
from helplog.model.journal import Item
from helplog.pages.letters.best_line import Lines
from helplog.pages.letters.letter import Letters
from helplog.pages.page_context import PageContext
from helplog.pages.source import Leftovers
from helplog.pages.stories.story import Story
from helplog.pages.tagging import Tag
from helplog.pages.years.marked_days import MarkedDays
from helplog.pages.years.pictures import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteContext(PageContext):
    """What pages look up that are about the whole journal."""

    reflection: Reflection
    letters: Letters
    weeks: dict[date, Week] = field(default_factory=dict)
    """Those that hold anything, by their first day, in order: an old diary has many without."""
    every_story: Sequence[Story] = ()
    """In the order the needs were first named."""
    tagged: Mapping[str, Tag] = field(default_factory=dict)
    """Every tag that may be shown, by the key of its name, in the order of their names."""
    likely: LikelyPeople | None = None
    """Whom one might ask for something, as of the day the site was built."""
    lines: Lines = field(default_factory=dict)
    """The line that stands for each week in lists, made once."""
    marked: MarkedDays = field(default_factory=dict)
    """What the calendar shows of each day."""
    lifts: Mapping[int, Sequence[Item]] = field(default_factory=dict)
    """By calendar year, in date order, private ones as well."""
    open_between: Mapping[str, Sequence[Item]] = field(default_factory=dict)
    """What waits for an answer, a talk or an ask, by the key of each person it names."""
    noticed: int = 0
    """How many things of this week might be items; told in the preview alone."""
    pictures: dict[date, list[Picture]] = field(default_factory=dict)
    """Pictures by the day they stand on: those of the pages made so far."""
    rendered: list[Diagnostic] = field(default_factory=list)
    """Findings of rendering, of the pages made so far."""

    def gather(self, left: Leftovers) -> None:
        """Keep what a page leaves for others: its pictures, and what was found."""
        for on, picture in left.pictures:
            of_day = self.pictures.setdefault(on, [])
            of_day.append(picture)
        self.rendered.extend(left.found)
