"""Which folder is the journal: the nearest one upward whose configuration names helplog."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from helplog.model.calendar import WeekStart
from helplog.model.diagnostic import Diagnostic
from helplog.model.printing import shell_quoted
from helplog.model.refusal import RefusalError
from helplog.model.settings import LEAVING_OUT, Settings
from helplog.store.configuration.file import (
    UNCERTAIN,
    beginning,
    choose_configuration,
    configuration_path,
    configuration_text,
    effective_configuration,
    forget_choice,
    whole_file,
)
from helplog.store.configuration.naming_helplog import names_helplog

_PLAIN: Final = (
    r"^{key}: +(?!(?i:null|yes|no|true|false|on|off|y|n) *(?:#|$))"
    r"([A-Za-z][\w./-]*)(?: +#.*)?[ \t]*\r?$"
)
_UNREADABLE: Final = frozenset({"configuration-unreadable", "inherited-unreadable"})
_SUFFIXES: Final = (".yml", ".yaml")


def find_journal(start: Path) -> Path:
    """The journal that holds `start`, as git finds a repository: the nearest folder upward.

    Raises:
        RefusalError: there is none.
    """
    here = start.resolve()
    forget_choice()
    for folder in (here, *here.parents):
        if is_journal(folder):
            return folder
    doubts = _doubts((here, *here.parents))
    raise RefusalError(
        f"there is no journal in {here} or above it{doubts}; "
        "go to one, name one with -J, or begin one with: helplog init"
    )


def _doubts(folders: Iterable[Path]) -> str:
    """Configurations that may name helplog where they, or what they inherit, can't be read."""
    from helplog.text.reading.configuration.plain import (  # noqa: PLC0415  # seldom
        UnreadableError,
    )

    doubts = []
    files = map(configuration_path, folders)
    for path in filter(None, files):
        try:
            effective = effective_configuration(path)
        except UnreadableError as problem:
            doubts.append(f"; {path} can't be read: {problem}")
            continue
        if effective.unread:
            why = effective.reason or "it is not there"
            doubts.append(
                f"; {path} inherits from {effective.unread}, which can't be read: {why}"
            )
    return "".join(doubts)


def named_journal(folder: Path) -> Path:
    """The journal a person named.

    By the folder itself, its configuration, or a folder of its entries. Stricter than
    `find_journal`: a name with a slip in it must not end in another journal further up.

    Raises:
        RefusalError: it is not a journal.
    """
    if folder.suffix in _SUFFIXES and folder.is_file():
        return journal_of(folder)
    root = _journal_around(folder)
    if root is None:
        raise RefusalError(
            f"{folder} is no journal: it has no mkdocs.yml that names helplog; "
            f"to begin one: helplog init {shell_quoted(folder)}"
        )
    return root


def journal_of(configuration: Path) -> Path:
    """The journal of a configuration that a person named, whatever it is called.

    Raises:
        RefusalError: it is not there, or names no helplog.
    """
    choose_configuration(configuration)
    root = configuration.resolve().parent
    if not configuration.is_file():
        raise RefusalError(f"{configuration} is not there; look at the name")
    if not is_journal(root):
        doubts = _doubts([root])
        raise RefusalError(
            f"{configuration} names no helplog among its plugins{doubts}; "
            "name another, or add it there"
        )
    return root


def _journal_around(folder: Path) -> Path | None:
    """The journal whose folder it is, or in whose entries it lies."""
    try:
        root = find_journal(folder)
    except RefusalError:
        return None
    named = folder.resolve()
    if named == root:
        return root
    settings, _ = open_settings(root)
    if named.is_relative_to(root / settings.docs_dir):
        return root
    return None


def is_journal(folder: Path) -> bool:
    """Whether a folder's own configuration names helplog among its plugins."""
    path = configuration_path(folder)
    if path is None:
        return False
    return names_helplog(path.name, lambda name: beginning(path.parent / name))


