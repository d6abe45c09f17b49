"""What a build will be known by: the next one asks whether anything is different since.

Only where all that a build reads is known is it remembered. A hook, another plugin or an extension
from elsewhere may read what it likes, and a text that reads in another file shows what that holds.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from helplog.prose.extensions import JournalExtension
from helplog.publish.theme_folder import theme_path
from helplog.store.site.last_build import (
    Asked,
    Heard,
    Look,
    Read,
    Said,
    forget_build,
    keep_build,
    look,
)
from helplog.website.incremental.stamp import stamp
from helplog.website.log_messages import CleanMessages
from helplog.website.material.theme_frames import may_frame
from helplog.website.options import building_day
from helplog.website.publishing import root_of

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from helplog.website.readable_files import ReadableFiles

_READING_ELSEWHERE: Final = ("!ENV", "!!python", "!relative", "INHERIT", "\\", "\0")
"""With one of these a configuration may say what stands elsewhere, or by other signs."""
_KNOWN_PYTHON: Final = ("!!python/name:material.", "!!python/name:pymdownx.")
_KNOWN_PACKAGES: Final = ("markdown.extensions.", "pymdownx.", "material.")
_READING_FILES: Final = ("snippets", "b64")
_KNOWN_OPTIONS: Final = frozenset({"docs_dir", "site_dir", "strict"})
"""What may be said with a build and not in mkdocs.yml. Where the entries lie is seen anyway."""
_LOGS: Final = ("mkdocs", "properdocs")
_OF_PAGES: Final = tuple(
    f"{name}.{room}"
    for name in _LOGS
    for room in ("plugins.helplog", "structure.pages", "structure.nav")
)
"""Who speaks of what was found on pages, and not of how far a build is."""
_CLEANING: Final = CleanMessages()


class Remembered(NamedTuple):
    """What is known of a build that is done."""

    look: Look
    """What lay there before it read anything."""
    stamp: str
    """The digest of the site's list of files; empty for a preview, which has none."""
    said_before: tuple[Said, ...]
    """What it said before what it said of the journal's pages."""
    said_after: tuple[Said, ...]


class Remembering:
    """Of one build: what it read, as that was before, and what it said."""

    def __init__(self) -> None:
        self._seen: Look | None = None
        self._asked: Asked | None = None
        self._of_journal = (0, 0)
        self._listening = _Listening()
        # what is wrong in mkdocs.yml is said before any event is called
        self.listen()

    def listen(self) -> None:
        """Hear what the build says from here on; MkDocs uses a plugin for more than one."""
        self._listening.begin()

    def begin(self, config: MkDocsConfig, *, preview: bool) -> None:
        """Look before anything is read.

        Args:
            config: MkDocs's.
            preview: whether it serves what it builds, and nothing but itself builds that again.
        """
        self._seen = None
        self._asked = None if preview else _asked(config)
        if (preview or self._asked is not None) and _is_known(config):
            self._seen = look(root_of(config), _read(config))

    @contextmanager
    def of_journal(self) -> Iterator[None]:
        """What is said within is said of the journal's pages, and may be otherwise next time."""
        begin = self._listening.count
        yield
        self._of_journal = (begin, self._listening.count)

    def finish(
        self, config: MkDocsConfig, readable: ReadableFiles
    ) -> Remembered | None:
        """Note the build down, once its site is in its place.

        Args:
            config: MkDocs's.
            readable: by which it is known that no text read another file in.

        Returns:
            What is known of it, where that is all.
        """
        heard = self._listening.end()
        root = root_of(config)
        if self._asked is None or self._seen is None or readable.was_asked:
            forget_build(root)
            return None
        site_path = Path(config.site_dir)
        known_by = keep_build(root, self._asked, self._seen, site_path, heard)
        if not known_by:
            return None
        return self._remembered(self._seen, known_by, heard)

    def hold(self, readable: ReadableFiles) -> Remembered | None:
        """What is known of a build that is served by the process which made it.

        Args:
            readable: as in `finish`.
        """
        heard = self._listening.end()
        if self._seen is None or readable.was_asked:
            return None
        return self._remembered(self._seen, "", heard)

    def _remembered(self, seen: Look, known_by: str, heard: Heard) -> Remembered:
        begin, end = self._of_journal
        return Remembered(seen, known_by, heard.lines[:begin], heard.lines[end:])

    def give_up(self) -> None:
        """The build was ended."""
        self._listening.end()
        self._seen = None


def _asked(config: MkDocsConfig) -> Asked | None:
    """What the build was asked for; None where it is more than the next one could be asked."""
    _, *said_with_it = config.user_configs
    options: dict[str, object] = {}
    for given in said_with_it:
        options.update(given)
    site_dir = options.get("site_dir", "")
    if not _KNOWN_OPTIONS.issuperset(options) or not isinstance(site_dir, str):
        return None
    if site_dir:
        site_dir = str(Path(site_dir).absolute())
    name = Path(config.config_file_path or "").name
    configuration = root_of(config) / name
    day = building_day()
    return Asked(str(configuration), day.isoformat(), site_dir, stamp())


def _is_known(config: MkDocsConfig) -> bool:
    """Whether all is known that a build reads."""
    if not may_frame(config) or not config.config_file_path:
        return False
    text = Path(config.config_file_path).read_text("utf-8", "replace")
    for known in _KNOWN_PYTHON:
        text = text.replace(known, "")
    if any(sign in text for sign in _READING_ELSEWHERE):
        return False
    return all(map(_is_known_extension, config.markdown_extensions))


def _is_known_extension(name: object) -> bool:
    if not isinstance(name, str):
        return isinstance(name, JournalExtension)
    module = name
    for point in entry_points(group="markdown.extensions", name=name):
        module = point.module
    if module.endswith(_READING_FILES):
        return False
    return f"{module}.".startswith(_KNOWN_PACKAGES)


def _read(config: MkDocsConfig) -> Read:
    return Read(
        files=(str(config.config_file_path),),
        folders=(config.docs_dir,),
        code=(str(theme_path()),),
    )


class _Passing(CleanMessages):
    """Leaves a record as it is: whoever listens takes a clean copy."""

    def filter(self, record: logging.LogRecord) -> bool:  # noqa: ARG002
        """Every record passes."""
        return True


class _Listening(logging.Handler):
    """Keeps what a build says that the next one would have to say again."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.addFilter(_Passing())
        self._said: list[Said] = []

    @property
    def count(self) -> int:
        """How much has been said so far."""
        return len(self._said)

    def begin(self) -> None:
        """Listen from here on, before any handler has changed what is said."""
        for name in _LOGS:
            log = logging.getLogger(name)
            if self not in log.handlers:
                log.handlers.insert(0, self)

    def end(self) -> Heard:
        """Listen no more."""
        level = logging.CRITICAL
        for name in _LOGS:
            log = logging.getLogger(name)
            level = min(level, log.getEffectiveLevel())
            log.removeHandler(self)
        heard = Heard(level, tuple(self._said))
        self._said.clear()
        return heard

    def emit(self, record: logging.LogRecord) -> None:
        """Findings, and whatever wants a look; not how far the build is."""
        is_finding = record.name.startswith(_OF_PAGES)
        if not is_finding and record.levelno < logging.WARNING:
            return
        said = copy(record)
        _CLEANING.filter(said)
        self._said.append(Said(said.levelno, said.getMessage()))
