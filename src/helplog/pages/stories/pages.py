"""A page for every need's story, and the list of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Final

from markupsafe import Markup, escape

from helplog.insight.reflection import NeedState
from helplog.insight.search.folding import same_text
from helplog.model.journal import Item
from helplog.model.kinds import Kind
from helplog.pages.addresses import NEEDS_URI, need_uri
from helplog.pages.items import listed, told
from helplog.pages.letters.that_day import about_words
from helplog.pages.people.rail import rail, rail_days
from helplog.pages.site_context import SiteContext
from helplog.pages.site_page_builder import SitePageBuilder
from helplog.pages.source import PageSource
from helplog.pages.stories.story import Story, ended_on
from helplog.pages.templating import written
from helplog.pages.words import Words, to_translate

_WEEK_DAYS: Final = 7
_MOST_OPEN: Final = 30
"""Needs that stand open; of more, the others are folded."""
_NOTE: Final = "note"  # said by name, they would be gathered as words to translate
_PLAN: Final = "plan"
_STATES: Final = {
    NeedState.OPEN: to_translate("carried"),
    NeedState.ASKED: to_translate("asked, no answer yet"),
    NeedState.MET: to_translate("met"),
    NeedState.DROPPED: to_translate("let go"),
}
_ENDS: Final = frozenset({NeedState.MET, NeedState.DROPPED})


@dataclass(frozen=True, slots=True)
class Fold:
    """Needs behind one line."""

    ident: str
    title: str
    names: str
    lines: Markup


def story_pages(site: SiteContext) -> Iterator[PageSource]:
    """The list of needs and a page for each; none while none is named."""
    stories = site.every_story
    if not stories:
        return
    yield _list_of_needs(site, stories)
    for story in stories:
        yield _story_page(site, story)


def _list_of_needs(site: SiteContext, stories: Iterable[Story]) -> PageSource:
    page = SitePageBuilder(site, NEEDS_URI)
    newest = sorted(stories, key=lambda one: one.last_on, reverse=True)
    waiting = [one for one in newest if one.state not in _ENDS]
    done = [one for one in newest if one.state in _ENDS]
    shown = waiting[:_MOST_OPEN]
    return written(
        page,
        "needs",
        page.words.text("Needs and what became of them"),
        waiting=_lines(page, shown) if shown else "",
        longer=list(_folds(page, waiting[_MOST_OPEN:], "w")),
        folds=list(_folds(page, done, "y")),
    )


def _folds(
    page: SitePageBuilder, stories: Iterable[Story], prefix: str
) -> Iterator[Fold]:
    """Years behind a line each, by the latest that is told."""
    for year, of_year in groupby(stories, lambda one: one.last_on.year):
        title = f"{year:04d}"
        lines = _lines(page, of_year)
        yield Fold(f"{prefix}{title}", title, "", lines)


def _lines(page: SitePageBuilder, stories: Iterable[Story]) -> Markup:
    lines = "".join(_line(page, story) for story in stories)
    return Markup(f'<ul class="hl-people hl-stories">\n{lines}</ul>')  # noqa: S704 - escaped


def _line(page: SitePageBuilder, story: Story) -> str:
    uri = need_uri(story.slug)
    address = page.to(uri)
    href = escape(address)
    said = _said(story.state, page.words)
    state = escape(said)
    month = page.words.short_month_of_year(story.first_on)
    since = escape(month)
    return (
        f'<li><a href="{href}"><span class="hl-person">{escape(story.what)}</span>'
        f' <span class="hl-did">{state}</span> <span class="hl-quiet">{since}</span></a></li>\n'
    )


def _said(state: NeedState | None, words: Words) -> str:
    if state:
        return words.text(_STATES[state])
    return ""


def _story_page(site: SiteContext, story: Story) -> PageSource:
    uri = need_uri(story.slug)
    page = SitePageBuilder(site, uri)
    page.index_heading("", story.what)
    return written(
        page,
        "need",
        story.what,
        stands=_how_it_stands(page, story),
        story=[
            (page.heading(2, f"y{year:04d}", f"{year:04d}"), told)
            for year, told in _story(page, story)
        ],
    )


def _story(page: SitePageBuilder, story: Story) -> Iterator[tuple[int, Markup]]:
    """Year by year, as it went."""
    find = about_words(story.what)
    for year, items in groupby(story.items, lambda item: item.on.year):
        days = rail_days(page, items, find)
        line = partial(_line_of_story, page, story)
        drawn = rail(page, days, line)
        yield year, drawn


def _line_of_story(page: SitePageBuilder, story: Story, item: Item) -> Markup:
    """What happened; the need's own words, which the title says, are not said again."""
    below = _below(page, story, item)
    if item.kind is not Kind.NEEDS or same_text(item.what or "") != same_text(
        story.what
    ):
        return listed(page, item, when=False, below=below)
    named = page.words.text("Named")
    if item.key != story.items[0].key:
        named = page.words.text("Named again")
    return told(item.kind, named, below)


def _below(page: SitePageBuilder, story: Story, item: Item) -> str:
    """What was planned or remarked, and when a need was met or let go.

    A plan may speak of a handoff that is in its trial: it is told with what the story says itself.
    """
    words = page.words
    if item.kind is not Kind.NEEDS:
        return item.text(_NOTE) or ""
    plan = None
    if story.state is not None:
        plan = item.text(_PLAN)
    said = [plan] if plan else []
    for ending, message in _ENDED:
        on = ended_on(item, ending, page.reflection.today)
        if on is not None:
            day_said = words.text(message).format(day=words.day(on))
            said.append(day_said)
    return " · ".join(said)


_ENDED: Final = (
    ("met", to_translate("Met on {day}")),
    ("dropped", to_translate("Let go on {day}")),
)


def _how_it_stands(page: SitePageBuilder, story: Story) -> str:
    """Where the story has come to; empty where what is shown doesn't say."""
    words = page.words
    if story.state is None:
        return ""
    if story.state is not NeedState.OPEN:
        return {
            NeedState.ASKED: words.text("Asked, and no answer yet."),
            NeedState.MET: words.text("It was met."),
            NeedState.DROPPED: words.text("It was let go."),
        }[story.state]
    if story.refused:
        return words.text("It is open again.")
    weeks = (page.reflection.today - story.first_on).days // _WEEK_DAYS
    if weeks < 1:
        return words.text("Named this week.")
    return words.plural("Carried for {n} week.", "Carried for {n} weeks.", weeks)
