"""Tags: which there are, and for each the days that carry it, the newest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from helplog.insight.people.slugs import unique_slugs
from helplog.insight.reflection import Reflection
from helplog.model.journal import Checkin, Entry
from helplog.model.names import name_key
from helplog.pages.addresses import TAGS_URI, tag_uri, week_uri
from helplog.pages.page_builder import PageBuilder, SiteContext, Tag
from helplog.pages.source import PageSource
from helplog.pages.templating import written


def tags_of(reflection: Reflection) -> dict[str, Tag]:
    """Every tag that may be shown, by key and in the order of their names; private writings name none.

    Two tags are one where they differ in case or a leading `#` alone; the oldest spelling is shown.
    """
    names: dict[str, str] = {}
    found: dict[str, list[Entry | Checkin]] = {}
    for writing in reflection.journal.writings:
        if not (writing.private or not writing.tags):
            for key, name in _named(writing).items():
                names.setdefault(key, name)
                found.setdefault(key, []).append(writing)
    slugs = unique_slugs(names)
    return {key: Tag(names[key], slugs[key], tuple(found[key])) for key in sorted(names)}


def _named(writing: Entry | Checkin) -> Mapping[str, str]:
    bare = (tag.strip().lstrip("#").strip() for tag in writing.tags)
    return {name_key(tag): tag for tag in reversed(list(bare)) if name_key(tag)}


def tag_pages(site: SiteContext) -> Iterator[PageSource]:
    """The list of tags and a page for each; none while nothing is tagged."""
    if not site.tags:
        return
    page = PageBuilder(site, TAGS_URI)
    page.index_heading("", page.words.text("Tags"))
    yield written(page, "tags", page.words.text("Tags"), tags=list(site.tags.values()))
    for tag in site.tags.values():
        yield _tag_page(site, tag)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedDay:
    """A writing in the list of a tag."""

    writing: Entry | Checkin
    href: str
    says: str
    """Its title, else how it begins."""


def _tag_page(site: SiteContext, tag: Tag) -> PageSource:
    page = PageBuilder(site, tag_uri(tag.slug))
    days = [_tagged(page, writing) for writing in reversed(tag.writings)]
    years = [
        (year, list(some)) for year, some in groupby(days, key=lambda day: day.writing.on.year)
    ]
    title = f"#{tag.name}"
    page.index_heading("", title)
    return written(page, "tag", title, years=years, count=len(days))


def _tagged(page: PageBuilder, writing: Entry | Checkin) -> TaggedDay:
    if isinstance(writing, Checkin):  # its answers stand above the days
        title = writing.title or page.words.text("Check-in")
        return TaggedDay(
            writing=writing, href=page.to(week_uri(writing.week), "questions"), says=title
        )
    return TaggedDay(writing=writing, href=page.to_day(writing.on), says=page.first_words(writing))