def open_settings(root: Path) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """What the journal's configuration says, and what was found in it.

    Where it can't be read, the defaults.
    """
    # A capture finds its journal by names and lines alone; YAML would take longer than all the rest
    # of it.
    from helplog.text.reading.configuration.settings import read_configuration  # noqa: PLC0415

    path = configuration_path(root)
    if path is None:
        return Settings(), ()
    usual = _usual_docs_dir(root)
    settings, found = read_configuration(
        path.name, lambda name: whole_file(path.parent / name), docs_dir=usual
    )
    docs_dir = _from(root, settings.docs_dir)
    site_dir = _from(root, settings.site_dir)
    return replace(settings, docs_dir=docs_dir, site_dir=site_dir), found


def entry_settings(root: Path) -> Settings:
    """The settings as far as writing into an entry needs them: where the entries and the site are.

    Folders named plainly are found without reading the configuration as YAML; any other way of
    saying it is read.
    """
    plain = _plain_settings(root)
    if plain is not None:
        return plain
    settings, _ = open_settings(root)
    return settings


def writing_settings(root: Path) -> Settings:
    """The same, where it is certain where the entries are: a guess would write beside the site.

    Raises:
        RefusalError: the configuration, or what it inherits, can't be read.
    """
    plain = _plain_settings(root)
    if plain is not None:
        return plain
    settings, found = open_settings(root)
    for one in found:
        if one.code in _UNREADABLE and not _says_docs_dir(root):
            raise RefusalError(
                f"{one.message}; so it can't be told where the entries are: mend that first"
            )
    return settings


def _plain_settings(root: Path) -> Settings | None:
    """What can be told without YAML; None where it takes that."""
    text = configuration_text(root)
    if any(sign in text for sign in (*UNCERTAIN, *LEAVING_OUT)):
        return None
    docs_dir: str | None = _usual_docs_dir(root)
    if "docs_dir" in text:
        docs_dir = _said_plainly(text, "docs_dir")
    site_dir: str | None = Settings().site_dir
    if "site_dir" in text:
        site_dir = _said_plainly(text, "site_dir")
    if docs_dir is None or site_dir is None:
        return None
    return Settings(
        docs_dir=_from(root, docs_dir),
        site_dir=_from(root, site_dir),
        week_start=_week_start(text),
    )


def _week_start(text: str) -> WeekStart:
    """The day that weeks start on, where a line of its own says it; a bar is drawn by it."""
    named = re.search(r"^ +week_start: *[\"']?([a-z]+)", text, re.MULTILINE)
    for day in WeekStart:
        if named and named[1] in {day.value, day.value[:3]}:
            return day
    return WeekStart.MONDAY


def _said_plainly(text: str, key: str) -> str | None:
    """The folder a configuration names, None where it takes YAML to tell."""
    if text.count(key) != 1:
        return None
    pattern = _PLAIN.format(key=key)
    named = re.search(pattern, text, re.MULTILINE)
    if named is None:
        return None
    return named[1]


def _from(root: Path, folder: str) -> str:
    """A folder's path from the journal's, as plainly as it can be written.

    git and a terminal know what lies in the journal by such a path: not `./entries/`, nor one that
    begins at the top of the disk.
    """
    plain = posixpath.normpath(folder)
    if not Path(plain).is_absolute():
        return plain
    for top in (root.absolute(), root.resolve()):
        if Path(plain).is_relative_to(top):
            return Path(plain).relative_to(top).as_posix()
    return plain


def unsaid_docs_dir(root: Path) -> str | None:
    """The entries' folder where the configuration names none, None where it does."""
    if _says_docs_dir(root):
        return None
    return _usual_docs_dir(root)


def _says_docs_dir(root: Path) -> bool:
    from helplog.text.reading.configuration.plain import (  # noqa: PLC0415  # as `open_settings`
        UnreadableError,
    )

    text = configuration_text(root)
    path = configuration_path(root)
    if path is None or _said_plainly(text, "docs_dir") is not None:
        return path is not None
    try:
        options = effective_configuration(path).options
    except UnreadableError:
        return False
    return bool(options.get("docs_dir"))


def _usual_docs_dir(root: Path) -> str:
    """The entries' folder of a journal that names none.

    It is `entries`; or `docs`, which a site generator looks for, in a site that was there before
    the journal.
    """
    usual = Settings().docs_dir
    if (root / usual).is_dir():
        return usual
    if (root / "docs").is_dir():
        return "docs"
    return usual
