"""Between MkDocs and the site's folder: it builds aside, and what it built is moved at the end.

MkDocs empties the folder it builds into. It never gets to see the real one: a slip in `site_dir`,
or a link where the site should be, would cost whatever lies there. A build that fails leaves the
last good site as it was.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mkdocs.plugins import get_plugin_logger

from helplog.model.refusal import RefusalError
from helplog.store.files.folder_handle import FolderHandle
from helplog.store.files.privacy import close_to_others
from helplog.store.files.saving import refusal
from helplog.store.site.folder import refuse_unfit_folder
from helplog.store.site.manifest import NAME, read_manifest
from helplog.store.site.proving import Proof, refuse_somebody_elses
from helplog.store.site.publishing import Staying, publish
from helplog.store.site.staging import Staging, open_staging
from helplog.sync.git.possibly_tracked import is_possibly_tracked
from helplog.sync.worktree.quarantine import ASIDE
from helplog.website.material.policy_sign import carries_policy

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from helplog.store.site.page_files import WrittenFiles

log = get_plugin_logger(__name__)

_NAMING_THE_FOLDER: Final = ("mkdocs.commands.build", "properdocs.commands.build")
"""The logs that say where MkDocs builds."""
_COUNTING_WARNINGS: Final = ("mkdocs", "properdocs")
"""The logs whose warnings `--strict` counts."""
_NOT_DONE: Final = "Cleaning site directory"


class Publication:
    """One build's way from MkDocs into the site's folder."""

    def __init__(self) -> None:
        self._staging: Staging | None = None
        self._site_path = Path()
        self._preview = ""
        self.was_stopped = False
        """Whether `--strict` had the old site stay."""
        self._log_naming_site = _LogNamingSite()

    def begin(self, config: MkDocsConfig, *, clean: bool, preview: bool) -> None:
        """Have MkDocs, and every plugin after this one, write into a folder of ours.

        Called again it holds on to that folder; a plugin may have named another one for the site
        meanwhile. The preview has a folder that MkDocs makes for it, empty.

        Args:
            config: MkDocs's.
            clean: whether pages that this build does not make will go. A build that takes nothing
                away may go among somebody's files, as long as none of its own has to lie where one
                of theirs is.
            preview: whether MkDocs serves what it builds.

        Raises:
            RefusalError: the site can't go where it should.
        """
        if preview:
            self._refuse_used_preview(config.site_dir)
            return
        site_path = Path(config.site_dir)
        if self._staging is not None and site_path == self._staging.site_path:
            return
        self.give_up()
        _refuse_unfit(config, site_path)
        if clean and site_path.exists():
            _refuse_somebody_elses(config, site_path)
        root = root_of(config)
        try:
            self._staging = open_staging(root)
        except OSError as error:
            raise refusal(root, error) from error
        self._site_path = site_path
        config.site_dir = str(self._staging.site_path)
        site = str(site_path)
        self._log_naming_site.begin(config.site_dir, site)

    def finish(
        self, config: MkDocsConfig, written: WrittenFiles, *, clean: bool, hides: bool
    ) -> None:
        """Put what was built in its place, and say what stays there though no build made it.

        Where `--strict` counted something, the old site stays.

        Args:
            config: MkDocs's.
            written: the pages whose digests are known.
            clean: whether pages that this build did not make go.
            hides: whether the journal keeps something private: then they go in any case, for
                nobody can tell which of them shows what has become private since.

        Raises:
            RefusalError: something stands in the way, or the disk would not have it.
        """
        if self._staging is None:
            close_to_others(Path(config.site_dir))
            return
        config.site_dir = str(self._site_path)
        try:
            self.was_stopped = config.strict and _is_any_warning_counted()
            if not self.was_stopped:
                staying = self._publish(
                    self._staging, config, written, clean=clean or hides
                )
                _tell_of(staying)
                if not clean:
                    _tell_of_gone(staying.gone)
        except OSError as error:
            raise refusal(self._site_path, error) from error
        finally:
            self.give_up()

    def give_up(self) -> None:
        """Take away what was built so far; the site stays as it is."""
        self._log_naming_site.end()
        if self._staging is not None:
            self._staging.discard()
            self._staging = None

    def _publish(
        self,
        staging: Staging,
        config: MkDocsConfig,
        written: WrittenFiles,
        *,
        clean: bool,
    ) -> Staying:
        _refuse_unfit(config, self._site_path)  # it may be another folder by now
        root = root_of(config)
        real_path = os.path.realpath(self._site_path)
        real_site = Path(real_path)
        real = os.path.realpath(root)
        real_root = Path(real)
        in_git = real_site.is_relative_to(real_root)
        proof = _proof(config, self._site_path)
        return publish(
            staging.site_path,
            self._site_path,
            proof,
            clean=clean,
            in_git=in_git,
            written=written,
        )

    def _refuse_used_preview(self, folder: str) -> None:
        path = Path(folder)
        is_own = folder == self._preview
        if not is_own and path.is_dir() and any(path.iterdir()):
            raise RefusalError(
                f"{folder} is not empty, and the preview would empty it; nothing was changed"
            )
        self._preview = folder


def _tell_of(staying: Staying) -> None:
    for path in staying.changed:
        log.warning(
            "%s was changed since a build made it, so it stays; delete it if it isn't yours",
            path,
        )
    for path in staying.unknown:
        log.info(
            "%s is in the site and no build is known to have made it, so it stays", path
        )


def _tell_of_gone(paths: Sequence[str]) -> None:
    if paths:
        log.info(
            "%d files of earlier builds were taken away with --dirty as well: the journal keeps "
            "something private, which they may show",
            len(paths),
        )


def _refuse_somebody_elses(config: MkDocsConfig, site_path: Path) -> None:
    proof = _proof(config, site_path)
    try:
        with FolderHandle.open_at(site_path) as site:
            if not proof.manifest_counts or read_manifest(site) is None:
                refuse_somebody_elses(site, proof)
    except OSError as error:
        raise RefusalError(f"{site_path} can't be read: {error.strerror}") from error


def _refuse_unfit(config: MkDocsConfig, site_path: Path) -> None:
    root = root_of(config)
    kept = [root / ASIDE]
    if config.theme.custom_dir:
        custom = Path(config.theme.custom_dir)
        kept.append(custom)
    docs_path = Path(config.docs_dir)
    folders_kept = tuple(kept)
    refuse_unfit_folder(site_path, root, docs_path, folders_kept)


def _proof(config: MkDocsConfig, site_path: Path) -> Proof:
    folders = [config.docs_dir, *config.theme.dirs]
    sources = tuple(map(Path, folders))
    root = root_of(config)
    manifest_path = site_path / NAME
    counts = not is_possibly_tracked(root, manifest_path)
    return Proof(carries_policy, sources, manifest_counts=counts)


def root_of(config: MkDocsConfig) -> Path:
    """The folder of mkdocs.yml, in full: `mkdocs -f mkdocs.yml` leaves the path as it was given."""
    if not config.config_file_path:
        return Path.cwd()
    path = Path(config.config_file_path).absolute()
    return path.parent


def _is_any_warning_counted() -> bool:
    """Whether MkDocs will end with "Aborted with … in strict mode".

    It does so after all plugins are done.
    """
    for name in _COUNTING_WARNINGS:
        counting = logging.getLogger(name)
        for handler in counting.handlers:
            get_counts = getattr(handler, "get_counts", None)
            if get_counts is not None and get_counts():
                return True
    return False


class _LogNamingSite(logging.Filter):
    """Has MkDocs's log name the folder of the site, not the one it is built in."""

    def __init__(self) -> None:
        super().__init__()
        self._built = ""
        self._shown = ""

    def begin(self, built: str, shown: str) -> None:
        """Listen from here on."""
        self._built = built
        self._shown = shown
        for name in _NAMING_THE_FOLDER:
            naming = logging.getLogger(name)
            naming.addFilter(self)

    def end(self) -> None:
        """Listen no more."""
        for name in _NAMING_THE_FOLDER:
            naming = logging.getLogger(name)
            naming.removeFilter(self)

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the line is said at all: nothing of the site is cleaned away."""
        said = str(record.msg)
        record.msg = said.replace(self._built, self._shown)
        return record.msg != _NOT_DONE
