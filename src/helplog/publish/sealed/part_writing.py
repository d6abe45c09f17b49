"""Parts of a copy, each kept where it is the same, and written where it isn't."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from helplog.model.beside.second_process import begun_beside
from helplog.model.beside.shared_numbers import SharedNumbers
from helplog.publish.sealed.content.built_site import BuiltSite
from helplog.publish.sealed.content.media_types import is_for_every_page
from helplog.publish.sealed.content.parts import MadePart, PlannedPart, made_part
from helplog.publish.sealed.content.rewriting import Rewriting
from helplog.publish.sealed.copy_folder import CopyFolder
from helplog.publish.sealed.format.blobs import seal_blob
from helplog.publish.sealed.format.contents import FILE, Part
from helplog.publish.sealed.format.keys import Keys
from helplog.publish.sealed.record import KnownPart

Progress = Callable[[int, int], None]
"""Told how many parts are done, and of how many."""


class Before(NamedTuple):
    """What is known of the copy that is there."""

    parts: Mapping[str, Part]
    """By name, as its manifest has them."""
    known: Mapping[str, KnownPart]
    """As the last sealing noted them down."""
    sizes: Mapping[str, int]
    """Of the blobs that lie there."""


class WrittenPart(NamedTuple):
    """A part that is in its place."""

    part: Part
    known: KnownPart
    is_new: bool
    """Whether its blob had to be written."""


class PartWriting:
    """Puts parts in their places, one by one.

    Args:
        folder: of the copy.
        keys: its.
        site: what it is made of.
        before: what is there.
    """

    def __init__(
        self, folder: CopyFolder, keys: Keys, site: BuiltSite, before: Before
    ) -> None:
        self._folder = folder
        self._keys = keys
        self._site = site
        self._before = before
        self._rewriting = Rewriting(keys, site.base())

    def written(
        self, plans: Sequence[PlannedPart], on_progress: Progress
    ) -> list[WrittenPart]:
        """Every part, in its place when this is done; a copy of the program makes some of them.

        Raises:
            RefusalError: the site is no longer what it was.
            OSError: a blob can't be written.
        """
        files = frozenset(
            self._rewriting.address(plan.paths[0])
            for plan in plans
            if plan.name.startswith(FILE)
        )
        found = {plan.name: same for plan in plans if (same := self._same(plan))}
        different = [plan for plan in plans if plan.name not in found]
        pieces = sum(len(plan.paths) for plan in different)
        numbers = SharedNumbers(len(different))

        def work() -> Iterator[WrittenPart]:
            for number in numbers.taken():
                yield self._made(different[number], files)

        try:
            with begun_beside(work, pieces, at_once=1) as beside:
                for one in chain(work(), beside):
                    found[one.part.name] = one
                    on_progress(len(found), len(plans))
        finally:
            numbers.close()
        for plan in different:
            if plan.name not in found:  # the copy ended early
                found[plan.name] = self._made(plan, files)
        return [found[plan.name] for plan in plans]

    def _made(self, plan: PlannedPart, files: frozenset[str]) -> WrittenPart:
        made = made_part(plan, self._site, self._rewriting)
        shown = tuple(sorted(files.intersection(made.led_to)))
        return self._put(plan, made, shown)

    def _same(self, plan: PlannedPart) -> WrittenPart | None:
        """A part whose files are what they were, and whose blob is there."""
        known = self._before.known.get(plan.name)
        part = self._before.parts.get(plan.name)
        if known is None or part is None or known.made_of != plan.made_of:
            return None
        if known.blob != self._keys.name_of(plan.name, part.tag):
            return (
                None  # what is remembered is of another copy than the one that is there
            )
        if self._before.sizes.get(known.blob) != part.size:
            return None
        return WrittenPart(part._replace(years=plan.years), known, is_new=False)

    def _put(
        self, plan: PlannedPart, made: MadePart, shown: tuple[str, ...]
    ) -> WrittenPart:
        tag = self._keys.tag(made.plaintext)
        name = self._keys.name_of(plan.name, tag)
        before = self._before.parts.get(plan.name)
        is_there = (
            before is not None
            and before.tag == tag
            and self._before.sizes.get(name) == before.size
        )
        if is_there and before is not None:
            size = before.size
        else:
            blob = seal_blob(self._keys.enc, plan.name, tag, made.plaintext)
            self._folder.add(name, blob)
            size = len(blob)
        part = Part(plan.name, tag, size, plan.years, made.addresses, made.media_type)
        known = KnownPart(plan.made_of, name, size, shown)
        return WrittenPart(part, known, is_new=not is_there)


def with_years_of_pages(written: Sequence[WrittenPart]) -> tuple[Part, ...]:
    """The parts, pictures and sounds with the years of the pages that show them."""
    shown_in: dict[str, set[int]] = {}
    for one in written:
        for address in one.known.led_to:
            shown_in.setdefault(address, set()).update(one.part.years)
    parts = []
    for one in written:
        part = one.part
        if part.name.startswith(FILE) and not is_for_every_page(part.media_type):
            years = shown_in.get(part.addresses[0], ())
            part = part._replace(years=tuple(sorted(years)))
        parts.append(part)
    return tuple(sorted(parts))
