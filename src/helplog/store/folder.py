"""Which folder is the journal: the nearest one upward whose mkdocs.yml names helplog."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from helplog.model.diagnostic import Diagnostic
from helplog.model.late_patterns import late_pattern
from helplog.model.printing import shell_quoted
from helplog.model.refusal import RefusalError
from helplog.model.settings import CONFIGURATION_NAMES, Settings
from helplog.store.loading import load_beginning

_MOST_BYTES: Final = 256 * 1024
"""Of a configuration; one by hand has a few thousand."""
_PLAIN: Final = r"^{key}: +([A-Za-z][\w./-]*)[ \t]*(?:#.*)?\r?$"
_TOP_LEVEL_KEY: Final = late_pattern(r"[^\s#-]")
_PLUGINS_KEY: Final = late_pattern(r"""["']?plugins["']?\s*:""")
_COMMENT: Final = late_pattern(r"(?:^|\s)#.*")
_NAMES_HELPLOG: Final = late_pattern(
    r"""(?:^|[\s\[,{])["']?helplog["']?\s*(?:$|[:,\]}])"""
)


def find_journal(start: Path) -> Path:
    """The journal that holds `start`, as git finds a repository: the nearest folder upward.

    Raises:
        RefusalError: there is none.
    """
    here = start.resolve()
    for folder in (here, *here.parents):
        if is_journal(folder):
            return folder
    raise RefusalError(
        f"there is no journal in {here} or above it; "
        "go to one, name one with -J, or begin one with: helplog init"
    )


def named_journal(folder: Path) -> Path:
    """The journal a person named.

    By the folder itself, its configuration, or a folder of its entries. Stricter than
    `find_journal`: a name with a slip in it must not end in another journal further up.

    Raises:
        RefusalError: it is not a journal.
    """
    if folder.name in CONFIGURATION_NAMES and folder.is_file():
        folder = folder.parent
    root = _journal_around(folder)
    if root is None:
        raise RefusalError(
            f"{folder} is no journal: it has no mkdocs.yml that names helplog; "
            f"to begin one: helplog init {shell_quoted(folder)}"
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
    return path is not None and names_helplog(_beginning(path))


def configuration_path(folder: Path) -> Path | None:
    """The folder's MkDocs configuration, None where it has none."""
    for name in CONFIGURATION_NAMES:
        path = folder / name
        if path.is_file():
            return path
    return None


def open_settings(root: Path) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """What the journal's configuration says, and what was found in it.

    Where it can't be read, the defaults.
    """
    # A capture finds its journal by names and lines alone; YAML would take longer than all the rest
    # of it.
    from helplog.text.reading.configuration import read_settings  # noqa: PLC0415

    path = configuration_path(root)
    if path is None:
        return Settings(), ()
    settings, found = read_settings(_text(path))
    docs_dir = unsaid_docs_dir(root)
    if docs_dir is not None:
        settings = replace(settings, docs_dir=docs_dir)
    return settings, found


def entry_settings(root: Path) -> Settings:
    """The settings as far as writing into an entry needs them: where the entries and the site are.

    Folders named plainly are found without reading the configuration as YAML; any other way of
    saying it is read.
    """
    text = _configuration_text(root)
    docs_dir = unsaid_docs_dir(root) or _said_plainly(text, "docs_dir")
    site_dir: str | None = Settings().site_dir
    if "site_dir" in text:
        site_dir = _said_plainly(text, "site_dir")
    if docs_dir is None or site_dir is None:
        settings, _ = open_settings(root)
        return settings
    return Settings(docs_dir=docs_dir, site_dir=site_dir)


def _said_plainly(text: str, key: str) -> str | None:
    """The folder a configuration names, None where it takes YAML to tell."""
    if text.count(key) != 1:
        return None
    named = re.search(_PLAIN.format(key=key), text, re.MULTILINE)
    if named is None:
        return None
    return named[1]


def unsaid_docs_dir(root: Path) -> str | None:
    """The entries' folder where the configuration names none, None where it does.

    It is `entries`; or `docs`, which a site generator looks for, in a site that was there before
    the journal.
    """
    text = _configuration_text(root)
    if "docs_dir" in text or "INHERIT" in text:
        return None
    usual = Settings().docs_dir
    if (root / usual).is_dir():
        return usual
    return "docs" if (root / "docs").is_dir() else usual


def names_helplog(text: str) -> bool:
    """Whether a configuration's text names the plugin.

    Line by line, so that a slip elsewhere in the file, or a tag only MkDocs knows, doesn't hide the
    journal.
    """
    return any(map(_NAMES_HELPLOG.search, _plugin_lines(text)))


def _plugin_lines(text: str) -> Iterator[str]:
    """The lines of the `plugins` block, comments removed."""
    within = False
    for raw in text.removeprefix("\ufeff").splitlines():
        line = _COMMENT.sub("", raw)
        opening = _PLUGINS_KEY.match(line)
        if opening:
            within = True
            line = line[opening.end() :]
        elif _TOP_LEVEL_KEY.match(line):
            within = False
        if within:
            yield line


def _configuration_text(root: Path) -> str:
    path = configuration_path(root)
    if path is None:
        return ""
    return _text(path)


def refuse_too_long(path: Path) -> None:
    """Declines a configuration that it would take minutes to read.

    Raises:
        RefusalError: it is larger than any is.
    """
    if path.stat().st_size > _MOST_BYTES:
        raise RefusalError(
            f"{path} is larger than {_MOST_BYTES // 1024} KiB, which no configuration is, and is "
            "not read; take out what does not belong there"
        )


def _text(path: Path) -> str:
    """What a configuration holds.

    Raises:
        RefusalError: it is larger than any is.
    """
    refuse_too_long(path)
    return _beginning(path)


def _beginning(path: Path) -> str:
    """A configuration's text, as far as one is read."""
    data = load_beginning(path.name, path, _MOST_BYTES)
    if not isinstance(data, bytes):
        return ""
    return data.decode("utf-8", "replace")
