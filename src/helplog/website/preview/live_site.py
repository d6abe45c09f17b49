"""The site of a preview: the process that serves it builds again what entries make different."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import replace
from typing import Final

from mkdocs.plugins import get_plugin_logger

from helplog.model.journal import Journal
from helplog.model.refusal import RefusalError
from helplog.publish.rebuilding.keeping import Kept, LostError
from helplog.publish.rebuilding.rebuild import rebuilt
from helplog.publish.rebuilding.states import Last, Rebuilt, Viewing
from helplog.publish.rebuilding.whole_build import WholeBuildError
from helplog.store.files.folder_handle import FolderHandle
from helplog.store.memory.readings import recall
from helplog.store.noticing.looking import count_this_week
from helplog.store.site.inputs import Inputs, UntellableError
from helplog.store.site.last_build import Look, inputs_of, look
from helplog.store.site.page_files import write_page
from helplog.store.site.paths import remove_below
from helplog.website.options import building_day

log = get_plugin_logger(__name__)
_findings_log: Final = logging.getLogger("mkdocs.plugins")
"""Says what bears the plugin's name already."""
_ARRIVING: Final = ".arriving"

Show = Callable[[], None]
"""Tells that the page in view is there."""


class LiveSite:
    """What a preview serves, and by what it is built again.

    Args:
        last: what MkDocs's build left.
        seen: what lay there before that read anything.
        strict: whether a finding ends the preview, which MkDocs does.
    """

    def __init__(self, last: Last, seen: Look, *, strict: bool) -> None:
        memory = recall(last.root, last.surroundings.settings)
        self._last = replace(last, memory=memory)
        self._read = seen.read
        self._seen = seen.inputs
        self._strict = strict

    def is_different(self) -> bool:
        """Whether anything lies there otherwise than when it was built last."""
        try:
            now = inputs_of(self._read, self._seen.unsettled)
        except (UntellableError, OSError):
            return True
        return now.digest != self._seen.digest

    def build_again(self, path: str, show: Show) -> bool:
        """Make what is different.

        Args:
            path: the file of the page in view, below the folder of the site.
            show: called once that is there, before the other pages are.

        Returns:
            Whether all is there now; where it isn't, all has to be made.
        """
        try:
            self._build_again(path, show)
        except WholeBuildError as reason:
            log.info("everything is made anew: %s", reason)
            return False
        except (LostError, UntellableError, OSError):
            return False
        return True

    def _build_again(self, path: str, show: Show) -> None:
        seen = look(self._last.root, self._read)
        if seen is None:
            raise UntellableError
        paths: set[str] = set()
        before = inputs_of(self._read, self._last.kept.unsettled)

        def beside(uris: Collection[str]) -> bool:
            folder = f"{self._last.docs_path}/"
            paths.update(folder + uri for uri in uris)
            return before.digest_beside(paths) == self._last.kept.beside

        def show_page(page_path: str, data: bytes) -> None:
            self._write(page_path, data)
            show()

        viewing = Viewing(path, show_page, self._noticed)
        made = rebuilt(self._last, building_day(), beside, viewing)
        if self._strict and any(level >= logging.WARNING for level, _ in made.said):
            raise WholeBuildError("something wants a look")
        self._publish(made)
        self._keep(made, seen.inputs, paths)
        for level, text in made.said:
            _findings_log.log(level, "%s", text)
        log.info(
            "%d files of the site are new, %d gone", len(made.changed), len(made.gone)
        )

    def _noticed(self, journal: Journal) -> int:
        with suppress(RefusalError):
            return count_this_week(
                self._last.root, journal, building_day(), private=False
            )
        return 0

    def _publish(self, made: Rebuilt) -> None:
        for path, data in made.changed.items():
            self._write(path, data)
        with FolderHandle.open_at(self._last.site_path) as site:
            for path in made.gone:
                with suppress(FileNotFoundError):
                    remove_below(site, path)

    def _write(self, path: str, data: bytes) -> None:
        """Whoever reads the file meanwhile reads the old one or the new one."""
        site_path = self._last.site_path
        write_page(site_path, path + _ARRIVING, data)
        arriving = site_path / (path + _ARRIVING)
        arriving.replace(site_path / path)

    def _keep(self, made: Rebuilt, seen: Inputs, paths: Collection[str]) -> None:
        kept = self._last.kept
        left = Kept(
            stamp=kept.stamp,
            around=kept.around,
            beside=seen.digest_beside(paths),
            unsettled=tuple(path for path in seen.unsettled if path not in paths),
            pages=made.pages,
            quotes=made.quotes,
            search=made.search,
        )
        lying = (self._last.made | made.changed.keys()) - set(made.gone)
        memory = self._last.memory
        if memory is not None and memory.since_ns is not None:  # it noted more down
            memory = recall(self._last.root, self._last.surroundings.settings)
        self._last = replace(self._last, kept=left, made=lying, memory=memory)
        self._seen = seen
