"""The journal a command is about: found, refused where it isn't safe, read with progress."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from helplog.cli.options import named_configuration, named_journal_path
from helplog.store.configuration.file import configuration_path
from helplog.store.folder import find_journal, journal_of, named_journal
from helplog.sync.safe_journal import refuse_unsafe

if TYPE_CHECKING:
    from helplog.insight.reflection import Reflection
    from helplog.model.journal import Journal


def journal_root() -> Path:
    """The folder of the journal: the one named, else the nearest one upward.

    Raises:
        RefusalError: there is none, everyone may write to it, its entries are a link that came with
            it, or they are
            the journal and all that is around it.
    """
    root = found_root()
    refuse_unsafe(root)
    return root


def found_root() -> Path:
    """The same, whoever may write to it.

    Raises:
        RefusalError: there is none.
    """
    file = named_configuration()
    if file is not None:
        return journal_of(file)
    named = named_journal_path()
    if named is not None:
        return named_journal(named)
    return find_journal(Path.cwd())


def configuration() -> Path:
    """The configuration of the journal, `mkdocs.yml` as a rule."""
    path = configuration_path(journal_root())
    assert path is not None  # noqa: S101  # a journal is a folder that has one
    return path


def read_journal(root: Path) -> Journal:
    """All of the journal, with progress on stderr where that takes more than a second."""
    from helplog.cli.output.progress import Progress
    from helplog.store.memory.known_names import keep_names_of
    from helplog.store.opening import open_journal

    with Progress("reading the journal") as progress:
        journal = open_journal(root, on_progress=progress.report)
    keep_names_of(root, journal)
    return journal


def read_reflection(today: date) -> Reflection:
    """Everything known about the journal on a day."""
    from helplog.insight.reflecting import reflect

    return reflect(read_journal(journal_root()), today)
