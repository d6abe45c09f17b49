"""The file of a week's check-in while it is answered: read before each answer, saved after it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Self

from helplog.insight.reflection import Reflection
from helplog.model.journal import Checkin, Journal
from helplog.model.kinds import Question
from helplog.model.settings import Settings
from helplog.store.files.confinement import boundary_of
from helplog.store.memory.undo_notes import new_group
from helplog.store.writing.checkin_naming import free_checkin
from helplog.store.writing.rewriting import rewrite
from helplog.text.editing.checkin_writing import new_checkin, with_next_ask, with_reply
from helplog.text.editing.front_keys import with_load, with_not_now
from helplog.text.editing.new_item import NewItem
from helplog.text.editing.splice import append_item
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
    group: str = field(default_factory=new_group)
    """What is written in one sitting is taken back as one."""

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
        docs = root / settings.docs_dir
        uris = []
        checkins = []
        for checkin in journal.checkins:
            uris.append(checkin.uri)
            if checkin.week == start:
                checkins.append(checkin)
        new_uri = free_checkin(docs, uris, start, settings.week_start)
        return cls(root, settings, start, new_uri, checkins)

    def answer(self, question: Question, text: str) -> Path:
        """Saves an answer, in the file that answers the question already, else in the latest.

        Returns:
            The file.

        Raises:
            RefusalError: it can't be done safely; nothing was changed.
        """

        def answered(uri: str, data: bytes) -> bytes:
            return with_reply(uri, data, question, text, self.settings)

        uris = []
        for checkin in self.checkins:
            replies = checkin.replies
            if question in replies:
                uris.append(checkin.uri)
        return self._save(uris, answered)

    def carry(self, ask: str) -> Path:
        """Saves the small ask for the week after.

        Raises:
            RefusalError: it can't be done safely; nothing was changed.
        """

        def carrying(uri: str, data: bytes) -> bytes:
            return with_next_ask(uri, data, ask, self.settings)

        uris = [checkin.uri for checkin in self.checkins if checkin.next_ask]
        return self._save(uris, carrying)

    def add(self, question: Question, new_items: Sequence[NewItem]) -> Path:
        """Writes items into the frontmatter of the file that answers a question, all or none.

        Raises:
            RefusalError: it can't be done safely; nothing was changed.
        """

        def added(uri: str, data: bytes) -> bytes:
            for new_item in new_items:
                data = append_item(uri, data, self.settings, new_item).data
            return data

        uris = [one.uri for one in self.checkins if question in one.replies]
        return self._save(uris, added)

    def say_load(self, load: float) -> Path:
        """Saves how full the head was.

        Raises:
            RefusalError: it can't be done safely; nothing was changed.
        """

        def said(uri: str, data: bytes) -> bytes:
            return with_load(uri, data, self.settings, load).data

        uris = [one.uri for one in self.checkins if one.load is not None]
        return self._save(uris, said)

    def let_rest(self, words: str) -> Path:
        """Saves that a small ask rests.

        Raises:
            RefusalError: it can't be done safely; nothing was changed.
        """

        def resting(uri: str, data: bytes) -> bytes:
            return with_not_now(uri, data, self.settings, words).data

        uris = [one.uri for one in self.checkins if one.not_now]
        return self._save(uris, resting)

    @property
    def load(self) -> float | None:
        """How full the head was, where that is said already."""
        loads = [one.load for one in self.checkins if one.load is not None]
        if loads:
            return loads[-1]
        return None

    @property
    def next_ask(self) -> str:
        """The small ask that the week carries already."""
        asks = [checkin.next_ask for checkin in self.checkins if checkin.next_ask]
        return "\n".join(asks)

    def take(self, journal: Journal) -> None:
        """The week's check-ins as a journal has them that was read anew."""
        self.checkins = [one for one in journal.checkins if one.week == self.start]

    def _save(self, uris: Sequence[str], change: Callable[[str, bytes], bytes]) -> Path:
        """Changes the last of some files, else the week's latest, else a new one."""
        uri = self.new_uri
        if uris:
            uri = uris[-1]
        elif self.checkins:
            latest = self.checkins[-1]
            uri = latest.uri
        boundary = boundary_of(self.root, self.settings)

        def changed(there: bytes | None) -> bytes:
            before = there
            if before is None:
                before = self._begun()
            return change(uri, before)

        data = rewrite(boundary, uri, changed, "checkin", self.group)
        self._read_again(uri, data)
        return boundary.docs / uri

    def _begun(self) -> bytes:
        settings = self.settings
        named_by = week_name_day(self.start, settings.week_start)
        text = new_checkin(named_by, settings)
        return text.encode()

    def _read_again(self, uri: str, data: bytes) -> None:
        writing, _ = read(uri, data, self.settings)
        checkins = [checkin for checkin in self.checkins if checkin.uri != uri]
        if isinstance(writing, Checkin):
            checkins.append(writing)
        self.checkins = checkins
