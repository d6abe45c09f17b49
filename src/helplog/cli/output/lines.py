"""Things of the journal as lines of text: an item, a person, how the practice stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from helplog.cli.output.styling import drawable, faint, of_kind, plain, strong, tied
from helplog.insight.reflection import Need
from helplog.model.journal import Item
from helplog.model.kinds import REP_KINDS, Kind
from helplog.model.late_patterns import late_pattern
from helplog.pages.details import answer_of, details, result_of
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
    said = [plain(answer_of(item, WORDS)), plain(result_of(item, WORDS))]
    if item.weight_lb is not None:
        said.insert(0, WORDS.pounds(item.weight_lb))
    if dated:
        said.append(short_day(item.on, today))
    if kind:
        said.insert(0, str(item.kind))
    return noted(who_and_what(item), *said)


def who_and_what(item: Item) -> str:
    """`Priya: review the report`, whichever of the two there is."""
    parts = []
    if item.who:
        parts.append(strong(plain(WORDS.all_of(item.who))))
    if item.what:
        parts.append(plain(item.what))
    return ": ".join(filter(None, parts)) or faint("(nothing said)")


def need_line(need: Need, today: date) -> str:
    """A need, and for how long it has been carried."""
    if need.carried_weeks:
        since = WORDS.plural(
            "carried {n} week", "carried {n} weeks", need.carried_weeks
        )
    else:
        since = short_day(need.item.on, today)
    return noted(who_and_what(need.item), since)


def detail_lines(item: Item) -> Iterator[str]:
    """Everything else that is known of an item, a line each."""
    for label, text in details(item, WORDS):
        yield f"{faint(f'{plain(label)}:')} {plain(text)}"


def noted(text: str, *notes: str) -> str:
    """A text with quiet notes behind it."""
    said = " ".join(tied(f"· {note}") for note in notes if note)
    if not said:
        return text
    return f"{text} {faint(said)}"


def short_day(day: date, today: date) -> str:
    """`Nov 18`, with its year where that is another than today's."""
    if day.year == today.year:
        return WORDS.short_day(day)
    return WORDS.day(day)


def first_words(text: str, most: int = 120) -> str:
    """The beginning of what someone wrote, without Markdown's marks."""
    beginning = text[: most + _MOST_MARKS]
    said = plain(_MARKS.sub("", beginning))
    if len(said) <= most:
        return said
    whole_words = said[:most].rpartition(" ")[0]
    return f"{whole_words} …"


def counts_line(counts: Mapping[Kind, int]) -> str:
    """`3 asks · 1 thank-you`."""
    some = {kind: n for kind, n in counts.items() if n}
    counted = [f"{WORDS.number(n)} {noun(kind, n)}" for kind, n in some.items()]
    return " · ".join(map(tied, counted))


def rack_line(items: Sequence[Item]) -> str:
    """The lifts of a week as plates on a bar, their width the weight, their colour the kind."""
    if not drawable("▎█┤"):
        return ""
    lifts = [item for item in items if item.kind in REP_KINDS]
    if not lifts:
        return faint("━━┫ ┣━━")
    plates = " ".join(of_kind(item.kind, _plate(item.weight_lb or 0)) for item in lifts)
    return f"{faint('━━┫')} {plates} {faint('┣━━')}"


def lifted_line(reps: int, lifted_lb: float) -> str:
    """`5 reps, 27 lb lifted`."""
    if not reps:
        return "Nothing on the bar yet"
    counted = WORDS.plural("{n} rep", "{n} reps", reps)
    return f"{counted}, {WORDS.pounds(lifted_lb)} lifted"


def practice_line(streak: StreakLine | None) -> str:
    """How the practice stands, the forgiving numbers first.

    Empty where streaks are off or no week is over.
    """
    return " · ".join(map(tied, line_words(WORDS, streak)))


def _plate(pounds: float) -> str:
    for most, sign in _PLATES:
        if pounds <= most:
            return sign
    return _HEAVIEST_PLATE


def noun(kind: Kind, n: float) -> str:
    """`asks`, or `ask` where there is one."""
    one, several = (text.removeprefix("{n} ") for text in kind.spec.counted_in_full)
    return WORDS.plural(one, several, n)
