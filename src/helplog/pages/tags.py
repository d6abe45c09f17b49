"""Tags: which there are, and for each the days that carry it, the newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from helplog.insight.people.slugs import unique_slugs
from helplog.insight.reflection import Reflection
from helplog.model.journal import Checkin, Entry
from helplog.model.names import name_key
from helplog.pages.addresses import TAGS_URI, tag_uri, week_uri
from helplog.pages.page_builder import PageBuilder
from helplog.pages.search.sections import About
from helplog.pages.site_context import SiteContext, Tag, bare_tag
from helplog.pages.source import PageSource
from helplog.pages.templating import written


def tags_of(reflection: Reflection) -> dict[str, Tag]:
    """Every tag that may be shown, by key and in the order of their names; private ones are not.

    Two tags are one where they differ in case or a leading `#` alone; the oldest spelling is shown.
    """
    names: dict[str, str] = {}
    found: dict[str, list[Entry | Checkin]] = {}
    for writing in reflection.journal.writings:
        if writing.private or not writing.tags:
            continue
        spelt = _names_by_key(writing)
        for key, name in spelt.items():
            names.setdefault(key, name)
            tagged = found.setdefault(key, [])
            tagged.append(writing)
    slugs = unique_slugs(names)
    tags = {}
    for key in sorted(names):
        tags[key] = Tag(
            name=names[key],
            slug=slugs[key],
            writings=tuple(found[key]),
        )
    return tags


def _names_by_key(writing: Entry | Checkin) -> dict[str, str]:
    """The tags of a writing, each in the spelling that comes first."""
    names: dict[str, str] = {}
    for tag in reversed(writing.tags):
        bare = bare_tag(tag)
        key = name_key(bare)
        if key:
            names[key] = bare
    return names


def tag_pages(site: SiteContext) -> Iterator[PageSource]:
    """The list of tags and a page for each; none while nothing is tagged."""
    tags = list(site.tags.values())
    if not tags:
        return
    page = PageBuilder(site, TAGS_URI)
    title = page.words.text("Tags")
    page.index_heading("", title)
    yield written(page, "tags", title, tags=tags)
    for tag in tags:
        yield _tag_page(site, tag)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedDay:
    """A writing in the list of a tag."""

    writing: Entry | Checkin
    href: str
    says: str
    """Its title, else how it begins."""


def _tag_page(site: SiteContext, tag: Tag) -> PageSource:
    uri = tag_uri(tag.slug)
    page = PageBuilder(site, uri)
    years: dict[int, list[TaggedDay]] = {}
    for writing in reversed(tag.writings):
        day = _tagged_day(page, writing)
        of_year = years.setdefault(writing.on.year, [])
        of_year.append(day)
    title = f"#{tag.name}"
    page.index_heading("", title, About(tags=(tag.name,)))
    return written(
        page,
        "tag",
        title,
        years=list(years.items()),
        count=len(tag.writings),
    )


def _tagged_day(page: PageBuilder, writing: Entry | Checkin) -> TaggedDay:
    if isinstance(writing, Entry):
        return TaggedDay(
            writing=writing,
            href=page.to_day(writing.on),
            says=page.first_words(writing),
        )
    week = week_uri(writing.week)
    title = writing.title or page.words.text("Check-in")
    return TaggedDay(
        writing=writing,
        # the answers of a check-in stand above the days
        href=page.to(week, "questions"),
        says=title,
    )
