"""Which folder is the journal: the nearest one upward whose mkdocs.yml names helplog."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from helplog.model.diagnostic import Diagnostic
from helplog.model.printing import shell_quoted
from helplog.model.refusal import RefusalError
from helplog.model.settings import CONFIGURATION_NAMES, Settings
from helplog.store.loading import load

_PLAIN: Final = r"^{key}: +([A-Za-z][\w./-]*)[ \t]*(?:#.*)?\r?$"
_TOP_LEVEL_KEY: Final = re.compile(r"[^\s#-]")
_PLUGINS_KEY: Final = re.compile(r"""["']?plugins["']?\s*:""")
_COMMENT: Final = re.compile(r"(?:^|\s)#.*")
_NAMES_HELPLOG: Final = re.compile(r"""(?:^|[\s\[,{])["']?helplog["']?\s*(?:$|[:,\]}])""")


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
        f"there is no journal in {here} or above it; go to one, name one with -J, or begin one with: helplog init"
    )


def named_journal(folder: Path) -> Path:
    """The journal a person named: the folder itself, its configuration, or the journal whose entries it holds.

    Stricter than `find_journal`: a name with a slip in it must not end in another journal further
    up.

    Raises:
        RefusalError: it is not a journal.
    """
    folder = folder.parent if folder.name in CONFIGURATION_NAMES and folder.is_file() else folder
    try:
        root = find_journal(folder)
    except RefusalError:
        root = None
    named = folder.resolve()
    if root is not None and (
        named == root or named.is_relative_to(root / open_settings(root)[0].docs_dir)
    ):
        return root
    raise RefusalError(
        f"{folder} is no journal: it has no mkdocs.yml that names helplog; "
        f"to begin one: helplog init {shell_quoted(folder)}"
    )


def is_journal(folder: Path) -> bool:
    """Whether a folder's own configuration names helplog among its plugins."""
    path = configuration_path(folder)
    return path is not None and names_helplog(_text(path))


def configuration_path(folder: Path) -> Path | None:
    """The folder's MkDocs configuration, None where it has none."""
    return next((folder / name for name in CONFIGURATION_NAMES if (folder / name).is_file()), None)


def open_settings(root: Path) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """What the journal's configuration says, the defaults where it can't be read, and what was found in it."""
    # A capture finds its journal by names and lines alone; YAML would take longer than all the rest
    # of it.
    from helplog.text.reading.configuration import read_settings  # noqa: PLC0415

    path = configuration_path(root)
    if path is None:
        return Settings(), ()
    settings, found = read_settings(_text(path))
    unsaid = unsaid_docs_dir(root)
    return (replace(settings, docs_dir=unsaid) if unsaid else settings), found


def entry_settings(root: Path) -> Settings:
    """The settings as far as writing into an entry needs them: where the entries and the site are.

    Folders named plainly are found without reading the configuration as YAML; any other way of
    saying it is read.
    """
    path = configuration_path(root)
    text = "" if path is None else _text(path)
    docs_dir = unsaid_docs_dir(root) or _said_plainly(text, "docs_dir")
    site_dir = _said_plainly(text, "site_dir") if "site_dir" in text else Settings().site_dir
    if docs_dir is None or site_dir is None:
        return open_settings(root)[0]
    return Settings(docs_dir=docs_dir, site_dir=site_dir)


def _said_plainly(text: str, key: str) -> str | None:
    """The folder a configuration names, None where it takes YAML to tell."""
    named = re.findall(_PLAIN.format(key=key), text, re.MULTILINE)
    return named[0] if len(named) == 1 and text.count(key) == 1 else None


def unsaid_docs_dir(root: Path) -> str | None:
    """The entries' folder where the configuration names none, None where it does.

    It is `entries`; or `docs`, which a site generator looks for, in a site that was there before
    the journal.
    """
    path = configuration_path(root)
    text = "" if path is None else _text(path)
    if "docs_dir" in text or "INHERIT" in text:
        return None
    usual = Settings().docs_dir
    return "docs" if (root / "docs").is_dir() and not (root / usual).is_dir() else usual


def names_helplog(text: str) -> bool:
    """Whether a configuration's text names the plugin.

    Line by line, so that a slip elsewhere in the file, or a tag only MkDocs knows, doesn't hide the
    journal.
    """
    return any(_NAMES_HELPLOG.search(line) for line in _plugin_lines(text))


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


def _text(path: Path) -> str:
    data = load(path.name, path)
    return data.decode("utf-8", "replace") if isinstance(data, bytes) else ""
