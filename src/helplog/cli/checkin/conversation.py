"""What every part of a check-in speaks, listens and writes with."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import click

from helplog.cli.checkin.file import CheckinFile
from helplog.cli.checkin.prompt import INSTEAD, Voice
from helplog.cli.checkin.typed_words import NO, YES, typed_words
from helplog.cli.journal import read_journal
from helplog.cli.output.drawing import drawable
from helplog.cli.output.styling import faint, plain, say, strong
from helplog.insight.reflecting import reflect
from helplog.insight.reflection import Reflection, Week
from helplog.insight.refs import open_items
from helplog.model.journal import FieldValue, Item, ItemKey, Journal
from helplog.model.refusal import RefusalError
from helplog.pages.words import Words
from helplog.store.writing.capturing import JournalFolder, follow_up
from helplog.text.source.words import is_none


@dataclass(slots=True)
class Conversation:
    """One sitting: the week, its file, the voice, and what is known of the journal by now."""

    root: Path
    reflection: Reflection
    start: date
    """First day of the week it is about."""
    file: CheckinFile
    voice: Voice
    words: Words
    path: Path | None = None
    """Where something was written."""
    refused: bool = False
    """Something could not be written, and it was said what to type."""
    is_stale: bool = False
    """Something was written since the journal was read."""
    aside: list[str] = field(default_factory=list)
    """Sentences typed where a choice was asked for; they go into the answer that follows."""

    # Speaking

    def text(self, message: str) -> str:
        """A sentence in the journal's language."""
        return self.words.text(message)

    def nod(self, word: str, *, done: bool = True) -> None:
        """A word that says what became of an answer."""
        if not self.voice.rich:
            sentence = f"{word[:1].upper()}{word[1:]}".rstrip(".") + "."
            say(sentence)
            return
        mark = "-"
        if drawable("✓"):
            mark = "✓"
        if not done:
            mark = "·"
        nodded = faint(f"{mark} {word}")
        say(nodded, first="  ")

    def lead(self, text: str) -> None:
        """A line that something is asked about, already fit for a terminal."""
        say(text, first="  " if self.voice.rich else "")

    def ask_heading(self, rich: str, plainly: str) -> None:
        """What is asked next, in bold or, for a screen reader, as a sentence."""
        say()
        say(strong(rich) if self.voice.rich else plainly)

    # Listening

    def listen(self, hint: str, keep: str = "") -> str:
        """One answer in one line, however it was typed."""
        typed = self.voice.listen(hint, keep).removeprefix(INSTEAD)
        parts = typed.split()
        return " ".join(parts)

    def choose(self, hint: str, choices: Sequence[Collection[str]]) -> int | None:
        """Which choice was typed; asks once more where it is none, and keeps what is a sentence.

        A sentence is no choice: it is the answer to the question that all of this belongs to.

        Args:
            hint: the question, with what one can type.
            choices: each with all its words; what Enter chooses has the empty text among them.
        """
        for _ in range(2):
            said = self.listen(hint)
            typed = plain_choice(said)
            for at, words in enumerate(choices):
                if _is_one_of(words, typed):
                    return at
            if " " in typed:
                self._put_aside(said)
                return None
        return None

    def says_yes(self, typed: str) -> bool:
        """Whether it is a yes, or Enter."""
        return not plain_choice(typed) or self.means(YES, typed)

    def says_no(self, typed: str) -> bool:
        """Whether it is a no."""
        return self.means(NO, typed)

    def means(self, choice: str, typed: str) -> bool:
        """Whether a choice was typed, in English or in the journal's language."""
        return plain_choice(typed) in typed_words(choice, self.words)

    def take_aside(self, typed: str) -> str:
        """An answer, with what was typed for it too early before it."""
        sign = ""
        if typed.startswith(INSTEAD):
            sign = INSTEAD
        own = typed.removeprefix(INSTEAD)
        lines = list(self.aside)
        self.aside.clear()
        if not lines:
            return typed
        if own and not is_none(own):
            lines.append(own)
        return sign + "\n".join(lines)

    def _put_aside(self, said: str) -> None:
        self.aside.append(said)
        goes_in = self.text("that goes into your answer")
        self.nod(goes_in, done=False)

    # Writing

    def write(self, change: Callable[[], Path]) -> bool:
        """Writes something; False where that can't be done, which is said, and the rest goes on."""
        try:
            self.path = change()
        except RefusalError as problem:
            self.refused = True
            click.echo(f"helplog: {plain(str(problem))}", err=True)
            return False
        self.is_stale = True
        return True

    def follow(self, item: Item, values: dict[str, FieldValue]) -> bool:
        """Gives fields of an item new values where it stands, as part of this sitting."""
        folder = JournalFolder(self.root, self.file.settings)

        def change() -> Path:
            written = follow_up(folder, item, values, "checkin", self.file.group)
            return self.path or written.path

        return self.write(change)

    # Knowing

    def look(self) -> Reflection:
        """What is known of the journal now."""
        if self.is_stale:
            journal = read_journal(self.root)
            self.file.take(journal)
            self.reflection = reflect(journal, self.reflection.today)
            self.is_stale = False
        return self.reflection

    def week(self) -> Week:
        """The week it is about, as it stands now."""
        reflection = self.look()
        for week in (*reflection.weeks, reflection.this_week):
            if week.start == self.start:
                return week
        return _without_writing(reflection, self.start)

    def numbers(self) -> dict[ItemKey, int]:
        """What `open` and `today` number each thing with."""
        return {item.key: number for number, item in open_items(self.look())}

    def now(self, item: Item) -> Item | None:
        """An item as it stands now: what is written above it moves its line."""
        for one in self.look().journal.items:
            is_there = one.where.uri == item.where.uri and one.kind is item.kind
            if is_there and (one.who, one.what) == (item.who, item.what):
                return one
        return None


def plain_choice(typed: str) -> str:
    """A typed word for comparing."""
    return typed.strip(" .!").casefold()


def _is_one_of(choice: Collection[str], typed: str) -> bool:
    """Whether a choice was typed, be it with a word of manners: `yes please`, `no, thanks`."""
    if plain_choice(typed) in choice:
        return True
    first, *others = typed.split()
    is_short = len(others) == 1 and not is_none(typed)
    return is_short and first.strip(",.!").casefold() in choice


def _without_writing(reflection: Reflection, start: date) -> Week:
    """A week outside the journal's own, as empty as it is."""
    nothing = Journal(settings=reflection.journal.settings)
    last_week = date.max - timedelta(days=7)
    on = min(start, last_week)
    return reflect(nothing, on).this_week
