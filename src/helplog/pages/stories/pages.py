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
from helplog.pages.page_builder import PageBuilder
from helplog.pages.rail import rail, rail_days
from helplog.pages.site_context import SiteContext
from helplog.pages.source import PageSource
from helplog.pages.templating import written
from helplog.pages.threads.thread import Thread, ended_on
from helplog.pages.words import Words, to_translate

_WEEK_DAYS: Final = 7
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


def thread_pages(site: SiteContext) -> Iterator[PageSource]:
    """The list of needs and a page for each; none while none is named."""
    threads = list({thread.slug: thread for thread in site.threads.values()}.values())
    if not threads:
        return
    yield _list_of_needs(site, threads)
    for thread in threads:
        yield _thread_page(site, thread)


def _list_of_needs(site: SiteContext, threads: Iterable[Thread]) -> PageSource:
    page = PageBuilder(site, NEEDS_URI)
    newest = sorted(threads, key=lambda one: one.last_on, reverse=True)
    waiting = [one for one in newest if one.state not in _ENDS]
    done = [one for one in newest if one.state in _ENDS]
    folds = []
    for year, of_year in groupby(done, lambda one: one.last_on.year):
        title = f"{year:04d}"
        folds.append(Fold(f"y{title}", title, "", _lines(page, of_year)))
    return written(
        page,
        "needs",
        page.words.text("Needs and what became of them"),
        waiting=_lines(page, waiting) if waiting else "",
        folds=folds,
    )


def _lines(page: PageBuilder, threads: Iterable[Thread]) -> Markup:
    lines = "".join(_line(page, thread) for thread in threads)
    return Markup(f'<ul class="hl-people">\n{lines}</ul>')  # noqa: S704 - escaped


def _line(page: PageBuilder, thread: Thread) -> str:
    href = escape(page.to(need_uri(thread.slug)))
    state = escape(_said(thread.state, page.words))
    since = escape(page.words.short_month_of_year(thread.first_on))
    return (
        f'<li><a href="{href}"><span class="hl-person">{escape(thread.what)}</span>'
        f' <span class="hl-did">{state}</span> <span class="hl-quiet">{since}</span></a></li>\n'
    )


def _said(state: NeedState | None, words: Words) -> str:
    return words.text(_STATES[state]) if state else ""


def _thread_page(site: SiteContext, thread: Thread) -> PageSource:
    page = PageBuilder(site, need_uri(thread.slug))
    page.index_heading("", thread.what)
    return written(
        page,
        "need",
        thread.what,
        stands=_how_it_stands(page, thread),
        story=[
            (page.heading(2, f"y{year:04d}", f"{year:04d}"), told)
            for year, told in _story(page, thread)
        ],
    )


def _story(page: PageBuilder, thread: Thread) -> Iterator[tuple[int, Markup]]:
    """Year by year, as it went."""
    find = about_words(thread.what)
    for year, items in groupby(thread.items, lambda item: item.on.year):
        days = rail_days(page, items, find)
        yield year, rail(page, days, partial(_line_of_story, page, thread))


def _line_of_story(page: PageBuilder, thread: Thread, item: Item) -> Markup:
    """What happened; the need's own words, which the title says, are not said again."""
    below = _below(page, item)
    if item.kind is not Kind.NEEDS or same_text(item.what or "") != same_text(
        thread.what
    ):
        return listed(page, item, when=False, below=below)
    named = page.words.text("Named")
    if item.key != thread.items[0].key:
        named = page.words.text("Named again")
    return told(item.kind, named, below)


def _below(page: PageBuilder, item: Item) -> str:
    """What was planned or remarked, and when a need was met or let go."""
    words = page.words
    if item.kind is not Kind.NEEDS:
        return item.text(_NOTE) or ""
    said = [plan] if (plan := item.text(_PLAN)) else []
    for ending, message in _ENDED:
        on = ended_on(item, ending, page.reflection.today)
        if on is not None:
            said.append(words.text(message).format(day=words.day(on)))
    return " · ".join(said)


_ENDED: Final = (
    ("met", to_translate("Met on {day}")),
    ("dropped", to_translate("Let go on {day}")),
)


def _how_it_stands(page: PageBuilder, thread: Thread) -> str:
    """Where the story has come to; empty where what is shown doesn't say."""
    words = page.words
    if thread.state is None:
        return ""
    if thread.state is not NeedState.OPEN:
        return {
            NeedState.ASKED: words.text("Asked, and no answer yet."),
            NeedState.MET: words.text("It was met."),
            NeedState.DROPPED: words.text("It was let go."),
        }[thread.state]
    if thread.refused:
        return words.text("It is open again.")
    weeks = (page.reflection.today - thread.first_on).days // _WEEK_DAYS
    if weeks < 1:
        return words.text("Named this week.")
    return words.plural("Carried for {n} week.", "Carried for {n} weeks.", weeks)
