"""The page being written: in whose words, what its links lead to, which headings it has so far."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from markupsafe import Markup, escape

from helplog.insight.reflection import Need, Person, Week
from helplog.model.calendar import week_of
from helplog.model.diagnostic import Diagnostic, Place
from helplog.model.html_tags import without_tags
from helplog.model.journal import Entry, Item, Writing, last_day
from helplog.model.kinds import Kind
from helplog.model.names import name_key
from helplog.pages import addresses
from helplog.pages.page_context import PageContext
from helplog.pages.search.sections import About, Section
from helplog.pages.source import Heading
from helplog.pages.tagging import bare_tag
from helplog.pages.wording.names_in_sentences import in_case
from helplog.pages.words import Words
from helplog.pages.years.pictures import Picture

_SLOT: Final = re.compile(r"\{(\w+)(?::(\w+))?\}")
_FIRST_WORDS: Final = 120
_FIRST_SIGNS: Final = 4_000
"""Of an entry; the first words are among them, and a row of marks has no end."""
_COMMENTS: Final = re.compile(r"%%[^%]*%%|<!--.*?(?:-->|\Z)", re.DOTALL)
_MARKS: Final = re.compile(
    r"!?\[\[(?:[^\]|\n]{0,200}\|)?|\]\]|\[![\w-]{1,40}\][-+]?|!\[[^\]\n]*\]\([^)\n]*\)|\[(?=[^\]\n]*\]\()|\]\([^)\n]*\)|[*_`]+"
    r"|^[ \t]*+[#>][ \t#>]*+",
    re.MULTILINE,
)
"""Comments and Markdown's marks, so that the first words of an entry can be quoted without them."""


