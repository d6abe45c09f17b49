"""Things of the journal as lines of text: an item, a person, how the practice stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from helplog.cli.output.styling import faint, plain, strong, tied
from helplog.insight.reflection import Need, Talk
from helplog.model.beginnings import beginnings
from helplog.model.journal import Item
from helplog.model.kinds import Kind
from helplog.model.late_patterns import late_pattern
from helplog.pages.details import answer_of, details, result_of
from helplog.pages.handoffs.talk import load_around, talk_facts, talk_question
from helplog.pages.streak_line import StreakLine, line_words
from helplog.pages.wording import labels
from helplog.pages.wording.sentences import lifted_words, offered_words
from helplog.pages.words import Words, words_in

WORDS: Final[Words] = words_in("en")
"""What a command says of itself is English, with its numbers and dates; what shows the journal is
said in the site's own language."""

_MARKS: Final = late_pattern(
    r"!\[[^\]\n]*\]\([^)\n]*\)|!?\[\[(?:[^\]|\n]{0,200}\|)?"
    r"|\]\]|\[(?=[^\]\n]*\]\()|\]\([^)\n]*\)|[*_`]+|^[#>]+ ",
    re.MULTILINE,
)
_MOST_MARKS: Final = 4_000
"""Signs that are no words, before the first words of a text."""
_MOST_TIED: Final = 24
"""Characters of a note that no line turns within."""


def item_line(
    item: Item,
    today: date,
    words: Words = WORDS,
    *,
    dated: bool = True,
    kind: bool = False,
) -> str:
    """An item: who and what, then quietly what else is worth knowing.

    Args:
        item: the item.
        today: dates of this year go without it.
        words: the language.
        dated: whether to say its day.
        kind: whether to say which list it is of.
    """
    said = []
    if kind:
        alone, _ = beginnings(item)
        said.append(words.text(alone))
    said.append(offered_words(item, words))
    if item.weight_lb is not None:
        pounds = words.pounds(item.weight_lb)
        said.append(pounds)
    answer = answer_of(item, words)
    said.append(plain(answer))
    result = result_of(item, words)
    said.append(plain(result))
    if dated:
        day = short_day(item.on, today, words)
        said.append(day)
    text = who_and_what(item, words)
    return noted(text, *said)


def who_and_what(item: Item, words: Words = WORDS) -> str:
    """`Priya: review the report`, whichever of the two there is."""
    parts = []
    if item.who:
        everyone = words.all_of(item.who)
        names = plain(everyone)
        parts.append(strong(names))
    if item.what:
        parts.append(plain(item.what))
    said = ": ".join(filter(None, parts))
    if not said:
        return faint(words.text(labels.NOTHING_SAID))
    return said


def need_line(need: Need, today: date, words: Words = WORDS) -> str:
    """A need, what is planned, whether it keeps awake, and for how long it has been carried."""
    weeks = need.carried_weeks
    since = words.plural("carried {n} week", "carried {n} weeks", weeks)
    if not weeks:
        since = short_day(need.item.on, today, words)
    awake = ""
    if need.keeps_awake:
        awake = words.text(labels.KEEPS_AWAKE)
    text = who_and_what(need.item, words)
    plan = plain(need.plan or "")
    return noted(text, plan, awake, since)


def detail_lines(item: Item, words: Words = WORDS) -> Iterator[str]:
    """Everything else that is known of an item, a line each."""
    for label, text in details(item, words):
        led = faint(f"{plain(label)}{words.text(':')}")
        yield f"{led} {plain(text)}"


def talk_lines(talk: Talk, words: Words) -> Iterator[str]:
    """What there is to talk about, and what to ask each other, a line each."""
    facts = talk_facts(talk, words)
    for label, text in (*facts, *details(talk.item, words)):
        led = faint(f"{plain(label)}{words.text(':')}")
        yield f"{led} {plain(text)}"
    yield talk_question(talk, words)


def talk_note(talk: Talk, words: Words) -> str:
    """How full the head was before a handoff and since; empty where nothing says so."""
    if talk.load is None:
        return ""
    head = words.text(labels.HEAD)
    return f"{head} {load_around(talk.load, words)}"


def noted(text: str, *notes: str) -> str:
    """A text with quiet notes behind it."""
    said = [_note(note) for note in notes if note]
    if not said:
        return text
    behind = " ".join(said)
    return f"{text} {faint(behind)}"


def _note(text: str) -> str:
    """A note with its dot; a short one stays on one line."""
    if len(text) > _MOST_TIED:
        return tied("· ") + text
    return tied(f"· {text}")


def short_day(day: date, today: date, words: Words = WORDS) -> str:
    """`Nov 18`, with its year where that is another than today's."""
    if day.year == today.year:
        return words.short_day(day)
    return words.day(day)


def first_words(text: str, most: int = 120) -> str:
    """The beginning of what someone wrote, without Markdown's marks."""
    beginning = text[: most + _MOST_MARKS]
    unmarked = _MARKS.sub("", beginning)
    said = plain(unmarked)
    if len(said) <= most:
        return said
    cut = said[:most]
    whole_words, _, _ = cut.rpartition(" ")
    return f"{whole_words} …"


def counts_line(counts: Mapping[Kind, int], words: Words = WORDS) -> str:
    """`3 asks · 1 thank-you`."""
    said = []
    for kind, n in counts.items():
        if not n:
            continue
        counted = words.plural(*kind.spec.counted_in_full, n)
        said.append(tied(counted))
    return " · ".join(said)


def lifted_line(reps: int, lifted: str, words: Words = WORDS) -> str:
    """`5 reps, 27 lb lifted`."""
    return lifted_words(reps, lifted, words)


def practice_line(streak: StreakLine | None, words: Words = WORDS) -> str:
    """How the practice stands, the forgiving numbers first.

    Empty where streaks are off or no week is over.
    """
    parts = line_words(words, streak)
    return " · ".join(map(tied, parts))


def noun(kind: Kind, n: float, words: Words = WORDS) -> str:
    """`asks`, or `ask` where there is one."""
    counted = words.plural(*kind.spec.counted_in_full, n)
    return counted.removeprefix(f"{words.number(n)} ")
