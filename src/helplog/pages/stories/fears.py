"""Fears and facts: what was expected of an ask or of a moment, against what came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Final

from markupsafe import Markup

from helplog.insight.fears import SHOWN_FROM, closest_pair, fears_of
from helplog.insight.prediction import closest_guess
from helplog.insight.rates import ANSWERS
from helplog.insight.reflection import Felt
from helplog.model.journal import Item, ItemKey
from helplog.model.kinds import Kind
from helplog.pages.addresses import FEARS_URI
from helplog.pages.items import listed
from helplog.pages.people.rail import rail, rail_days
from helplog.pages.site_context import SiteContext
from helplog.pages.site_page_builder import SitePageBuilder
from helplog.pages.source import PageSource
from helplog.pages.templating import written
from helplog.pages.wording.sentences import fears_words, felt_words, guess_words

_OPEN_DAYS: Final = 40
"""Days after which the years before are folded."""


def has_fears(page: SitePageBuilder) -> bool:
    """Whether anything that may be shown was expected, and came."""
    shown = page.shown(page.reflection.items)
    return any(_facts(shown))


def fears_pages(site: SiteContext) -> Iterator[PageSource]:
    """The page, once there is one thing on it."""
    page = SitePageBuilder(site, FEARS_URI)
    shown = page.shown(site.reflection.items)
    told = list(_facts(shown))
    if not told:
        return
    told.reverse()
    fears = fears_of(told)
    words = page.words
    open_years: list[tuple[str, Markup]] = []
    folded: list[tuple[str, Markup]] = []
    days_told = 0
    line = partial(_line, page)
    for year, items in groupby(told, lambda item: item.on.year):
        all_days = rail_days(page, items, _nothing)
        days = list(all_days)
        story = rail(page, days, line)
        several = folded
        if days_told < _OPEN_DAYS:
            several = open_years
        several.append((f"{year:04d}", story))
        days_told += len(days)
    yield written(
        page,
        "fears",
        words.text("Fears and facts"),
        lead=fears_words(fears, words) if fears.n >= SHOWN_FROM else "",
        years=open_years,
        folds=[_fold(year, story) for year, story in folded],
    )


def _fold(year: str, story: Markup) -> Mapping[str, str]:
    return {"ident": f"y{year}", "title": year, "names": "", "lines": story}


def _line(page: SitePageBuilder, item: Item) -> Markup:
    beneath = _below(page, item)
    return listed(page, item, when=False, below=beneath)


def _nothing(_body: str, _items: Sequence[Item]) -> str:
    """No sentence of the day: what stands here is short."""
    return ""


def _facts(items: Iterable[Item]) -> Iterator[Item]:
    """What was expected, and came."""
    for item in items:
        if item.told_beside:
            continue
        has_answer = item.kind is Kind.ASKS and item.answer in ANSWERS
        guessed = has_answer and item.number("chance") is not None
        if guessed or None not in {item.number("expected"), item.number("felt")}:
            yield item


def _below(page: SitePageBuilder, item: Item) -> str:
    """`You gave a yes 40 %. You feared 7, and it was 2.`."""
    words = page.words
    said = []
    chance, expected, felt = map(item.number, ("chance", "expected", "felt"))
    if chance is not None and item.answer in ANSWERS:
        message = words.text("You gave a yes {chance}.")
        share = words.percent(chance)
        chance_told = message.format(chance=share)
        said.append(chance_told)
    if expected is not None and felt is not None:
        message = words.text("You feared {expected}, and it was {felt}.")
        fear = words.number(expected)
        fact = words.number(felt)
        beside = message.format(expected=fear, felt=fact)
        said.append(beside)
    return " ".join(said)


def past_beside(page: SitePageBuilder, asks: Iterable[Item]) -> dict[ItemKey, str]:
    """For open asks, the past most like each in a sentence; no past is told twice."""
    shown = page.shown(page.reflection.items)
    facts = list(_facts(shown))
    pairs = [pair for pair in fears_of(facts).pairs if pair.item.kind is Kind.ASKS]
    told: set[ItemKey] = set()
    beside = {}
    for ask in asks:
        left = _untold(pairs, told)
        pair = closest_pair(left, ask.kind, ask.weight_lb)
        guess = closest_guess(
            (one for one in facts if one.key not in told), ask.weight_lb
        )
        if pair is not None:
            told.add(pair.item.key)
            beside[ask.key] = felt_words(pair, page.words)
        elif guess is not None:
            told.add(guess.key)
            beside[ask.key] = guess_words(guess, page.words)
    return beside


def _untold(pairs: Iterable[Felt], told: set[ItemKey]) -> Iterator[Felt]:
    return (pair for pair in pairs if pair.item.key not in told)
