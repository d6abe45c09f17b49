"""All pages of a site composed one by one and held, by this program and a copy of it beside.

Most pages are made of explicit inputs alone. Whoever has time takes the next of them, and what a
page leaves for others comes back from the copy; the page itself waits where both can read it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from helplog.model.beside.second_process import begun_beside
from helplog.model.beside.shared_numbers import SharedNumbers
from helplog.model.diagnostic import Diagnostic
from helplog.pages.attention import attention_page
from helplog.pages.composing import Plan, findings_of
from helplog.pages.letters.whole_sentences import forget_texts
from helplog.pages.site_context import SiteContext
from helplog.pages.source import PageSource
from helplog.publish.held_pages import HeldPage, HeldPages


class Composed(NamedTuple):
    """A page that is composed and waits."""

    page: PageSource
    """All of it but its words."""
    held: HeldPage


class Sharing(NamedTuple):
    """What may be composed in a copy of the program."""

    is_allowed: Callable[[str], bool]
    """Whether a page may be, by its uri."""
    has_effects: Callable[[], bool]
    """Whether something was done in making a page that has to be done here."""


Add = Callable[[PageSource], PageSource]
"""What else stands on a page; asked here alone."""
Composing = Generator[Composed, None, tuple[Diagnostic, ...]]
"""Pages one at a time, and at the end what was found."""


def compose_beside(
    site: SiteContext,
    plans: Iterable[Plan],
    held: HeldPages,
    add: Add,
    sharing: Sharing,
) -> Composing:
    """Every page, one at a time, in their order.

    Args:
        site: what they are made from.
        plans: what there is to make, but for the page of findings.
        held: where they wait.
        add: what else stands on a page; of those that are shared none has more.
        sharing: which are.

    Yields:
        The pages; the page of findings last, and only while there is one.

    Returns:
        What wants a look: findings of the reader, of the journal, and of rendering.
    """

    def hold(page: PageSource) -> Composed:
        bare = replace(page, html=Markup(), sections=())
        return Composed(bare, held.hold(page))

    with _shared_plans(site, plans, held, hold, sharing) as shared:
        for plan in shared:
            for composed in plan.composed(hold, add):
                site.gather(composed.page.left)
                yield composed
    found = findings_of(site)
    if found:
        yield hold(add(attention_page(site, found)))
    forget_texts()
    return found


Hold = Callable[[PageSource], Composed]


class _Alone:
    """A plan that is carried out here."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def composed(self, hold: Hold, add: Add) -> Iterator[Composed]:
        """The pages of the plan."""
        for page in self._plan.make():
            yield hold(add(page))


class _Run:
    """Plans, one after the other, that are shared."""

    def __init__(self, plans: Sequence[Plan]) -> None:
        self.plans = plans
        self.numbers = SharedNumbers(len(plans))
        self.made: dict[int, list[Composed]] = {}


Result = tuple[int, int, list[Composed]]
"""The run, the number of the plan in it, and its pages."""


class _Shared:
    """A plan that whoever has time carries out."""

    def __init__(self, run: _Run, number: int, beside: Callable[[], bool]) -> None:
        self._run = run
        self._number = number
        self._beside = beside

    def composed(self, hold: Hold, add: Add) -> Iterator[Composed]:  # noqa: ARG002 - has none
        """The pages of the plan; until they are there, others are made."""
        made = self._run.made
        while self._number not in made:
            some = self._run.numbers.take()
            for number in some:
                made[number] = _carried_out(self._run.plans[number], hold)
            if not some and not self._beside():
                made[self._number] = _carried_out(self._run.plans[self._number], hold)
        yield from made.pop(self._number)


def _carried_out(plan: Plan, hold: Hold) -> list[Composed]:
    return list(map(hold, plan.make()))


@contextmanager
def _shared_plans(
    site: SiteContext,
    every: Iterable[Plan],
    held: HeldPages,
    hold: Hold,
    sharing: Sharing,
) -> Iterator[Iterator[_Alone | _Shared]]:
    """All plans in their order; of some a copy may carry out a part meanwhile."""
    parts = [
        (is_shared, list(plans))
        for is_shared, plans in groupby(
            every, lambda plan: plan.uri != "" and sharing.is_allowed(plan.uri)
        )
    ]
    runs = [_Run(plans) for is_shared, plans in parts if is_shared]
    count = sum(len(run.plans) for run in runs)
    pieces = count + len(site.reflection.journal.entries) if count else 0
    results: Iterator[Result]

    def work() -> Iterator[Result]:
        held.be_copy()
        return _work(runs, hold, sharing.has_effects)

    def receive() -> bool:
        for run, number, made in results:
            runs[run].made[number] = made
            return True
        return False

    def plans() -> Iterator[_Alone | _Shared]:
        left = iter(runs)
        for is_shared, some in parts:
            if not is_shared:
                yield from map(_Alone, some)
                continue
            run = next(left)
            for number in range(len(some)):
                yield _Shared(run, number, receive)

    try:
        with begun_beside(work, pieces, at_once=1) as results:
            yield plans()
    finally:
        for run in runs:
            run.numbers.close()


def _work(
    runs: Sequence[_Run], hold: Hold, has_effects: Callable[[], bool]
) -> Iterator[Result]:
    """What the copy does, until something is to be logged: that is said and counted here."""
    said: list[logging.LogRecord] = []
    logging.Logger.handle = lambda _, record: said.append(record)  # type: ignore[method-assign,assignment]
    for at, run in enumerate(runs):
        for number in run.numbers.taken():
            made = _carried_out(run.plans[number], hold)
            if said or has_effects():
                return
            yield at, number, made