class PageBuilder:
    """One page while it is written; templates call its methods."""

    def __init__(self, site: PageContext, uri: str) -> None:
        self.site = site
        self.uri = uri
        self.words = site.words
        self.root = addresses.to_root(uri)
        self.headings: list[Heading] = []
        self.sections: list[Section] = []
        self.found: list[Diagnostic] = []
        """By rendering what people wrote."""
        self.named: set[str] = set()
        """Addresses in the site that those words name."""
        self.pictures: list[tuple[date, Picture]] = []
        """In those words, with the day they stand on."""

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
        heading = Heading(level, ident, text)
        self.headings.append(heading)
        later = ""
        if turns:
            day, said_then = turns
            on = day.isoformat()
            then = escape(said_then)
            later = f' data-hl-turns="{on}" data-hl-then="{then}"'
        name = escape(ident)
        said = escape(text)
        html = f'<h{level} id="{name}"{later}>{said}</h{level}>'
        return Markup(html)  # noqa: S704 - escaped

    def prose(self, writing: Writing, markdown: str, prefix: str) -> Markup:
        """What a person wrote, as clean HTML."""
        rendered = self.site.prose(writing, markdown, self.uri, prefix)
        self.found += rendered.diagnostics
        self.named |= rendered.named
        return rendered.html

    def index_heading(self, ident: str, text: str, about: About | None = None) -> None:
        """Begin a section of what a search finds on this page; with no `ident`, the page itself.

        Args:
            ident: the anchor.
            text: its heading.
            about: what is known of it beside its words.
        """
        section = Section(ident, text, about or About())
        self.sections.append(section)

    def index_title(self, text: str) -> None:
        """A title that the writer gave something in this section; none where it is empty."""
        if text:
            self.sections[-1].titles.append(text)

    def index_text(self, text: str | Markup) -> None:
        """Words that a search finds in this section: plain text, or clean HTML."""
        if not text:
            return
        if not isinstance(text, Markup):
            text = Markup("<p>{}</p>").format(text)
        self.sections[-1].words.append(text)

    # Where things are, as links from this page.

    def to(self, uri: str, anchor: str = "") -> str:
        """A page, or a place on it."""
        return addresses.link(uri, self.uri, anchor)

    def to_week(self, start: date) -> str:
        """A week's page."""
        uri = addresses.week_uri(start)
        return self.to(uri)

    def to_year(self, year: int) -> str:
        """A year's page."""
        uri = addresses.year_uri(year)
        return self.to(uri)

    def to_wall(self, year: int) -> str:
        """A year's wall of plates, where it has one."""
        uri = addresses.wall_uri(year)
        return self.to(uri)

    def to_day(self, day: date) -> str:
        """A day on its week's page."""
        start = self.week_start(day)
        uri = addresses.week_uri(start)
        day_name = day.isoformat()
        return self.to(uri, day_name)

    def to_person(self, person: Person) -> str:
        """A person's page."""
        uri = addresses.person_uri(person.slug)
        return self.to(uri)

    def to_tag(self, slug: str) -> str:
        """A tag's page."""
        uri = addresses.tag_uri(slug)
        return self.to(uri)

    def to_item(self, item: Item) -> str:
        """An item on its week's page; empty for a private one, whose place is not told."""
        if item.private:
            return ""
        place = self.site.directory.place(item)
        return self.to(place.uri, place.anchor)

    def to_need(self, need: Need) -> str:
        """A need's story; where it was first named, if there is none to read."""
        stories = (self.to_story(item) for item in need.named)
        return next(filter(None, stories), "") or self.to_item(need.item)

    def to_story(self, item: Item) -> str:
        """The story of the need an item names or is for; empty on that page, and without one."""
        slug = self.site.stories.get(item.key)
        if slug is None:
            return ""
        uri = addresses.need_uri(slug)
        if uri == self.uri:
            return ""
        return self.to(uri)

    def anchor(self, item: Item) -> str:
        """The id of an item on its week's page."""
        place = self.site.directory.place(item)
        return place.anchor

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
        link = Markup('<a class="hl-edit" href="{}">{}</a>')
        return link.format(href, said)

    def week_start(self, day: date) -> date:
        """The first day of a day's week."""
        return week_of(day, self.site.settings.week_start)

    # Names and sentences.

    def names(self, who: Iterable[str], case: str = "") -> Markup:
        """Names, each leading to its person; in a case where a sentence asks for one."""
        linked = [self._name(name, case) for name in who]
        if not linked:
            return Markup("")
        said = self.words.all_of(linked)
        # Names are escaped and their links made here; what joins them is the language's own.
        return Markup(said)  # noqa: S704

    def people(self, who: Sequence[str]) -> LinkedNames:
        """The same for `phrase`, whose sentence may ask for a case."""
        return LinkedNames(self, who)

    def _name(self, name: str, case: str) -> str:
        directory = self.site.directory
        address, shown = directory.spelt(name)
        lead = escape("")
        if case:
            case_of = in_case(name, case)
            lead, shown = map(escape, case_of)
        if not address:
            return str(lead + shown)
        href = self.root + address
        return f'{_soft(lead)}<a class="hl-name" href="{href}">{shown}</a>'

    def tag(self, name: str) -> Markup:
        """A tag of an entry, leading to the days that carry it."""
        bare = bare_tag(name)
        key = name_key(bare)
        slug = self.site.tags.get(key)
        if slug is None:
            plain = Markup('<span class="hl-tag">#{}</span>')
            return plain.format(bare)
        href = self.to_tag(slug)
        link = Markup('<a class="hl-tag" href="{}">#{}</a>')
        return link.format(href, bare)

    def noun(self, kind: Kind, n: float) -> str:
        """`1 ask`, `2 asks`."""
        one, many = kind.spec.counted
        return self.words.plural(one, many, n)

    def counted(self, counts: Mapping[Kind, int], kinds: Iterable[Kind] = Kind) -> str:
        """`3 asks · 2 yeses`: what there is of some kinds, in their order."""
        said = []
        for kind in kinds:
            n = counts[kind]
            if n:
                noun = self.noun(kind, n)
                said.append(noun)
        return " · ".join(said)

    def kept_private(self, n: int) -> str:
        """How many items are not shown: `2 kept private`."""
        return self.words.plural("{n} kept private", "{n} kept private", n)

    def kind_name(self, kind: Kind) -> str:
        """A kind in a heading or a table: `Asks`."""
        return self.words.text(kind.spec.title)

    def week_title(self, week: Week | date) -> str:
        """`Nov 16 – 22, 2026`."""
        start = week
        if isinstance(start, Week):
            start = start.start
        last_on = last_day(start)
        return self.words.span(start, last_on)

    def week_short(self, start: date) -> str:
        """`Nov 16 – 22`."""
        end = last_day(start)
        return self.words.short_span(start, end)

    def week_end(self, start: date) -> date:
        """The last day of the week that starts on `start`."""
        return last_day(start)

    def months_ago(self, months: int) -> str:
        """`6 months ago`, `3 years ago`."""
        return self.words.months_ago(months)

    def first_words(self, entry: Entry) -> str:
        """The title of an entry, else how its text begins."""
        if entry.title:
            return entry.title
        beginning = entry.body[:_FIRST_SIGNS]
        shown = _COMMENTS.sub("", beginning)
        untagged = without_tags(shown)
        unmarked = _MARKS.sub("", untagged)
        words = unmarked.split()
        plain = " ".join(words)
        if len(plain) <= _FIRST_WORDS:
            return plain
        cut = plain[:_FIRST_WORDS]
        whole_words, *_ = cut.rsplit(" ", 1)
        return f"{whole_words}\N{NO-BREAK SPACE}…"

    def findings(self, writing: Writing) -> list[Diagnostic]:
        """What was found in one file, rendering included; nothing about its private items."""
        known = self.site.by_uri.get(writing.uri, ())
        rendered = [
            finding
            for finding in self.found
            if finding.where.uri == writing.uri and not finding.understood
        ]
        return [finding for finding in (*known, *rendered) if not finding.private]


def _soft(lead: str) -> str:
    """What stands before a name in a case, as quiet as the verb it belongs to."""
    if not lead:
        return ""
    bare = lead.rstrip()
    blank = lead.removeprefix(bare)
    return f'<span class="hl-verb">{bare}</span>{blank}'


class LinkedNames(NamedTuple):
    """Names that `phrase` fills in, each leading to its person."""

    page: PageBuilder
    who: Sequence[str]

    def in_case(self, case: str) -> Markup:
        """The names in a case; as written where it is empty."""
        return self.page.names(self.who, case)


def phrase(words: Words, message: str, **parts: object) -> Markup:
    """A sentence in one language with links or names in it: text is escaped, markup stays."""

    def filled(slot: re.Match[str]) -> str:
        name = slot[1]
        part = parts[name]
        if isinstance(part, LinkedNames):
            return str(part.in_case(slot[2] or ""))
        return str(escape(part))

    said = words.text(message)
    text = str(escape(said))
    html = _SLOT.sub(filled, text)
    return Markup(html)  # noqa: S704 - escaped
