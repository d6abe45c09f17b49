"""The words that hand an outcome over, as sentences one can say aloud.

Name the load, say what it does, propose the outcome, say what done means and by when, and when the
two of you talk. Whatever was typed into a field, each of its words is said, and nothing twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from helplog.model.journal import Item, field_text
from helplog.pages.handoffs.grammar import Grammar, grammar_of
from helplog.pages.handoffs.phrases import (
    ended,
    first_word,
    lines_of,
    one_after_another,
    sentence,
    tidied,
    together,
    unopened,
    within,
)
from helplog.pages.wording.addressing import to_them
from helplog.pages.words import Words

_MOST_WORDS: Final = 10
"""Of what is said in one breath; more stands apart, after a colon."""
_INNER_MARKS: Final = ",;:.!?…"
_DAYS_OF_A_YEAR: Final = 300
"""A day further off than this is said with its year."""


def words_to_say(item: Item, words: Words) -> tuple[str, ...]:
    """The conversation, a paragraph each.

    Args:
        item: the handoff.
        words: the language it is said in.
    """
    speech = _Speech(item, words).paragraphs()
    return tuple(speech)


def has_no_day_yet(item: Item) -> bool:
    """Whether the day of the talk depends on when it is said: two weeks from then."""
    if not item.is_draft:
        return False
    if item.day("check_in") is not None:
        return False
    return item.check_in_on != item.day("by")


def spoken_day(day: date, since: date, words: Words) -> str:
    """`Friday, 4 December`; with its year where that is far off.

    Args:
        day: the day.
        since: the day it is said on.
        words: the language.
    """
    said = words.text("{weekday}, {day} {month}")
    if not 0 <= (day - since).days <= _DAYS_OF_A_YEAR:
        said = words.text("{weekday}, {day} {month} {year}")
    return said.format(
        weekday=words.long_week_day(day),
        day=day.day,
        month=words.month_of_day(day),
        year=f"{day.year:04d}",
    )


class _Speech:
    def __init__(self, item: Item, words: Words) -> None:
        self.item = item
        self.words = words
        self.grammar: Grammar = grammar_of(words.locale.language)
        self.shared = item.is_shared

    def paragraphs(self) -> Iterator[str]:
        yield from self._load()
        yield from self._impact()
        yield " ".join(self._outcome())
        yield from self._visibility()
        yield from self._agreed()
        yield self._trial()

    def _load(self) -> Iterator[str]:
        _ = self.words.text
        text, opened = self._phrase("load")
        if not text:
            return
        if self._is_reason(text):
            yield self._said(_("I've been carrying this {text}"), text)
        elif self._is_sentence(text, opened=opened):
            yield sentence(text)
        elif opened or self._is_thing(text):
            yield self._said(_("I've been carrying {text}"), text)
        else:
            yield self._said(_("What I've been carrying: {text}"), text)

    def _impact(self) -> Iterator[str]:
        _ = self.words.text
        text, opened = self._phrase("impact")
        if not text:
            return
        if self._is_reason(text):
            yield self._said(_("It wears on me {text}"), text)
        elif self._is_sentence(text, opened=opened):
            yield sentence(text)
        else:
            yield self._said(_("What that does to me: {text}"), text)

    def _outcome(self) -> Iterator[str]:
        yield self._handed_over()
        if self.shared:
            yield self.words.form(
                "What would it take for both of us to feel responsible for it?",
                "What would it take for all of us to feel responsible for it?",
                len(self.item.who),
            )
        yield from self._done()
        if self.shared:
            yield self.words.form(
                "Then neither of us has to remind the other.",
                "Then none of us has to remind the others.",
                len(self.item.who),
            )
        else:
            yield self.to_them("I won't check in or remind you.")

    def _handed_over(self) -> str:
        _ = self.words.text
        text, _opened = self._phrase("what", self.item.what or "")
        text = text or "…"
        fits = self._is_thing(text) and not any(sign in text for sign in _INNER_MARKS)
        if self.shared:
            said = _("I'd like us to own this together: {text}")
            if self._is_reason(text):
                said = _("I'd like us to own this together {text}")
            elif fits:
                said = _("I'd like us to own {text} together")
        else:
            said = self.to_them("I need you to own this completely: {text}")
            if self._is_reason(text):
                said = self.to_them("I need you to own this completely {text}")
            elif fits:
                said = self.to_them("I need you to own {text} completely")
        filled = self._said(said, text)
        return self._addressed(filled)

    def _addressed(self, said: str) -> str:
        """`Sam and Lee, I need you …`; with nobody named, at once."""
        names = [tidied(name) for name in self.item.who]
        named = [name for name in names if name]
        if not named:
            return said
        return f"{one_after_another(named, self.words)}, {within(said, self.grammar)}"

    def _done(self) -> Iterator[str]:
        _ = self.words.text
        success, _opened = self._phrase("success")
        by = self.item.day("by")
        day = by and spoken_day(by, self.item.on, self.words)
        if not success and day:
            yield _("That means it is done by {day}.").format(day=day)
        if not success:
            return
        said = _("That means {text}")
        if self._is_reason(success):
            said = _("That matters {text}")
        elif first_word(success) in self.grammar.clauses - {"that", "dass"}:
            said = _("That means: {text}")
        if not day:
            yield self._said(said, success)
            return
        text = within(success, self.grammar, self.item.who)
        by_day = _("{said}, by {day}").format(said=said.format(text=text), day=day)
        yield ended(by_day)

    def _visibility(self) -> Iterator[str]:
        _ = self.words.text
        text, _opened = self._phrase("visibility")
        if not text:
            return
        said = _("How we both stay informed: {text}")
        if self._is_reason(text):
            said = _("We both stay informed {text}")
        yield self._said(said, text)

    def _agreed(self) -> Iterator[str]:
        agreed = field_lines(self.item, "agree")
        lines = lines_of(agreed)
        if lines:
            opening = self.words.text("This is what I'd like us to agree on.")
            sentences = map(sentence, lines)
            yield " ".join((opening, *sentences))

    def _trial(self) -> str:
        item = self.item
        if has_no_day_yet(item):
            return self.to_them("Let's try it for two weeks, and talk about it then.")
        day = spoken_day(item.check_in_on, item.on, self.words)
        said = self.to_them("Let's try it until {day}, and talk about it then.")
        return said.format(day=day)

    def to_them(self, message: str) -> str:
        """A sentence to one person or to several, which is not the same in every language."""
        return to_them(message, self.item.who, self.words)

    def _phrase(self, name: str, text: str | None = None) -> tuple[str, bool]:
        """A field as one phrase, and whether it was typed with its sentence's own beginning."""
        given = field_lines(self.item, name) if text is None else text
        said = together(lines_of(given) or [""], self.grammar, self.words)
        bare = unopened(said, self.grammar.openers[name])
        return bare, bare != said

    def _said(self, message: str, text: str) -> str:
        inside = within(text, self.grammar, self.item.who)
        return ended(message.format(text=inside))

    def _is_reason(self, text: str) -> bool:
        return first_word(text) in self.grammar.reasons

    def _is_sentence(self, text: str, *, opened: bool) -> bool:
        first = first_word(text)
        if opened and not first.startswith("i'"):
            return False
        if first not in self.grammar.subjects:
            return False
        return len(text.split()) > 1

    def _is_thing(self, text: str) -> bool:
        """Whether it is the name of something, and short enough for one breath."""
        parts = text.split()
        spoken = [first_word(word) for word in parts]
        if len(spoken) > _MOST_WORDS:
            return False
        if spoken[0] in self.grammar.clauses:
            return False
        if self._is_sentence(text, opened=False):
            return False
        said_of_it = self.grammar.subjects - self.grammar.objects
        return said_of_it.isdisjoint(spoken)


def field_lines(item: Item, name: str) -> str:
    """A field's words, a line for each element where it is a list."""
    value = item.fields.get(name, "")
    if isinstance(value, tuple):
        return "\n".join(map(str, value))
    return field_text(value)
