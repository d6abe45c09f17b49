"""An item once its text and its keys are read: made, and what is to be said about it."""

from __future__ import annotations

from datetime import date
from typing import Final

from helplog.model.diagnostic import Place
from helplog.model.journal import Item, field_text
from helplog.model.kinds import Kind
from helplog.text.source.findings import Findings
from helplog.text.values.partial_item import PartialItem
from helplog.text.values.people.persons import (
    LONGEST_NAME,
    begins_like_names,
    unique,
    without_sentences,
)
from helplog.text.values.people.sentences import begins_with_sentence, day_at_the_end
from helplog.text.values.private_keys import item_says_private, report_unclear_item
from helplog.text.values.private_words import KEY

NOBODY_NAMED: Final = "nobody-named"
"""What is said of an item; over a whole journal somebody may be."""
_ENDS: Final = ("by", "check_in", "done")
"""Fields that say when a handoff, or its trial, ends."""


class ItemMaker:
    """Makes the items of a list.

    Args:
        kind: which list.
        on: the day of the entry.
        findings: where to report.
        private: whether the entry is private.
    """

    def __init__(
        self, kind: Kind, on: date, findings: Findings, *, private: bool
    ) -> None:
        self.kind = kind
        self.on = on
        self.findings = findings
        self.private = private

    def item(self, partial: PartialItem) -> Item:
        """The item, of what was read of it."""
        self._report_nobody(partial)
        self._report_day(partial)
        self._read_sentences(partial)
        given = dict(partial.given)
        on = given.pop("on", None) or given.get("said")
        if not isinstance(on, date):
            on = self.on
        weight = given.pop("weight", None)
        weight_lb = None
        if isinstance(weight, int | float):
            weight_lb = float(weight)
        line, column = partial.start
        return Item(
            kind=self.kind,
            where=Place(self.findings.uri, line, column),
            on=on,
            who=unique(partial.who),
            what=partial.what,
            fields=given,
            extra=partial.extra,
            weight_lb=weight_lb,
            private=self.private or self._is_private(partial),
        )

    def _report_nobody(self, partial: PartialItem) -> None:
        """Says that an item names nobody, where what it was about looks like a name."""
        if partial.who or not partial.what:
            return
        if not self.kind.spec.expects_person:
            return
        if begins_with_sentence(partial.what):
            self.findings.note(
                partial.start,
                NOBODY_NAMED,
                f"`{partial.what[:60]}` is read as what it was about; nobody is named",
                "If it names somebody, type the name and a colon before it",
            )
        elif begins_like_names(partial.what):
            self.findings.note(
                partial.start,
                NOBODY_NAMED,
                f"`{partial.what}` is read as what it was about; nobody is named",
                "If it names somebody, type the name, a colon, and what it was about: "
                f"{partial.what}:",
            )

    def _report_day(self, partial: PartialItem) -> None:
        """Says that a handoff's sentence ends with a day, which may be either of two."""
        if self.kind is not Kind.HANDOFFS:
            return
        if not partial.given.keys().isdisjoint(_ENDS):
            return
        day = day_at_the_end(partial.what or "")
        if day:
            self.findings.note(
                partial.start,
                "day-among-words",
                f"`{day}` is read as words, and not as a day of the handoff",
                f"If it is wanted by then, type by: {day} below it; if the trial ends then, "
                f"check_in: {day}",
            )

    def _read_sentences(self, partial: PartialItem) -> None:
        """Has what is too long for a name be a part of what it was about, and says so."""
        who, what, sentences = without_sentences(partial.who, partial.what)
        for sentence in sentences:
            self.findings.note(
                partial.start,
                "too-long-for-a-name",
                f"`{sentence[:LONGEST_NAME]}…` has more than {LONGEST_NAME} characters: it is "
                "read as what it was about, not as a person",
                "Type the person, a colon, and what it was about",
            )
        partial.who = list(who)
        if not self.kind.spec.whole_text:  # which holds it anyway
            partial.what = what

    def _is_private(self, partial: PartialItem) -> bool:
        """Whether the item says so itself, under a key or in its words."""
        if partial.private:
            return True
        texts = [
            *partial.who,
            partial.what or "",
            *map(field_text, partial.given.values()),
            *partial.extra.values(),
        ]
        if any(item_says_private(text) for text in texts if len(text) >= len(KEY)):
            partial.private = True
            report_unclear_item(partial.start, self.findings)
        return partial.private
