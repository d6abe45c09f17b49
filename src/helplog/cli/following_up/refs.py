"""Which item a REF means: a number of `helplog open`, an id, or words that only one item has."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from helplog.cli.days import past_day
from helplog.cli.options import Command, journal_option, today_option
from helplog.cli.output.written import say_written
from helplog.model.kinds import Kind
from helplog.model.late_patterns import late_pattern
from helplog.model.printing import escaped, without_controls
from helplog.model.refusal import RefusalError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from helplog.insight.reflection import Reflection
    from helplog.model.journal import FieldValue, Item

    Completing = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]

MOST_LISTED = 9
_MOST_FIGURES: Final = 9
_FILTER: Final = late_pattern(r"-?(?:who|kind|answer|tag|since|until|week):")
_ENDINGS: Final = frozenset({"done", "met", "dropped", "thanked", "result"})
"""Fields that close an item; under a number it had before, it is not closed once more."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A journal, read for following something up."""

    root: Path
    reflection: Reflection
    on: date
    """The day that is written down."""


def follow_options(command: Command) -> Command:
    """`--on`, `--today` and `-J`, as every follow-up has them."""
    on = click.option(
        "--on",
        "on_words",
        metavar="DATE",
        help="The day it happened: yesterday, last friday, 2 march.",
    )
    with_journal = journal_option()(command)
    with_today = today_option(with_journal)
    return on(with_today)


def opened(on_words: str | None, today: date) -> Opened:
    """The journal, and the day to write down."""
    from helplog.cli.journal import journal_root, read_journal
    from helplog.insight.reflecting import reflect

    on = past_day(on_words or "today", today)
    root = journal_root()
    journal = read_journal(root)
    reflection = reflect(journal, today)
    return Opened(root, reflection, on)


def item_meant(
    ref: Sequence[str], reflection: Reflection, kinds: Collection[Kind], command: str
) -> Item:
    """The one item a REF means.

    Args:
        ref: as typed, word by word.
        reflection: of the journal.
        kinds: lists whose items the command is for.
        command: its name, for the sentence.

    Raises:
        RefusalError: there is none, or several; those are listed.
    """
    words = " ".join(ref).strip()
    items = [item for item in reflection.journal.items if _is_of(item, kinds)]
    by_id = _by_id(words, items)
    number = _as_number(words)
    is_number = not by_id or number in _as_shown(reflection)
    if number is not None and is_number:
        return _numbered(number, reflection, kinds, command)
    found = by_id or _by_words(words, items, reflection)
    meant = _still_open(found, reflection) or found
    if len(meant) == 1:
        return meant[0]
    if not meant:
        raise RefusalError(
            f"nothing fits {words!r}; see what is open with: helplog open"
        )
    list_items(meant, reflection)
    raise RefusalError(
        f"{words!r} fits {len(meant)} items; say the number of one, or more words"
    )


def _still_open(items: Sequence[Item], reflection: Reflection) -> list[Item]:
    listed = _open(reflection).values()
    open_now = {item.key for item in listed}
    return [item for item in items if item.key in open_now]


def _by_id(words: str, items: Iterable[Item]) -> list[Item]:
    wanted = words.casefold()
    found = []
    for item in items:
        ident = item.text("id") or ""
        if ident.casefold() == wanted:
            found.append(item)
    return found


def _is_of(item: Item, kinds: Collection[Kind]) -> bool:
    """Whether a command for these lists is for an item.

    An answered offer may be meant as what it became, and one that was turned down and left open as
    the open offer it is.
    """
    if item.is_untaken and Kind.OFFERS in kinds:
        return True
    return item.kind in kinds or item.counts_as in kinds


def follow(
    opened_: Opened, item: Item, values: Mapping[str, FieldValue], command: str
) -> Item:
    """Changes the item where it stands, and says so.

    Returns:
        The item as it is now.
    """
    from helplog.store.writing.capturing import JournalFolder, follow_up

    settings = opened_.reflection.journal.settings
    journal_folder = JournalFolder(opened_.root, settings)
    given = dict(values)
    capture = follow_up(journal_folder, item, given, command)
    say_written(capture, opened_.on)
    return capture.item


def refuse_unread(item: Item, names: Iterable[str]) -> None:
    """What a field says and helplog could not read would be written over.

    Raises:
        RefusalError: one of them has such a text.
    """
    for name in names:
        if name in item.extra:
            raise RefusalError(
                f"{item.where.uri}:{item.where.line}: `{name}: {item.extra[name]}` can't be "
                "read, and would be lost; mend it first (helplog check)"
            )


def completing(*kinds: Kind) -> Completing:
    """What TAB offers for an item of these lists."""

    def complete(
        ctx: click.Context,
        param: click.Parameter,  # noqa: ARG001
        incomplete: str,
    ) -> list[CompletionItem]:
        return _open_refs(ctx, incomplete, kinds)

    return complete


