"""The file of a week's check-in while it is being answered: read anew for each answer, saved after each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Self

from helplog.insight.reflection import Reflection
from helplog.model.journal import Checkin, Journal
from helplog.model.kinds import Question
from helplog.model.settings import Settings
from helplog.store.checkin_naming import free_checkin
from helplog.store.confinement import boundary_of
from helplog.store.rewriting import rewrite
from helplog.text.editing.checkin_writing import new_checkin, with_next_ask, with_reply
from helplog.text.reading.file import read
from helplog.text.values.habits import week_name_day


@dataclass(slots=True)
class CheckinFile:
    """Where the answers of one week go."""

    root: Path
    settings: Settings
    start: date
    new_uri: str
    """What the week's check-in is called where there is none yet."""
    checkins: list[Checkin] = field(default_factory=list)
    """The week's check-ins as they stand."""
    written: set[str] = field(default_factory=set)
    """Uris of the files that hold something new."""

    @classmethod
    def of_week(cls, root: Path, reflection: Reflection, start: date) -> Self:
        """The week's own check-ins, or a new one named as the journal names them.

        Args:
            root: the journal's folder.
            reflection: what is known of the journal.
            start: first day of the week.
        """
        journal = reflection.journal
        settings = journal.settings
        uris = [checkin.uri for checkin in journal.checkins]
        uri = free_checkin(root / settings.docs_dir, uris, start, settings.week_start)
        return cls(root, settings, start, uri, [c for c in journal.checkins if c.week == start])

    def answer(self, question: Question, text: str) -> Path:
        """Saves an answer, in the file that answers the question already, else in the latest.

        Returns:
            The file.

        Raises:
            RefusalError: it can't be done safely; nothing was changed.
        """
        answered = [checkin.uri for checkin in self.checkins if question in checkin.replies]
        return self._save(
            answered[-1] if answered else None,
            lambda uri, data: with_reply(uri, data, question, text, self.settings),
        )

    def carry(self, ask: str) -> Path:
        """Saves the small ask for the week after.

        Raises:
            RefusalError: it can't be done safely; nothing was changed.
        """
        carrying = [checkin.uri for checkin in self.checkins if checkin.next_ask]
        return self._save(
            carrying[-1] if carrying else None,
            lambda uri, data: with_next_ask(uri, data, ask, self.settings),
        )

    @property
    def next_ask(self) -> str:
        """The small ask that the week carries already."""
        return "\n".join(checkin.next_ask for checkin in self.checkins if checkin.next_ask)

    def put_into(self, journal: Journal) -> Journal:
        """The journal with the week's check-ins as they stand now."""
        others = [checkin for checkin in journal.checkins if checkin.week != self.start]
        return replace(
            journal,
            checkins=tuple(sorted([*others, *self.checkins], key=lambda c: (c.week, c.uri))),
        )

    def _save(self, uri: str | None, change: Callable[[str, bytes], bytes]) -> Path:
        uri = uri or (self.checkins[-1].uri if self.checkins else self.new_uri)
        boundary = boundary_of(self.root, self.settings)

        def changed(there: bytes | None) -> bytes:
            return change(uri, self._begun() if there is None else there)

        data = rewrite(boundary, uri, changed, "checkin")
        self.written.add(uri)
        self._read_again(uri, data)
        return boundary.docs / uri

    def _begun(self) -> bytes:
        return new_checkin(
            week_name_day(self.start, self.settings.week_start), self.settings
        ).encode()

    def _read_again(self, uri: str, data: bytes) -> None:
        writing, _ = read(uri, data, self.settings)
        others = [checkin for checkin in self.checkins if checkin.uri != uri]
        self.checkins = [*others, *([writing] if isinstance(writing, Checkin) else [])]
