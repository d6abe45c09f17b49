"""One page for the owner of a handoff: what was agreed, and nothing else.

What one has been carrying and what that does to one is for the talk, not for paper; and no line
that names somebody else is in it.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from datetime import date
from importlib.resources import files
from typing import Final, NamedTuple

from markupsafe import Markup

from helplog.model.journal import Item
from helplog.pages.handoffs.grammar import grammar_of
from helplog.pages.handoffs.other_people import named_in
from helplog.pages.handoffs.phrases import (
    ended,
    lines_of,
    one_after_another,
    sentence,
    tidied,
    unopened,
)
from helplog.pages.handoffs.words_to_say import field_lines, has_no_day_yet, spoken_day
from helplog.pages.templating import filled
from helplog.pages.wording.addressing import to_them
from helplog.pages.wording.names_in_sentences import Named
from helplog.pages.words import Words

_WITH_YEAR: Final = date.min
"""Far from every day, so that each is said with its year."""


class Section(NamedTuple):
    """Something that was agreed, under its heading."""

    title: str
    lines: tuple[str, ...]


class Omission(NamedTuple):
    """A line that names somebody else, and whom."""

    line: str
    name: str


class ForThem(NamedTuple):
    """The page."""

    outcome: str
    who: str
    """For whom it is; empty where nobody is named."""
    lead: str
    sections: tuple[Section, ...]
    close: str
    left_out: tuple[Omission, ...]
    """Lines that are not on it."""


def for_them(item: Item, words: Words, others: Sequence[str]) -> ForThem:
    """The page of a handoff for its owner.

    Args:
        item: the handoff.
        words: the language.
        others: names that no line may say; the outcome is the caller's to look at.
    """
    page = _Page(item, words, others)
    shown = page.sections()
    sections = tuple(section for section in shown if section.lines)
    names = [tidied(name) for name in item.who]
    return ForThem(
        outcome=outcome_of(item, words),
        who=Named([one_after_another(names, words)], words),
        lead=page.lead(),
        sections=sections,
        close=page.close(),
        left_out=tuple(page.left_out),
    )


def outcome_of(item: Item, words: Words) -> str:
    """The outcome as a title."""
    opener = grammar_of(words.locale.language).openers["what"]
    tidy = tidied(item.what or "")
    said = unopened(tidy, opener)
    if not said:
        return words.text("What we have agreed")
    return said[:1].upper() + said[1:]


def talk_title(page: ForThem, words: Words) -> str:
    """What the day of the talk is called in a calendar."""
    return words.text("We talk: {outcome}").format(outcome=page.outcome)


def as_text(page: ForThem, words: Words) -> str:
    """The page as text to copy into a message, which turns its lines itself."""
    lead = _lead_line(page, words)
    parts = [page.outcome, lead]
    for title, lines in page.sections:
        mark = ""
        if len(lines) > 1:
            mark = "- "
        rows = (title, *(mark + line for line in lines))
        parts.append("\n".join(rows))
    parts.append(page.close)
    return "\n\n".join(parts) + "\n"


def as_html(page: ForThem, words: Words) -> str:
    """The page as one file that asks the network for nothing."""
    css = (files("helplog.pages") / "templates" / "for_them.css").read_text("utf-8")
    css_bytes = css.encode()
    digest = hashlib.sha256(css_bytes).digest()
    csp_hash = base64.b64encode(digest).decode()
    style = Markup(css)  # noqa: S704 - helplog's own, and the hash is of it as it is
    return filled(words, "for_them", page=page, css=style, csp_hash=csp_hash)


def _lead_line(page: ForThem, words: Words) -> str:
    if not page.who:
        return page.lead
    return f"{words.text('For {who}').format(who=page.who)}. {page.lead}"


class _Page:
    def __init__(self, item: Item, words: Words, others: Sequence[str]) -> None:
        self.item = item
        self.words = words
        self.others = others
        self.grammar = grammar_of(words.locale.language)
        self.left_out: list[Omission] = []

    def lead(self) -> str:
        item = self.item
        if item.is_shared:
            if item.is_draft:
                return self.words.text("This would be ours together.")
            return self.words.text("This is ours together from now on.")
        if item.is_draft:
            return self.to_them("This would be yours, completely.")
        return self.to_them("This is yours from now on, completely.")

    def close(self) -> str:
        if self.item.is_shared:
            return self.words.text(
                "Each of us does it in our own way, and nobody has to remind anybody."
            )
        return self.to_them("Do it your own way. I won't check in or remind you.")

    def sections(self) -> Iterator[Section]:
        _ = self.words.text
        yield Section(_("What done means"), self._lines("success"))
        by = self.item.day("by")
        if by is not None:
            yield Section(_("By when"), (spoken_day(by, _WITH_YEAR, self.words),))
        yield Section(_("Who looks at what"), self._lines("agree"))
        yield Section(_("How we both stay informed"), self._lines("visibility"))
        title = _("When we talk about it")
        yield Section(title, self._talk())

    def _lines(self, name: str) -> tuple[str, ...]:
        opener = self.grammar.openers.get(name)
        lines = []
        given = field_lines(self.item, name)
        for line in lines_of(given):
            other = named_in(line, self.others)
            if other is not None:
                omission = Omission(line, other)
                self.left_out.append(omission)
                continue
            said = line
            if opener is not None:
                said = unopened(line, opener)
            lines.append(sentence(said))
        return tuple(lines)

    def _talk(self) -> tuple[str, ...]:
        item = self.item
        if item.is_settled:
            return ()
        if has_no_day_yet(item):
            two_weeks = self.words.text("Two weeks after we have agreed on it")
            return (ended(two_weeks),)
        day = spoken_day(item.check_in_on, _WITH_YEAR, self.words)
        return (day,)

    def to_them(self, message: str) -> str:
        """A sentence to one person or to several, which is not the same in every language."""
        return to_them(message, self.item.who, self.words)
