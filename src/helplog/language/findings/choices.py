"""Cures that only the writer can choose among: each is an action of its own, none goes first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from helplog.insight.people.spelling import perhaps_meant
from helplog.insight.search.folding import fold
from helplog.language.journal.open_file import OpenFile
from helplog.language.journal.session import JournalSession
from helplog.language.journal.sight import Sight
from helplog.model.diagnostic import Diagnostic
from helplog.model.journal import Item
from helplog.model.late_patterns import late_pattern
from helplog.model.names import name_key
from helplog.model.refusal import RefusalError
from helplog.text.editing.named_places import Renaming
from helplog.text.editing.renaming import rename_in
from helplog.text.source.findings import Spot
from helplog.text.source.writing_yaml import Quote, is_plain, scalar

_FOR: Final = late_pattern(r"(?:^|[\s{,])for:[ \t]+(.*?)[ \t]*$")
_MOST: Final = 4
"""Of several that may be meant, those most alike."""


class Choice(NamedTuple):
    """One way to put something right."""

    title: str
    data: bytes
    """The whole file with it made."""


def choices(
    session: JournalSession, file: OpenFile, finding: Diagnostic
) -> Iterator[Choice]:
    """What may be meant where several things may; nothing for any other finding."""
    sight = session.sight
    made = _BY_CODE.get(finding.code)
    if sight is not None and made is not None:
        yield from made(_Chooser(session, file, sight), finding)


@dataclass(frozen=True, slots=True)
class _Chooser:
    session: JournalSession
    file: OpenFile
    sight: Sight

    def who(self, finding: Diagnostic) -> Iterator[Choice]:
        """An item that names nobody: it is somebody new, or one of those whose name is near."""
        item = self._item(finding)
        what = item.what if item else None
        if not what:
            return
        spot = Spot(finding.where.line, finding.where.column)
        start = self.file.document.index_of(spot)
        if self.file.document.text[start : start + len(what)] != what:
            return
        names = [name for all_of in self.sight.spellings.values() for name in all_of]
        yield self._choice(f"{what} is a person: `{what}:`", start, what, f"{what}:")
        for name in perhaps_meant(what, names)[:_MOST]:
            yield self._choice(f"It is {name}: `{name}:`", start, what, f"{name}:")

    def need(self, finding: Diagnostic) -> Iterator[Choice]:
        """A `for` that no need has: one of those that are open, the most alike first."""
        item = self._item(finding)
        given = item.text("for") if item else None
        at = self._place_of_for(finding)
        if given is None or at is None:
            return
        for need in self._most_alike(given):
            words = need.text("id") or need.what or ""
            text = words if is_plain(words) else scalar(words, Quote.DOUBLE)
            yield self._choice(f"It is for: {need.what or words}", *at, text)

    def _most_alike(self, given: str) -> list[Item]:
        """The open needs whose words are most like some others."""

        def unlike(need: Item) -> float:
            words = fold(need.what or "")
            return -SequenceMatcher(None, fold(given), words).ratio()

        needs = [need.item for need in self.sight.reflection.open_needs]
        return sorted(needs, key=unlike)[:_MOST]

    def same(self, finding: Diagnostic) -> Iterator[Choice]:
        """Two names that may be one person's: either of them, in this file."""
        for pair in self.sight.reflection.same_people:
            names = pair.one.name, pair.other.name
            if all(f"“{name}”" in finding.message for name in names):
                for old, new in (names, names[::-1]):
                    yield from self._renamed(old, new)

    def _renamed(self, old: str, new: str) -> Iterator[Choice]:
        renaming = Renaming(name_key(old), new, self.sight.known)
        data = self.file.document.data
        try:
            made = rename_in(self.file.uri, data, self.session.settings, old, renaming)
        except RefusalError:
            return
        if made is not None:
            yield Choice(f"{old} is {new}, in this file", made.data)

    def _item(self, finding: Diagnostic) -> Item | None:
        for item in self.file.items:
            if item.where == finding.where:
                return item
        return None

    def _place_of_for(self, finding: Diagnostic) -> tuple[int, str] | None:
        """Where what the `for` of an item says begins, and how it is written."""
        for item, (_, end) in self.file.spans:
            if item.where != finding.where:
                continue
            for number in range(finding.where.line, end.line + 1):
                found = _FOR.search(self.file.document.line(number))
                if found:
                    spot = Spot(number, found.start(1) + 1)
                    return self.file.document.index_of(spot), found[1]
        return None

    def _choice(self, title: str, start: int, was: str, becomes: str) -> Choice:
        text = self.file.document.data.decode()
        end = start + len(was)
        after = text[:start] + becomes + text[end:]
        return Choice(title, after.encode())


_BY_CODE: Final[dict[str, Callable[[_Chooser, Diagnostic], Iterator[Choice]]]] = {
    "nobody-named": _Chooser.who,
    "unknown-need": _Chooser.need,
    "same-person": _Chooser.same,
}
CHOSEN: Final = frozenset(_BY_CODE)
"""The findings that have such cures."""
