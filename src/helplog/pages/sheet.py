"""The page being written: in whose words, what its links lead to, which headings it has so far."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from markupsafe import Markup

from helplog.insight.reflection import Person, Reflection, Week
from helplog.model.calendar import week_of
from helplog.model.diagnostic import Diagnostic, Place
from helplog.model.journal import Entry, Item, Writing, last_day
from helplog.model.kinds import Kind
from helplog.pages import addresses
from helplog.pages.directory import Directory
from helplog.pages.source import Heading, Prose
from helplog.pages.words import Words

_FIRST_WORDS: Final = 120
_MARKS: Final = re.compile(r"!?\[\[|\]\]|!\[[^\]\n]*\]\([^)\n]*\)|\[(?=[^\]\n]*\]\()|\]\([^)\n]*\)|<[^>\n]*>|[*_`#>]+")
"""Markdown's marks, so that the first words of an entry can be quoted without them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What every page of one site is made from."""

    reflection: Reflection
    directory: Directory
    words: Words
    prose: Prose
    editor: Callable[[Place], str | None]
    """A link that opens a place in the writer's editor; None in a copy others may see."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    """Found while rendering what people wrote."""


class Sheet:
    """One page on the desk; templates call its methods."""

    def __init__(self, desk: Desk, uri: str) -> None:
        self.desk = desk
        self.uri = uri
        self.words = desk.words
        self.reflection = desk.reflection
        self.headings: list[Heading] = []

    def heading(self, level: int, ident: str, text: str) -> Markup:
        """A heading, remembered for the table of contents."""
        self.headings.append(Heading(level, ident, text))
        return Markup('<h{l} id="{i}">{t}</h{l}>').format(l=level, i=ident, t=text)

    def prose(self, writing: Writing, markdown: str, prefix: str) -> Markup:
        """What a person wrote, as clean HTML."""
        rendered = self.desk.prose(writing, markdown, self.uri, prefix)
        self.desk.diagnostics.extend(rendered.diagnostics)
        return rendered.html

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

    def to_item(self, item: Item) -> str:
        """An item on its week's page; empty for a private one, whose place is not told."""
        if item.private:
            return ""
        return self.to(addresses.week_uri(self.week_start(item.on)), self.desk.directory.anchor(item))

    def anchor(self, item: Item) -> str:
        """The id of an item on its week's page."""
        return self.desk.directory.anchor(item)

    def editor(self, place: Place) -> str | None:
        """A link into the writer's editor, in the preview."""
        return self.desk.editor(place)

    def week_start(self, day: date) -> date:
        """The first day of a day's week."""
        return week_of(day, self.reflection.journal.settings.week_start)

    # Names and sentences.

    def names(self, who: Iterable[str]) -> Markup:
        """Names, each leading to its person."""
        linked = [self._name(name) for name in who]
        if len(linked) <= 1:
            return Markup("").join(linked)
        tokens = [f"\x00{n}\x00" for n in range(len(linked))]
        text = Markup.escape(self.words.all_of(tokens))
        for token, one in zip(tokens, linked, strict=True):
            text = text.replace(token, one)
        return text

    def _name(self, name: str) -> Markup:
        person = self.desk.directory.person(name)
        if person is None:
            return Markup.escape(name)
        return Markup('<a class="hl-name" href="{}">{}</a>').format(self.to_person(person), name)

    def verb(self, kind: Kind) -> str:
        """How an item of this kind begins: `Asked`, `Yes to`."""
        _ = self.words.text
        return {
            Kind.ASKS: _("Asked"),
            Kind.HANDOFFS: _("Handed over to"),
            Kind.ACCEPTED: _("Said yes to"),
            Kind.THANKS: _("Thanked"),
            Kind.CONNECTIONS: _("Connected with"),
            Kind.DECLINED: _("Turned down"),
            Kind.NEEDS: _("Need"),
            Kind.ALONE: _("Alone"),
        }[kind]

    def noun(self, kind: Kind, n: float) -> str:
        """`1 ask`, `2 asks`."""
        one, many = {
            Kind.ASKS: ("{n} ask", "{n} asks"),
            Kind.HANDOFFS: ("{n} handoff", "{n} handoffs"),
            Kind.ACCEPTED: ("{n} yes", "{n} yeses"),
            Kind.THANKS: ("{n} thank-you", "{n} thank-yous"),
            Kind.CONNECTIONS: ("{n} connection", "{n} connections"),
            Kind.DECLINED: ("{n} offer turned down", "{n} offers turned down"),
            Kind.NEEDS: ("{n} need named", "{n} needs named"),
            Kind.ALONE: ("{n} moment alone", "{n} moments alone"),
        }[kind]
        return self.words.plural(one, many, n)

    def kind_name(self, kind: Kind) -> str:
        """A kind in a heading or a table: `Asks`."""
        _ = self.words.text
        return {
            Kind.ASKS: _("Asks"),
            Kind.HANDOFFS: _("Handoffs"),
            Kind.ACCEPTED: _("Accepted"),
            Kind.THANKS: _("Thanks"),
            Kind.CONNECTIONS: _("Connections"),
            Kind.DECLINED: _("Declined"),
            Kind.NEEDS: _("Needs"),
            Kind.ALONE: _("Alone"),
        }[kind]

    def says(self, item: Item) -> str:
        """An item as one plain sentence: `Asked Priya: review the report`."""
        who = self.words.all_of(item.who) if item.who else ""
        head = " ".join(part for part in (self.verb(item.kind), who) if part)
        return f"{head}: {item.what}" if item.what else head

    def week_title(self, week: Week | date) -> str:
        """`November 16 to November 22, 2026`."""
        start = week if isinstance(week, date) else week.start
        return self.words.span(start, last_day(start))

    def week_end(self, start: date) -> date:
        """The last day of the week that starts on `start`."""
        return last_day(start)

    def ago_words(self, ago: str) -> str:
        """`3 years` as `3 years ago`."""
        return self.words.text("{stretch} ago").format(stretch=ago)

    def first_words(self, entry: Entry) -> str:
        """The title of an entry, else how its text begins."""
        if entry.title:
            return entry.title
        plain = " ".join(_MARKS.sub("", entry.body).split())
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
        """What was found in one file, rendering included."""
        known = (*self.reflection.diagnostics, *self.desk.diagnostics)
        return [found for found in known if found.where.uri == writing.uri]
