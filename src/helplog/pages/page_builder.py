"""The page being written: in whose words, what its links lead to, which headings it has so far."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from markupsafe import Markup, escape

from helplog.insight.reflection import Need, Person, Reflection, Week
from helplog.model.calendar import week_of
from helplog.model.diagnostic import Diagnostic, Place
from helplog.model.journal import Checkin, Entry, Item, ItemKey, Writing, last_day
from helplog.model.kinds import Kind
from helplog.model.names import name_key
from helplog.pages import addresses
from helplog.pages.directory import Directory
from helplog.pages.source import Heading, Prose
from helplog.pages.words import Words

_SLOT: Final = re.compile(r"\{(\w+)\}")
_FIRST_WORDS: Final = 120
_FIRST_SIGNS: Final = 4_000
"""Of an entry; the first words are among them, and a row of marks has no end."""
_MARKS: Final = re.compile(
    r"%%[^%]*%%|(?s:<!--.*?(?:-->|\Z))"
    r"|!?\[\[|\]\]|!\[[^\]\n]*\]\([^)\n]*\)|\[(?=[^\]\n]*\]\()|\]\([^)\n]*\)|<[^>\n]*>|[*_`#>]+"
)
"""Comments and Markdown's marks, so that the first words of an entry can be quoted without them."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, and what carries it."""

    name: str
    """As first written, without its `#`."""
    slug: str
    writings: tuple[Entry | Checkin, ...]
    """In date order, no private ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteContext:
    """What every page of one site is made from."""

    reflection: Reflection
    directory: Directory
    words: Words
    prose: Prose
    editor: Callable[[Place], str | None]
    """A link that opens a place in the writer's editor; None where none is set."""
    preview: bool = False
    """Whether the site is read while it is written."""
    needs: Mapping[ItemKey, Need] = field(default_factory=dict)
    """The need that each item names, made once: every week asks for some."""
    most_willing: Person | None = None
    """Someone who has often said yes, as of the day the site was built."""
    open_offers: frozenset[ItemKey] = frozenset()
    tags: Mapping[str, Tag] = field(default_factory=dict)
    """Every tag that may be shown, by the key of its name."""
    by_uri: dict[str, list[Diagnostic]] = field(default_factory=dict)
    """Findings by file: the reader's, the journal's, then those of rendering."""
    rendered: list[Diagnostic] = field(default_factory=list)
    """Those of rendering."""

    def __post_init__(self) -> None:
        for one in self.reflection.diagnostics:
            self.by_uri.setdefault(one.where.uri, []).append(one)

    def note(self, found: Iterable[Diagnostic]) -> None:
        """Remember what came up while rendering what people wrote."""
        for one in found:
            self.rendered.append(one)
            self.by_uri.setdefault(one.where.uri, []).append(one)


