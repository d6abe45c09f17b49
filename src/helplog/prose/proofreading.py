"""What rendering would find in a journal, page by page, without a page being made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from helplog.insight.reflection import Reflection
from helplog.model.diagnostic import Diagnostic
from helplog.model.journal import Checkin, Writing
from helplog.prose.bounding import cannot_take_long
from helplog.prose.rendering import Renderer

_PREFIX: Final = "e-"
"""Of ids, as several entries share a page."""
_MARKS: Final = ("<", "[", "{", "`", "~~~", "&", "--8<--", "://", "|", ":::", "%%")
"""One of these stands in whatever can be found something in, unless it would take long."""

Stretch = tuple[Writing, str]
"""A file, and a part of it that is rendered at once."""
Progress = Callable[[int, int], None]
"""Told after each stretch how many there have been, of how many."""


@dataclass(frozen=True, slots=True)
class Proofreader:
    """The site's Markdown, for entries and for the writer's own pages."""

    entries: Renderer
    pages: Renderer

    def read(
        self,
        stretches: Iterable[Stretch],
        pages: Iterable[Writing],
        on_progress: Progress | None = None,
    ) -> Iterator[Diagnostic]:
        """What is found, in the order of what is read.

        Args:
            stretches: what stands on pages made here.
            pages: the writer's own.
            on_progress: told how far it is.
        """
        entries = [one for one in stretches if _may_hold_findings(one[1])]
        own = [page for page in pages if _may_hold_findings(page.body)]
        total = len(entries) + len(own)
        done = 0
        for writing, text in entries:
            yield from self.entries(writing, text, writing.uri, _PREFIX).diagnostics
            done += 1
            if on_progress is not None:
                on_progress(done, total)
        for page in own:
            yield from self.pages(page, page.body, page.uri, "").diagnostics
            done += 1
            if on_progress is not None:
                on_progress(done, total)


def stretches_of(reflection: Reflection) -> Iterator[Stretch]:
    """Everything in entries, check-ins and notes that the site renders; nothing private."""
    journal = reflection.journal
    for entry in journal.entries:
        if not entry.private:
            yield entry, entry.body
    for checkin in journal.checkins:
        if not checkin.private:
            yield from _of_checkin(checkin)
    for person in reflection.people:
        if person.private:
            continue
        for note in person.notes:
            if not note.private:
                yield note, note.body


def _of_checkin(checkin: Checkin) -> Iterator[Stretch]:
    yield checkin, checkin.rest
    for reply in checkin.replies.values():
        if not reply.none:
            yield checkin, reply.text


def _may_hold_findings(text: str) -> bool:
    """Most of what people write is plain words, of which nothing has to be rendered to know it."""
    if any(mark in text for mark in _MARKS):
        return True
    return not cannot_take_long(text)
