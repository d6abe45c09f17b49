"""What all pages of one site are made from, put together once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from helplog.insight.likely_people import LikelyPeople
from helplog.insight.reflection import Need, Reflection, Week
from helplog.model.diagnostic import Diagnostic, Place
from helplog.model.journal import Checkin, Entry, Item, ItemKey
from helplog.pages.directory import Directory
from helplog.pages.letters.best_line import Lines
from helplog.pages.letters.letter import Letters
from helplog.pages.source import Prose
from helplog.pages.stories.story import Story
from helplog.pages.words import Words
from helplog.pages.years.marked_days import MarkedDays
from helplog.pages.years.pictures import Picture


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, and what carries it."""

    name: str
    """As first written, without its `#`."""
    slug: str
    writings: tuple[Entry | Checkin, ...]
    """In date order, no private ones."""


def bare_tag(tag: str) -> str:
    """A tag as written, without blanks around it and its `#`."""
    written = tag.strip()
    return written.lstrip("#").strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteContext:
    """What every page of one site is made from."""

    reflection: Reflection
    directory: Directory
    words: Words
    prose: Prose
    editor: Callable[[Place], str | None]
    """A link that opens a place in the writer's editor; None where none is set."""
    letters: Letters
    weeks: dict[date, Week] = field(default_factory=dict)
    """By their first day, in order."""
    mentions: Mapping[date, tuple[date, ...]] = field(default_factory=dict)
    """The days that mention a day."""
    threads: Mapping[date, tuple[Need, ...]] = field(default_factory=dict)
    """The needs that pass through a day."""
    preview: bool = False
    """Whether the site is read while it is written."""
    needs: Mapping[ItemKey, Need] = field(default_factory=dict)
    """The need that each item names, made once: every week asks for some."""
    stories: Mapping[ItemKey, Story] = field(default_factory=dict)
    """The story of each item that is part of one and may be shown."""
    likely: LikelyPeople | None = None
    """Whom one might ask for something, as of the day the site was built."""
    tags: Mapping[str, Tag] = field(default_factory=dict)
    """Every tag that may be shown, by the key of its name."""
    lines: Lines = field(default_factory=dict)
    """The line that stands for each week in lists, made once."""
    pictures: dict[date, list[Picture]] = field(default_factory=dict)
    """Pictures by the day they stand on, gathered while the weeks are rendered."""
    marked: MarkedDays = field(default_factory=dict)
    """What the calendar shows of each day."""
    bodies: Mapping[str, str] = field(default_factory=dict)
    """What public entries say, by file."""
    lifts: Mapping[int, Sequence[Item]] = field(default_factory=dict)
    """By calendar year, in date order, private ones as well."""
    open_between: Mapping[str, Sequence[Item]] = field(default_factory=dict)
    """What waits for an answer, a talk or an ask, by the key of each person it names."""
    by_uri: dict[str, list[Diagnostic]] = field(default_factory=dict)
    """Findings by file: the reader's, the journal's, then those of rendering."""
    noticed: int = 0
    """How many things of this week might be items; told in the preview alone."""
    rendered: list[Diagnostic] = field(default_factory=list)
    """Those of rendering."""

    def __post_init__(self) -> None:
        for finding in self.reflection.diagnostics:
            self._file(finding)

    def note(self, found: Iterable[Diagnostic]) -> None:
        """Remember what came up while rendering what people wrote."""
        for finding in found:
            self.rendered.append(finding)
            self._file(finding)

    def _file(self, finding: Diagnostic) -> None:
        if finding.understood:
            return
        uri = finding.where.uri
        of_file = self.by_uri.setdefault(uri, [])
        of_file.append(finding)