class PageBuilder:
    """One page on the desk; templates call its methods."""

    def __init__(self, site: SiteContext, uri: str) -> None:
        self.site = site
        self.uri = uri
        self.words = site.words
        self.reflection = site.reflection
        self.root = addresses.to_root(uri)
        self.headings: list[Heading] = []
        self.index: list[Markup] = []

    def heading(
        self, level: int, ident: str, text: str, turns: tuple[date, str] | None = None
    ) -> Markup:
        """A heading, remembered for the table of contents.

        Args:
            level: 2 or 3.
            ident: unique on the page.
            text: what it says.
            turns: for whoever reads the page on that day or later, with script, what it says
                instead.
        """
        self.headings.append(Heading(level, ident, text))
        later = (
            f' data-hl-turns="{turns[0].isoformat()}" data-hl-then="{escape(turns[1])}"'
            if turns
            else ""
        )
        return Markup(f'<h{level} id="{escape(ident)}"{later}>{escape(text)}</h{level}>')  # noqa: S704 - escaped

    def prose(self, writing: Writing, markdown: str, prefix: str) -> Markup:
        """What a person wrote, as clean HTML."""
        rendered = self.site.prose(writing, markdown, self.uri, prefix)
        self.site.note(rendered.diagnostics)
        return rendered.html

    def index_heading(self, ident: str, text: str) -> None:
        """Begin a section of what a search finds on this page; with no `ident`, the page itself."""
        level, mark = (2, f' id="{escape(ident)}"') if ident else (1, "")
        self.index.append(Markup(f"<h{level}{mark}>{escape(text)}</h{level}>"))  # noqa: S704 - escaped

    def index_text(self, text: str | Markup) -> None:
        """Words that a search finds in this section: plain text, or clean HTML."""
        if text:
            self.index.append(
                text if isinstance(text, Markup) else Markup(f"<p>{escape(text)}</p>")  # noqa: S704
            )

    # Where things are, as links from this page.

    def to(self, uri: str, anchor: str = "") -> str:
        """A page, or a place on it."""
        return addresses.link(uri, self.uri, anchor)

    def to_week(self, start: date) -> str:
        """A week's page."""
        return self.to(addresses.week_uri(start))

    def to_year(self, year: int) -> str:
        """A year's page."""
        return self.to(addresses.year_uri(year))

    def to_day(self, day: date) -> str:
        """A day on its week's page."""
        return self.to(addresses.week_uri(self.week_start(day)), day.isoformat())

    def to_person(self, person: Person) -> str:
        """A person's page."""
        return self.to(addresses.person_uri(person.slug))

    def to_tag(self, tag: Tag) -> str:
        """A tag's page."""
        return self.to(addresses.tag_uri(tag.slug))

    def to_item(self, item: Item) -> str:
        """An item on its week's page; empty for a private one, whose place is not told."""
        if item.private:
            return ""
        return self.to(*self.site.directory.place(item))

    def anchor(self, item: Item) -> str:
        """The id of an item on its week's page."""
        return self.site.directory.place(item).anchor

    def editor(self, place: Place) -> str | None:
        """A link into the writer's editor, to a finding."""
        return self.site.editor(place)

    def edit(self, place: Place) -> str | None:
        """A link into the writer's editor, to something that is read; in the preview alone."""
        return self.site.editor(place) if self.site.preview else None

    def week_start(self, day: date) -> date:
        """The first day of a day's week."""
        return week_of(day, self.reflection.journal.settings.week_start)

    # Names and sentences.

    def names(self, who: Iterable[str]) -> Markup:
        """Names, each leading to its person."""
        linked = [self._name(name) for name in who]
        # Names are escaped and their links made here; what joins them is the language's own.
        return Markup(self.words.all_of(linked) if linked else "")  # noqa: S704

    def _name(self, name: str) -> str:
        address, shown = self.site.directory.spelt(name)
        return (
            f'<a class="hl-name" href="{self.root}{address}">{shown}</a>' if address else str(shown)
        )

    def tag(self, name: str) -> Markup:
        """A tag of an entry, leading to the days that carry it."""
        bare = name.strip().lstrip("#").strip()
        tag = self.site.tags.get(name_key(bare))
        if tag is None:
            return Markup('<span class="hl-tag">#{}</span>').format(bare)
        return Markup('<a class="hl-tag" href="{}">#{}</a>').format(self.to_tag(tag), bare)

    def noun(self, kind: Kind, n: float) -> str:
        """`1 ask`, `2 asks`."""
        return self.words.plural(*kind.spec.counted, n)

    def kind_name(self, kind: Kind) -> str:
        """A kind in a heading or a table: `Asks`."""
        return self.words.text(kind.spec.title)

    def week_title(self, week: Week | date) -> str:
        """`Nov 16 – 22, 2026`."""
        start = week if isinstance(week, date) else week.start
        return self.words.span(start, last_day(start))

    def week_short(self, start: date) -> str:
        """`Nov 16 – 22`."""
        return self.words.short_span(start, last_day(start))

    def week_end(self, start: date) -> date:
        """The last day of the week that starts on `start`."""
        return last_day(start)

    def months_ago(self, months: int) -> str:
        """`6 months ago`, `3 years ago`."""
        if months % 12:
            return self.words.plural("{n} month ago", "{n} months ago", months)
        return self.words.plural("{n} year ago", "{n} years ago", months // 12)

    def first_words(self, entry: Entry) -> str:
        """The title of an entry, else how its text begins."""
        if entry.title:
            return entry.title
        plain = " ".join(_MARKS.sub("", entry.body[:_FIRST_SIGNS]).split())
        if len(plain) <= _FIRST_WORDS:
            return plain
        return plain[:_FIRST_WORDS].rsplit(" ", 1)[0] + " …"

    def ago(self, day: date) -> str:
        """How long before today, in words that don't count the hours."""
        days = (self.reflection.today - day).days
        plural = self.words.plural
        if days <= 0:
            return self.words.text("today")
        if days == 1:
            return self.words.text("yesterday")
        if days < 14:  # noqa: PLR2004 - two weeks are still counted in days
            return plural("{n} day ago", "{n} days ago", days)
        if days < 70:  # noqa: PLR2004 - ten weeks are still counted in weeks
            return plural("{n} week ago", "{n} weeks ago", days // 7)
        if days < 730:  # noqa: PLR2004 - two years are still counted in months
            return plural("{n} month ago", "{n} months ago", int(days / 30.44))
        return plural("{n} year ago", "{n} years ago", int(days / 365.25))

    def shown(self, items: Iterable[Item]) -> list[Item]:
        """Items whose words may stand on this page: none from private entries, none in their trial."""
        today = self.reflection.today
        return [item for item in items if not (item.private or item.in_trial(today))]

    def findings(self, writing: Entry | Writing) -> list[Diagnostic]:
        """What was found in one file, rendering included; nothing about its private items."""
        return [one for one in self.site.by_uri.get(writing.uri, ()) if not one.private]


def phrase(words: Words, message: str, **parts: object) -> Markup:
    """A sentence in one language with links or names in it: text is escaped, markup stays."""
    text = str(escape(words.text(message)))
    return Markup(_SLOT.sub(lambda slot: str(escape(parts[slot[1]])), text))  # noqa: S704 - escaped
