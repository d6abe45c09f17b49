"""The foot of a day: what stands above already, who else speaks of it, what passes through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from markupsafe import Markup, escape

from helplog.insight.reflection import Need
from helplog.model.calendar import week_days
from helplog.model.journal import Item
from helplog.pages.items import mark
from helplog.pages.page_builder import PageBuilder, phrase
from helplog.pages.wording.sentences import with_whom
from helplog.pages.words import to_translate


def told_above(page: PageBuilder, items: Iterable[tuple[Item, Item]]) -> str:
    """What was written on a day and stands under the questions: with whom, and the way there.

    Args:
        page: the page of its week.
        items: each as it was written, and as it stands above.
    """
    links = []
    for item, above in items:
        own = page.anchor(item)
        ident = ""
        if own != page.anchor(above):
            ident = f' id="{escape(own)}"'
        with_them = with_whom(item, page.words)
        said = escape(with_them)
        href = escape(page.to_item(above))
        links.append(f'<a{ident} href="{href}">{mark(item.kind)}{said}</a>')
    if not links:
        return ""
    return f'<p class="hl-above">{" ".join(links)}</p>\n'


def day_foot(page: PageBuilder, on: date) -> Iterator[str]:
    """The days that mention this one, and the needs that pass through it."""
    days = [
        _link(page.to_day(day), page.words.day(day)) for day in _mentioning(page, on)
    ]
    if days:
        said = Markup(page.words.all_of(days))  # noqa: S704 - links made here
        mentioned = to_translate("Mentioned on {days}.")
        yield _line(phrase(page.words, mentioned, days=said))
    for need in _passing(page, on):
        href = page.to_need(need)
        link = _link(href, need.item.what or "")
        lead = to_translate("Part of: {need}")
        yield _line(phrase(page.words, lead, need=link))


def _line(said: Markup) -> str:
    return f'<p class="hl-quiet">{said}</p>\n'


def _link(href: str, text: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(href, text)


def _mentioning(page: PageBuilder, on: date) -> tuple[date, ...]:
    return page.site.mentions.get(on, ())


def _passing(page: PageBuilder, on: date) -> Iterator[Need]:
    """The needs named in other weeks; those of this one stand on the page already."""
    week = week_days(page.week_start(on))
    for need in page.site.threads.get(on, ()):
        if need.item.what and all(item.on not in week for item in need.named):
            yield need
