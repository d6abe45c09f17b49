"""The words of a long journal's weeks, rendered beside the pages that they stand on."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, NamedTuple

from helplog.model.second_process import begun_beside
from helplog.pages.addresses import week_uri
from helplog.pages.days.days import stretches_of

if TYPE_CHECKING:
    from helplog.insight.reflection import Reflection
    from helplog.model.journal import Writing
    from helplog.pages.source import Prose, Rendering

_OWN_SHARE: Final = 5
"""One in so many is not rendered ahead: the first pages are composed while the copy begins."""
_MARKDOWNS_OWN: Final = frozenset(
    [
        "abbr",
        "admonition",
        "attr_list",
        "codehilite",
        "def_list",
        "extra",
        "fenced_code",
        "footnotes",
        "md_in_html",
        "meta",
        "nl2br",
        "sane_lists",
        "smarty",
        "tables",
        "toc",
        "wikilinks",
    ]
)
_STATELESS: Final = ("markdown.extensions.", "pymdownx.")

Key = tuple[str, str, str]
"""The file that words stand in, the page they stand on, and the prefix of their ids."""


class Job(NamedTuple):
    """Words to render."""

    writing: Writing
    markdown: str
    page_uri: str
    prefix: str

    @property
    def key(self) -> Key:
        """What tells them from all others."""
        return self.writing.uri, self.page_uri, self.prefix


class _Ahead(NamedTuple):
    """What came of a job."""

    key: Key
    rendering: Rendering


def forget_what_was(extensions: Iterable[object]) -> bool:
    """Whether each text is rendered as though it were the only one.

    An extension of somebody else's may count through all of them.

    Args:
        extensions: Markdown's, by name where they have one.
    """
    for extension in extensions:
        if not isinstance(extension, str):
            return False
        if extension not in _MARKDOWNS_OWN and not extension.startswith(_STATELESS):
            return False
    return True


@contextmanager
def rendered_ahead(prose: Prose, reflection: Reflection) -> Iterator[Prose]:
    """The same prose, of which most may be there before it is asked for.

    Args:
        prose: renders what people wrote.
        reflection: what is known of the journal.
    """
    jobs = list(_jobs(reflection))
    later = jobs[len(jobs) // _OWN_SHARE :]
    with begun_beside(lambda: _render(later, prose), len(later)) as beside:
        yield _AheadProse(prose, later, beside)


def _jobs(reflection: Reflection) -> Iterator[Job]:
    """Everything that the pages of weeks have rendered for their days, in that order."""
    for week in reflection.weeks:
        uri = week_uri(week.start)
        for writing, markdown, prefix in stretches_of(week):
            yield Job(writing, markdown, uri, prefix)


def _render(jobs: Sequence[Job], prose: Prose) -> Iterator[_Ahead]:
    """What the copy does, until something is to be logged: that is said and counted here."""
    said: list[logging.LogRecord] = []
    logging.Logger.handle = lambda _, record: said.append(record)  # type: ignore[method-assign,assignment]
    for job in jobs:
        rendering = prose(*job)
        if said:
            return
        yield _Ahead(job.key, rendering)


class _AheadProse:
    def __init__(
        self,
        prose: Prose,
        jobs: Iterable[Job],
        beside: Iterator[_Ahead],
    ) -> None:
        self._prose = prose
        self._awaited = {job.key for job in jobs}
        self._beside = beside

    def __call__(
        self, writing: Writing, markdown: str, page_uri: str, prefix: str
    ) -> Rendering:
        key = writing.uri, page_uri, prefix
        while key in self._awaited:
            ahead = next(self._beside, None)
            if ahead is None:
                self._awaited.clear()
                break
            self._awaited.discard(ahead.key)
            if ahead.key == key:
                return ahead.rendering
        return self._prose(writing, markdown, page_uri, prefix)
