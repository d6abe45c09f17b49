"""A person who writes on several devices: every word a new one, and a memory of what was taken out again."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from typing import Protocol

from helplog.model.journal import Checkin, Entry, PersonNote
from helplog.model.settings import Settings
from helplog.text.reading.file import read

DAYS = tuple(f"entries/2026/2026-11-{day:02}.md" for day in range(1, 4))
KINDS = ("asks", "accepted", "thanks", "connections", "needs")
PEOPLE = ("Priya", "Sam", "Lee", "Ana", "Ruth")
_TOKEN = re.compile(r"\bw\d+\b")
_ITEM = re.compile(r"^\s*- .*\bw\d+\b")


class Writable(Protocol):
    """Where a person writes, by path."""

    def has(self, path: str) -> bool: ...

    def read(self, path: str) -> str: ...

    def write(self, path: str, text: str) -> object: ...


@dataclass
class Diary:
    """What was written, where it belongs, and what was deleted by someone who could see it."""

    luck: random.Random
    count: int = 0
    kinds: dict[str, str] = field(default_factory=dict)
    """Words of items, by word the list they were written into."""
    words: set[str] = field(default_factory=set)
    deleted: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)
    """Words of items or paragraphs that were changed later; a change keeps what someone else
    deletes."""

    def word(self) -> str:
        self.count += 1
        word = f"w{self.count}"
        self.words.add(word)
        return word

    def write(self, device: Writable) -> None:
        """One thing a person does to a day; to a file with markers in it they only add."""
        path = self.luck.choice(DAYS)
        text = device.read(path) if device.has(path) else ""
        acts = [
            self._item,
            self._item,
            self._paragraph,
            self._answer,
            self._more,
            self._drop,
        ]
        act = self.luck.choice(acts)
        if "<<<<<<<" in text and act in (self._drop, self._answer, self._more):
            act = self._paragraph
        changed = act(text)
        if changed != text:
            device.write(path, changed)

    def _item(self, text: str) -> str:
        kind, word = self.luck.choice(KINDS), self.word()
        self.kinds[word] = kind
        what = (
            f"{self.luck.choice(PEOPLE)}: thing {word}"
            if kind != "needs"
            else f"time for {word}"
        )
        lines = text.split("\n")
        if not text:
            return f"---\n{kind}:\n  - {what}\n---\n"
        if lines[0] != "---" or "---" not in lines[1:]:
            return self._without_front(text, kind, what)
        end = lines.index("---", 1)
        where = next((n for n in range(1, end) if lines[n] == f"{kind}:"), None)
        if where is None:
            lines[end:end] = [f"{kind}:", f"  - {what}"]
        else:
            lines.insert(where + 1, f"  - {what}")
        return "\n".join(lines)

    def _without_front(self, text: str, kind: str, what: str) -> str:
        """What a naive client does to a file that begins with a marker: a second frontmatter on top."""
        return f"---\n{kind}:\n  - {what}\n---\n{text}"

    def _paragraph(self, text: str) -> str:
        said = f"Today I thought about {self.word()} and {self.word()}.\n"
        if not text:
            return f"---\nload: {self.luck.randint(0, 10)}\n---\n{said}"
        return text + ("\n" if text.endswith("\n") else "\n\n") + said

    def _answer(self, text: str) -> str:
        lines = text.split("\n")
        items = [
            n
            for n, line in enumerate(lines)
            if _ITEM.match(line) and self._kind(line) == "asks"
        ]
        if not items:
            return text
        at = self.luck.choice(items)
        if at + 1 < len(lines) and lines[at + 1].startswith("    "):
            return text
        self.changed.update(_TOKEN.findall(lines[at]))
        lines.insert(at + 1, f"    note: {self.word()}")
        return "\n".join(lines)

    def _more(self, text: str) -> str:
        lines = text.split("\n")
        said = [n for n, line in enumerate(lines) if line.startswith("Today I thought")]
        if not said:
            return text
        at = self.luck.choice(said)
        self.changed.update(_TOKEN.findall(lines[at]))
        lines[at] = lines[at].removesuffix(".") + f", and {self.word()}."
        return "\n".join(lines)

    def _drop(self, text: str) -> str:
        """Takes out an item or a paragraph that nobody has changed since it was written."""
        lines = text.split("\n")
        able = [
            n
            for n, line in enumerate(lines)
            if (_ITEM.match(line) or line.startswith("Today I thought"))
            and not self.changed & set(_TOKEN.findall(line))
            and not (n + 1 < len(lines) and lines[n + 1].startswith("    "))
        ]
        if not able:
            return text
        at = self.luck.choice(able)
        self.deleted.update(_TOKEN.findall(lines[at]))
        del lines[at]
        return "\n".join(lines)

    def _kind(self, line: str) -> str:
        return next(
            (self.kinds[word] for word in _TOKEN.findall(line) if word in self.kinds),
            "",
        )


@dataclass
class Losses:
    """How a history ended; all zero where the law holds."""

    words: set[str] = field(default_factory=set)
    back: set[str] = field(default_factory=set)
    unreadable: set[str] = field(default_factory=set)
    markers: set[str] = field(default_factory=set)
    fronts: set[str] = field(default_factory=set)
    diverged: bool = False
    stuck: list[str] = field(default_factory=list)

    @property
    def none(self) -> bool:
        return not any(
            (
                self.words,
                self.back,
                self.unreadable,
                self.markers,
                self.fronts,
                self.diverged,
                self.stuck,
            )
        )


def look_at(diary: Diary, files: dict[str, bytes], losses: Losses) -> Losses:
    """Compares a journal's files with what was written."""
    found: set[str] = set()
    readable: dict[str, set[str]] = {}
    for path, data in files.items():
        if not path.endswith(".md"):
            continue
        text = data.decode("utf-8", "replace")
        found.update(_TOKEN.findall(text))
        if re.search(r"^(<{7}|>{7})", text, re.MULTILINE):
            losses.markers.add(path)
        if sum(line == "---" for line in text.split("\n")) > 2:
            losses.fronts.add(path)
        writing, _ = read(path.removeprefix("entries/"), data, Settings())
        if isinstance(writing, Entry | Checkin | PersonNote):
            for item in writing.items:
                said = " ".join([*item.who, item.what or ""])
                for word in _TOKEN.findall(said):
                    readable.setdefault(word, set()).add(str(item.kind))
    losses.words |= diary.words - diary.deleted - found
    losses.back |= (diary.deleted & found) - diary.changed
    items = set(diary.kinds) - diary.deleted
    losses.unreadable |= {
        word
        for word in items & found
        if diary.kinds[word] not in readable.get(word, set())
    }
    return losses
