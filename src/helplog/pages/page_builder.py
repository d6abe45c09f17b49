"""The page being written: in whose words, what its links lead to, which headings it has so far."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from markupsafe import Markup, escape

from helplog.insight.reflection import Person, Week
from helplog.model.calendar import week_of
from helplog.model.diagnostic import Diagnostic, Place
from helplog.model.journal import Entry, Item, Writing, last_day
from helplog.model.kinds import Kind
from helplog.model.names import name_key
from helplog.pages import addresses
from helplog.pages.site_context import SiteContext, Tag, bare_tag
from helplog.pages.source import Heading
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

_COUNTED_IN_DAYS: Final = 14
_COUNTED_IN_WEEKS: Final = 70
_COUNTED_IN_MONTHS: Final = 730
"""How long ago is said in days, weeks or months under so many days, and in years from then on."""
_MONTH_DAYS: Final = 30.44
_YEAR_DAYS: Final = 365.25


class PageBuilder:
    """One page while it is written; templates call its methods."""

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
        later = ""
        if turns:
            day, said_then = turns
            later = (
                f' data-hl-turns="{day.isoformat()}" data-hl-then="{escape(said_then)}"'
            )
        opened = f'<h{level} id="{escape(ident)}"{later}>'
        return Markup(f"{opened}{escape(text)}</h{level}>")  # noqa: S704 - escaped

    def prose(self, writing: Writing, markdown: str, prefix: str) -> Markup:
        """What a person wrote, as clean HTML."""
        rendered = self.site.prose(writing, markdown, self.uri, prefix)
        self.site.note(rendered.diagnostics)
        return rendered.html

    def index_heading(self, ident: str, text: str) -> None:
        """Begin a section of what a search finds on this page; with no `ident`, the page itself."""
        html = f"<h1>{escape(text)}</h1>"
        if ident:
            html = f'<h2 id="{escape(ident)}">{escape(text)}</h2>'
        self.index.append(Markup(html))  # noqa: S704 - escaped

    def index_text(self, text: str | Markup) -> None:
        """Words that a search finds in this section: plain text, or clean HTML."""
        if not text:
            return
        if not isinstance(text, Markup):
            text = Markup(f"<p>{escape(text)}</p>")  # noqa: S704 - escaped
        self.index.append(text)

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
        week = addresses.week_uri(self.week_start(day))
        return self.to(week, day.isoformat())

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
        if not self.site.preview:
            return None
        return self.site.editor(place)

    def edit_link(self, place: Place) -> Markup:
        """The same as a link that says what it is for; empty outside the preview."""
        href = self.edit(place)
        if not href:
            return Markup("")
        said = self.words.text("Edit")
        return Markup('<a class="hl-edit" href="{}">{}</a>').format(href, said)

    def week_start(self, day: date) -> date:
        """The first day of a day's week."""
        return week_of(day, self.reflection.journal.settings.week_start)

    # Names and sentences.

    def names(self, who: Iterable[str]) -> Markup:
        """Names, each leading to its person."""
        linked = [self._name(name) for name in who]
        if not linked:
            return Markup("")
        # Names are escaped and their links made here; what joins them is the language's own.
        return Markup(self.words.all_of(linked))  # noqa: S704

    def _name(self, name: str) -> str:
        address, shown = self.site.directory.spelt(name)
        if not address:
            return str(shown)
        return f'<a class="hl-name" href="{self.root}{address}">{shown}</a>'

    def tag(self, name: str) -> Markup:
        """A tag of an entry, leading to the days that carry it."""
        bare = bare_tag(name)
        tag = self.site.tags.get(name_key(bare))
        if tag is None:
            return Markup('<span class="hl-tag">#{}</span>').format(bare)
        href = self.to_tag(tag)
        return Markup('<a class="hl-tag" href="{}">#{}</a>').format(href, bare)

    def noun(self, kind: Kind, n: float) -> str:
        """`1 ask`, `2 asks`."""
        return self.words.plural(*kind.spec.counted, n)

    def counted(self, counts: Mapping[Kind, int], kinds: Iterable[Kind] = Kind) -> str:
        """`3 asks · 2 yeses`: what there is of some kinds, in their order."""
        return " · ".join(
            self.noun(kind, counts[kind]) for kind in kinds if counts[kind]
        )

    def kept_private(self, n: int) -> str:
        """How many items are not shown: `2 kept private`."""
        return self.words.plural("{n} kept private", "{n} kept private", n)

    def kind_name(self, kind: Kind) -> str:
        """A kind in a heading or a table: `Asks`."""
        return self.words.text(kind.spec.title)

    def week_title(self, week: Week | date) -> str:
        """`Nov 16 – 22, 2026`."""
        if isinstance(week, Week):
            week = week.start
        return self.words.span(week, last_day(week))

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
        unmarked = _MARKS.sub("", entry.body[:_FIRST_SIGNS])
        plain = " ".join(unmarked.split())
        if len(plain) <= _FIRST_WORDS:
            return plain
        whole_words, *_ = plain[:_FIRST_WORDS].rsplit(" ", 1)
        return f"{whole_words} …"

    def ago(self, day: date) -> str:
        """How long before today, in words that don't count the hours."""
        days = (self.reflection.today - day).days
        if days <= 0:
            return self.words.text("today")
        if days == 1:
            return self.words.text("yesterday")
        plural = self.words.plural
        if days < _COUNTED_IN_DAYS:
            return plural("{n} day ago", "{n} days ago", days)
        if days < _COUNTED_IN_WEEKS:
            return plural("{n} week ago", "{n} weeks ago", days // 7)
        if days < _COUNTED_IN_MONTHS:
            return plural("{n} month ago", "{n} months ago", int(days / _MONTH_DAYS))
        return plural("{n} year ago", "{n} years ago", int(days / _YEAR_DAYS))

    def shown(self, items: Iterable[Item]) -> list[Item]:
        """Items whose words may stand here: none from private entries, none in their trial."""
        today = self.reflection.today
        return [item for item in items if not (item.private or item.in_trial(today))]

    def findings(self, writing: Entry | Writing) -> list[Diagnostic]:
        """What was found in one file, rendering included; nothing about its private items."""
        found = self.site.by_uri.get(writing.uri, ())
        return [finding for finding in found if not finding.private]


def phrase(words: Words, message: str, **parts: object) -> Markup:
    """A sentence in one language with links or names in it: text is escaped, markup stays."""

    def filled(slot: re.Match[str]) -> str:
        return str(escape(parts[slot[1]]))

    text = str(escape(words.text(message)))
    return Markup(_SLOT.sub(filled, text))  # noqa: S704 - escaped
