"""What a site's pages are made from, worked out of what is known about the journal."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from helplog.insight.likely_people import likely_people
from helplog.insight.mentions import mentions_of
from helplog.insight.needs import needs_by_item
from helplog.insight.reflection import Reflection
from helplog.insight.threads import threads_of
from helplog.model.diagnostic import Diagnostic, Place
from helplog.model.journal import Item
from helplog.pages.directory import directory_of
from helplog.pages.letters.best_line import lines_of
from helplog.pages.letters.known_quotes import PulledQuote
from helplog.pages.letters.letter import Letters
from helplog.pages.letters.own_words import pulled_quote
from helplog.pages.site_context import SiteContext
from helplog.pages.source import Prose
from helplog.pages.stories.story import stories_of
from helplog.pages.tagging import tags_of
from helplog.pages.words import words_of
from helplog.pages.years.marked_days import marked_days


def no_editor(_: Place) -> None:
    """Where no editor is set."""


def site_of(  # noqa: PLR0913 - each is asked of whoever builds
    reflection: Reflection,
    prose: Prose,
    editor: Callable[[Place], str | None] = no_editor,
    *,
    preview: bool = False,
    noticed: int = 0,
    quote: PulledQuote = pulled_quote,
) -> SiteContext:
    """What every page is made from, put together once.

    Args:
        reflection: what is known about the journal today.
        prose: renders and cleans what people wrote.
        editor: a link that opens a place in the writer's editor, or None.
        preview: whether the site is read while it is written; every day leads into the editor then,
            not only findings.
        noticed: how many things of this week might be items; said in the preview alone.
        quote: chooses sentences of the writer's own.
    """
    settings = reflection.journal.settings
    words = words_of(settings)
    stories = stories_of(reflection)
    tagged = tags_of(reflection)
    return SiteContext(
        settings=settings,
        words=words,
        prose=prose,
        editor=editor,
        preview=preview,
        directory=directory_of(reflection),
        needs=needs_by_item(reflection.needs),
        stories={key: story.slug for key, story in stories.items()},
        tags={key: tag.slug for key, tag in tagged.items()},
        mentions=mentions_of(reflection.journal.entries),
        threads=threads_of(reflection.needs),
        bodies=_public_bodies(reflection),
        by_uri=_by_uri(reflection.diagnostics),
        reflection=reflection,
        letters=Letters(reflection, words, quote),
        weeks={week.start: week for week in reflection.weeks if not week.empty},
        every_story=list({story.slug: story for story in stories.values()}.values()),
        tagged=tagged,
        likely=likely_people(reflection),
        lines=lines_of(reflection, words, quote),
        marked=marked_days(reflection),
        lifts=_lifts_by_year(reflection),
        open_between=_open_between(reflection),
        noticed=noticed if preview else 0,
    )


def _by_uri(found: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    by_uri: dict[str, list[Diagnostic]] = {}
    for finding in found:
        if not finding.understood:
            by_uri.setdefault(finding.where.uri, []).append(finding)
    return by_uri


def _public_bodies(reflection: Reflection) -> dict[str, str]:
    entries = reflection.journal.entries
    return {entry.uri: entry.body for entry in entries if not entry.private}


def _lifts_by_year(reflection: Reflection) -> dict[int, list[Item]]:
    by_year: dict[int, list[Item]] = {}
    for item in reflection.items:
        if item.weighs:
            by_year.setdefault(item.on.year, []).append(item)
    return by_year


def _open_between(reflection: Reflection) -> dict[str, list[Item]]:
    """What is open, by the people it names."""
    needs = [need.item for need in reflection.open_needs]
    asked = (*reflection.open_asks, *reflection.handoffs_ready)
    between: dict[str, list[Item]] = {}
    for item in (*asked, *reflection.open_offers, *needs):
        for key in reflection.names.keys(item):
            between.setdefault(key, []).append(item)
    return between
