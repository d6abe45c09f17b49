"""Things of the journal as lines of text: an item, a person, how the practice stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from helplog.cli.output.styling import drawable, faint, of_kind, plain, strong, tied
from helplog.insight.reflection import Need, Talk
from helplog.model.journal import Item
from helplog.model.kinds import Kind
from helplog.model.late_patterns import late_pattern
from helplog.pages.details import answer_of, details, result_of
from helplog.pages.handoffs.talk import load_around, talk_facts, talk_question
from helplog.pages.streak_line import StreakLine, line_words
from helplog.pages.words import Words, words_in

WORDS: Final[Words] = words_in("en")
"""The command line speaks English; numbers and dates are written as on an English site."""

_MARKS: Final = late_pattern(
    r"!\[[^\]\n]*\]\([^)\n]*\)|\[\[|\]\]|\[(?=[^\]\n]*\]\()|\]\([^)\n]*\)|[*_`]+|^[#>]+ ",
    re.MULTILINE,
)
_MOST_MARKS: Final = 4_000
"""Signs that are no words, before the first words of a text."""
_PLATES: Final = ((3, "▎"), (5, "▌"), (10, "█"), (25, "██"), (50, "███"))
_HEAVIEST_PLATE: Final = "████"


def item_line(
    item: Item, today: date, *, dated: bool = True, kind: bool = False
) -> str:
    """An item: who and what, then quietly what else is worth knowing.

    Args:
        item: the item.
        today: dates of this year go without it.
        dated: whether to say its day.
        kind: whether to say which list it is of.
    """
    said = []
    if kind:
        said.append(str(item.kind))
    if item.weight_lb is not None:
        said.append(WORDS.pounds(item.weight_lb))
    answer = answer_of(item, WORDS)
    said.append(plain(answer))
    result = result_of(item, WORDS)
    said.append(plain(result))
    if dated:
        said.append(short_day(item.on, today))
    text = who_and_what(item)
    return noted(text, *said)


def who_and_what(item: Item) -> str:
    """`Priya: review the report`, whichever of the two there is."""
    parts = []
    if item.who:
        names = plain(WORDS.all_of(item.who))
        parts.append(strong(names))
    if item.what:
        parts.append(plain(item.what))
    said = ": ".join(filter(None, parts))
    if not said:
        return faint("(nothing said)")
    return said


def need_line(need: Need, today: date) -> str:
    """A need, and for how long it has been carried."""
    weeks = need.carried_weeks
    since = WORDS.plural("carried {n} week", "carried {n} weeks", weeks)
    if not weeks:
        since = short_day(need.item.on, today)
    text = who_and_what(need.item)
    return noted(text, since)


def detail_lines(item: Item) -> Iterator[str]:
    """Everything else that is known of an item, a line each."""
    for label, text in details(item, WORDS):
        led = faint(f"{plain(label)}:")
        yield f"{led} {plain(text)}"


def talk_lines(talk: Talk) -> Iterator[str]:
    """What there is to talk about, and what to ask each other, a line each."""
    for label, text in (*talk_facts(talk, WORDS), *details(talk.item, WORDS)):
        led = faint(f"{plain(label)}:")
        yield f"{led} {plain(text)}"
    yield talk_question(talk, WORDS)


def talk_note(talk: Talk) -> str:
    """How full the head was before a handoff and since; empty where nothing says so."""
    if talk.load is None:
        return ""
    return f"head {load_around(talk.load, WORDS)}"


def noted(text: str, *notes: str) -> str:
    """A text with quiet notes behind it."""
    said = [tied(f"· {note}") for note in notes if note]
    if not said:
        return text
    behind = " ".join(said)
    return f"{text} {faint(behind)}"


def short_day(day: date, today: date) -> str:
    """`Nov 18`, with its year where that is another than today's."""
    if day.year == today.year:
        return WORDS.short_day(day)
    return WORDS.day(day)


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


def counts_line(counts: Mapping[Kind, int]) -> str:
    """`3 asks · 1 thank-you`."""
    said = []
    for kind, n in counts.items():
        if not n:
            continue
        counted = f"{WORDS.number(n)} {noun(kind, n)}"
        said.append(tied(counted))
    return " · ".join(said)


def rack_line(items: Sequence[Item]) -> str:
    """The lifts of a week as plates on a bar, their width the weight, their colour the kind."""
    if not drawable("▎█┤"):
        return ""
    plates = []
    for item in items:
        if not item.weighs:
            continue
        plate = _plate(item.weight_lb or 0)
        plates.append(of_kind(item.kind, plate))
    if not plates:
        return faint("━━┫ ┣━━")
    left = faint("━━┫")
    right = faint("┣━━")
    return " ".join((left, *plates, right))


def lifted_line(reps: int, lifted_lb: float) -> str:
    """`5 reps, 27 lb lifted`."""
    if not reps:
        return "Nothing on the bar yet"
    counted = WORDS.plural("{n} rep", "{n} reps", reps)
    pounds = WORDS.pounds(lifted_lb)
    return f"{counted}, {pounds} lifted"


def practice_line(streak: StreakLine | None) -> str:
    """How the practice stands, the forgiving numbers first.

    Empty where streaks are off or no week is over.
    """
    words = line_words(WORDS, streak)
    return " · ".join(map(tied, words))


def _plate(pounds: float) -> str:
    for most, sign in _PLATES:
        if pounds <= most:
            return sign
    return _HEAVIEST_PLATE


def noun(kind: Kind, n: float) -> str:
    """`asks`, or `ask` where there is one."""
    one, several = kind.spec.counted_in_full
    one = one.removeprefix("{n} ")
    several = several.removeprefix("{n} ")
    return WORDS.plural(one, several, n)
