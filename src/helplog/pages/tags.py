"""The pages of tags: all of them, and for each the days that carry it, the newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from helplog.model.journal import Checkin, Entry
from helplog.pages.addresses import TAGS_URI, tag_uri, week_uri
from helplog.pages.search.sections import About
from helplog.pages.site_context import SiteContext
from helplog.pages.site_page_builder import SitePageBuilder
from helplog.pages.source import PageSource
from helplog.pages.tagging import Tag
from helplog.pages.templating import written


def tag_pages(site: SiteContext) -> Iterator[PageSource]:
    """The list of tags and a page for each; none while nothing is tagged."""
    tags = list(site.tagged.values())
    if not tags:
        return
    page = SitePageBuilder(site, TAGS_URI)
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
    page = SitePageBuilder(site, uri)
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


def _tagged_day(page: SitePageBuilder, writing: Entry | Checkin) -> TaggedDay:
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
