"""Which file a day or a week has, and what a new one would be called. Looks at names, opens nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from helplog.model.calendar import WeekStart
from helplog.store.walking import walk
from helplog.text.habits import day_habit, named_in, uris_of_day, week_habit, week_name_day


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file of the journal, there already or about to be."""

    uri: str
    """Posix path relative to the entries' folder."""
    exists: bool


def file_of_day(docs_path: Path, root_path: Path, on: date) -> NamedFile:
    """The file of a day: the one whose name says so, else a new one named as the journal names its days.

    Args:
        docs_path: the entries' folder.
        root_path: the journal's folder.
        on: the day.
    """
    uris = journal_uris(docs_path, root_path)
    there = uris_of_day(uris, on)
    return NamedFile(there[0], exists=True) if there else new_file(docs_path, named_in(day_habit(uris), on))


def new_checkin(docs_path: Path, uris: Sequence[str], start: date, week_start: WeekStart) -> NamedFile:
    """The file that a week's check-in would have, named as the journal names its check-ins.

    Args:
        docs_path: the entries' folder.
        uris: of the journal's check-ins, or of all its files.
        start: a day of the week.
        week_start: the day weeks start on.
    """
    return new_file(docs_path, named_in(week_habit(uris), week_name_day(start, week_start)))


def journal_uris(docs_path: Path, root_path: Path) -> tuple[str, ...]:
    """Every Markdown file of a journal, hidden folders left out."""
    return tuple(source.uri for source in walk(docs_path, root_path)[0]) if docs_path.is_dir() else ()


def new_file(docs_path: Path, uri: str) -> NamedFile:
    """A file by that name."""
    return NamedFile(uri, exists=(docs_path / uri).exists())