def _open_refs(
    ctx: click.Context, incomplete: str, kinds: Collection[Kind]
) -> list[CompletionItem]:
    """The numbers of what is open, each with what it stands for; private items by their number.

    Never an error.
    """
    from click.shell_completion import CompletionItem

    from helplog.cli.journal import read_reflection

    try:
        with ctx.scope(cleanup=False):
            reflection = read_reflection(date.today())  # noqa: DTZ011  # the writer's own day
            numbered = _open(reflection)
            show_numbers(reflection)
    except (RefusalError, OSError, RecursionError):
        return []
    offered = []
    for number, item in numbered.items():
        ref = str(number)
        if not ref.startswith(incomplete):
            continue
        if not _is_of(item, kinds):
            continue
        shown = "kept private"
        if not item.private:
            shown = _line(item)
        offered.append(CompletionItem(ref, help=shown))
    return offered


def show_numbers(reflection: Reflection) -> None:
    """Remembers what each number stands for; to be called wherever they are shown."""
    from helplog.cli.journal import journal_root
    from helplog.store.memory.numbers import keep_numbers

    numbered = _open(reflection)
    root = journal_root()
    keep_numbers(root, numbered.items(), reflection.journal.items)


def _as_shown(reflection: Reflection) -> Mapping[int, Item | None]:
    """The numbers as they were last shown, else as they are now."""
    from helplog.cli.journal import journal_root
    from helplog.store.memory.numbers import kept_numbers

    root = journal_root()
    kept = kept_numbers(root, reflection.journal.items)
    if kept is None:
        return _open(reflection)
    return kept


def _as_number(words: str) -> int | None:
    """A number as `helplog open` may have shown it; Python refuses one of thousands of figures."""
    if not words.isdecimal():
        return None
    if len(words) > _MOST_FIGURES:
        return None
    return int(words)


def _numbered(
    number: int, reflection: Reflection, kinds: Collection[Kind], command: str
) -> Item:
    numbered = _as_shown(reflection)
    if not numbered:
        raise RefusalError(
            f"nothing was open when the numbers were last shown, so there is no {number}"
        )
    if number not in numbered:
        raise RefusalError(
            f"there is no {number} in helplog open, which has 1 to {len(numbered)}; "
            "look again with: helplog open"
        )
    item = numbered[number]
    if item is None:
        raise RefusalError(
            f"what was {number} has changed since it was shown; look again with: helplog open"
        )
    if not _is_of(item, kinds):
        wanted = " and ".join(kinds)
        raise RefusalError(
            f"{number} is {_line(item)!r} of {item.kind}, and {command} is for {wanted}"
        )
    is_closed = not _ENDINGS.isdisjoint(item.fields)
    is_open = item in _open(reflection).values()
    if is_closed and not is_open and command != "answer":
        raise RefusalError(
            f"{number} was {_line(item)!r}, which is done; see what is open now with: helplog open"
        )
    return item


def _by_words(words: str, items: Sequence[Item], reflection: Reflection) -> list[Item]:
    from helplog.insight.search.finding import find
    from helplog.insight.search.folding import fold
    from helplog.insight.search.querying import Query, QueryProblem, read_query

    folded = fold(words)
    as_listed = []
    for item in items:
        as_line = _line(item)
        lines = (as_line, listed_as(item))
        if folded in map(fold, lines):
            as_listed.append(item)
    if as_listed:
        return as_listed
    journal = reflection.journal
    week_start = journal.settings.week_start
    query = read_query(words, reflection.today, week_start)
    if isinstance(query, QueryProblem) and not _FILTER.match(words):
        words = words.replace(":", " ")  # as it stands in a list: `Sam: the boxes`
        query = read_query(words, reflection.today, week_start)
    if isinstance(query, Query) and all(wanted.exclude for wanted in query.wanted):
        return []
    found = find(items, words, reflection.today, week_start, journal=journal)
    if isinstance(found, QueryProblem):
        raise click.UsageError(found.message)
    return list(found)


def _open(reflection: Reflection) -> dict[int, Item]:
    from helplog.insight.refs import open_items

    return dict(open_items(reflection))


def list_items(items: Iterable[Item], reflection: Reflection) -> None:
    """Says what some words fit, with the numbers to choose by, on stderr."""
    listed = _open(reflection).items()
    refs = {item.key: ref for ref, item in listed}
    show_numbers(reflection)
    rows = list(items)
    for item in rows[:MOST_LISTED]:
        ref = refs.get(item.key, "")
        place = f"{escaped(item.where.uri)}:{item.where.line}"
        click.echo(f"  {ref:>3} {_line(item)} ({item.on}, {place})", err=True)
    if len(rows) > MOST_LISTED:
        click.echo(f"      and {len(rows) - MOST_LISTED} more", err=True)


def listed_as(item: Item) -> str:
    """An item as `helplog open` shows it: `Sam and Lee: the boxes`."""
    from helplog.cli.output.lines import WORDS

    names = WORDS.all_of(item.who)
    parts = filter(None, (names, item.what))
    return ": ".join(parts)


def _line(item: Item) -> str:
    names = ", ".join(item.who)
    parts = filter(None, (names, item.what))
    text = ": ".join(parts)
    return without_controls(text)
