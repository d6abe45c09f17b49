"""Trying something with a page that may fail, and leaving no trace where it does."""

from __future__ import annotations

import errno
import logging
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_SAYING_IT_FAILED: Final = ("mkdocs.commands.build", "properdocs.commands.build")
"""The logs in which MkDocs says that it could not read or write a page."""
_OF_THE_DISK: Final = frozenset(
    {errno.ENOSPC, errno.EROFS, errno.EIO, getattr(errno, "EDQUOT", errno.ENOSPC)}
)
"""What is no page's doing: a disk that is full, can only be read, or is broken."""
_OF_A_SEARCH: Final = ("entries", "_entries")
"""What the theme's search, and MkDocs's own, call the list of what can be found."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that failed on a page."""

    problem: Exception
    plugin_name: str
    """The plugin in whose event it did; empty where it was in none."""


class Attempts:
    """What is tried with one page.

    Args:
        config: of the build.
        unasked: plugins that are not asked about it.
    """

    def __init__(self, config: MkDocsConfig, unasked: Collection[str] = ()) -> None:
        self._plugins = config.plugins
        self._unasked = {name for name in unasked if name in config.plugins}
        self._kept: list[logging.LogRecord] = []

    def make(
        self, do: Callable[[], None], without: Collection[str] = ()
    ) -> Failure | None:
        """Try it; where it fails, a search has forgotten what it was given of the page.

        Args:
            do: what to try.
            without: plugins that are asked at no event meanwhile.
        """
        left_out = self._unasked.union(without)
        searched = self._searched()
        lengths = [(entries, len(entries)) for entries in searched]
        try:
            with self._keeping_quiet(), self._leaving_out(left_out):
                do()
        except SystemExit:
            raise  # somebody ends the build
        except OSError as problem:
            if problem.errno in _OF_THE_DISK:
                raise
            return self._failure(problem, lengths)
        except Exception as problem:  # noqa: BLE001 - a plugin may raise anything
            return self._failure(problem, lengths)
        return None

    def _failure(
        self, problem: Exception, lengths: Sequence[tuple[list[object], int]]
    ) -> Failure:
        for entries, length in lengths:
            del entries[length:]
        name = self._plugins._current_plugin or ""  # noqa: SLF001 - nothing else tells
        self._plugins._current_plugin = None  # noqa: SLF001
        return Failure(problem, name)

    @contextmanager
    def _leaving_out(self, plugin_names: Collection[str]) -> Iterator[None]:
        if not plugin_names:
            yield
            return
        origins = self._plugins._event_origins  # noqa: SLF001
        events = self._plugins.events
        before = {event: [*methods] for event, methods in events.items()}
        for methods in events.values():
            methods[:] = [
                one for one in methods if origins.get(one) not in plugin_names
            ]
        try:
            yield
        finally:
            for event, methods in before.items():
                events[event][:] = methods

    def say_what_was_kept(self) -> None:
        """Let MkDocs's log say after all which page it could do nothing with."""
        for record in self._kept[:1]:
            log = logging.getLogger(record.name)
            log.callHandlers(record)  # MkDocs's filter would take it for said already

    def _searched(self) -> Iterator[list[object]]:
        for plugin in self._plugins.values():
            index = getattr(plugin, "search_index", None)
            for name in _OF_A_SEARCH:
                entries = getattr(index, name, None)
                if isinstance(entries, list):
                    yield entries

    @contextmanager
    def _keeping_quiet(self) -> Iterator[None]:
        """A failure is told as the finding it becomes, not as an error of MkDocs's."""

        def keep(record: logging.LogRecord) -> bool:
            is_error = record.levelno >= logging.ERROR
            if is_error:
                self._kept.append(record)
            return not is_error

        logs = [logging.getLogger(name) for name in _SAYING_IT_FAILED]
        for log in logs:
            log.addFilter(keep)
        try:
            yield
        finally:
            for log in logs:
                log.removeFilter(keep)
