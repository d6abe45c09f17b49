"""What a search finds on a week's page: its answers, then each day with its words and items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from markupsafe import Markup

from helplog.insight.reflection import Week
from helplog.model.journal import Item
from helplog.model.keys import FIELDS
from helplog.pages.days.days import Day, Shown
from helplog.pages.page_builder import PageBuilder
from helplog.pages.search.sections import About, Fact, Sort
from helplog.pages.tagging import bare_tag
from helplog.pages.weeks.week_questions import AskedQuestion
from helplog.pages.wording.sentences import says
from helplog.pages.words import as_title

_ANSWERED: Final = FIELDS["answer"].kinds


def index_week(
    page: PageBuilder,
    week: Week,
    questions: Iterable[AskedQuestion],
    days: Sequence[Day],
) -> None:
    """Give the search a week: its answers, then each day with its words, items and tags."""
    words = page.words
    span = page.week_title(week)
    title = words.text("Week of {span}").format(span=span)
    replies: list[Markup] = []
    for question in questions:
        replies += question.replies
    shown_uris = {shown.writing.uri for day in days for shown in day.entries}
    # A check-in that says nothing more stands under the questions alone.
    alone = [one for one in week.checkins if one.uri not in shown_uris]
    items = [item for checkin in alone for item in checkin.items]
    about = About(Sort.WEEK, title, week.start, tuple(_facts(page, items)))
    if replies or about.facts:
        page.index_heading("questions", words.text("Three questions"), about)
    else:
        page.index_heading("", title, about)
    for reply in replies:
        page.index_text(reply)
    page.index_text(". ".join(_said(page, items)))
    for day in days:
        public = [shown for shown in day.entries if not shown.writing.private]
        if public:
            _index_day(page, day.on, public)


def _index_day(page: PageBuilder, on: date, entries: Sequence[Shown]) -> None:
    facts: list[Fact] = []
    tags: dict[str, None] = {}
    for shown in entries:
        facts += _facts(page, shown.writing.items)
        for tag in shown.writing.tags:
            bare = bare_tag(tag)
            if bare:
                tags[bare] = None
    title = as_title(page.words.long_day(on))
    about = About(Sort.DAY, title, on, tuple(facts), tuple(tags))
    heading = as_title(page.words.week_day(on))
    page.index_heading(on.isoformat(), heading, about)
    for shown in entries:
        _index_entry(page, shown)


def _facts(page: PageBuilder, items: Iterable[Item]) -> Iterator[Fact]:
    """What terms may ask of items; a private one has nothing to be asked."""
    for item in items:
        if item.private:
            continue
        people: dict[str, None] = {}
        for name in item.who:
            person = page.site.directory.person(name)
            if person is not None:
                people[person.slug] = None
        answer = item.answer if item.kind in _ANSWERED else None
        yield Fact(item.kind, answer, tuple(people))


def _said(page: PageBuilder, items: Iterable[Item]) -> list[str]:
    return [says(item, page.words) for item in items if not item.private]


def _index_entry(page: PageBuilder, shown: Shown) -> None:
    writing = shown.writing
    page.index_title(shown.title)
    page.index_text(shown.prose)
    page.index_text(". ".join(_said(page, writing.items)))
    marks: dict[str, None] = {}
    for item in writing.items:
        if not item.private:
            marks[page.kind_name(item.kind)] = None
    for tag in writing.tags:
        bare = tag.removeprefix("#")
        marks[f"#{bare}"] = None
    page.index_text(" · ".join(marks))
