"""`helplog find`: items by words, people, kinds and dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

import click

from helplog.cli.options import journal_option, json_option, today_option

if TYPE_CHECKING:
    from helplog.model.journal import Item


_EXCLUDED: Final = "\x00"
"""Stands for the minus of `-who:Sam` while click looks for options; no argument can hold it."""
_SHORTEST_EXCLUSION: Final = 3
"""`-w` is an option, `-wo` a word to leave out."""


class QueryCommand(click.Command):
    """A command whose words may begin with a minus, as in `-who:Sam`, without being options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does, with the words to exclude out of its sight."""
        return super().parse_args(ctx, [_hide_minus(arg) for arg in args])


@click.command(
    "find",
    cls=QueryCommand,
    epilog=(
        "\b\nExamples:\n  helplog find boxes\n  helplog find who:Dana kind:asks since:2026-10\n"
        "  helplog find kind:asks answer:yes -who:Sam\n  helplog find --json week:2026-W47"
    ),
)
@click.argument("query", nargs=-1)
@json_option
@today_option
@journal_option()
def find_command(query: Sequence[str], today: date, *, as_json: bool) -> None:
    """Find items by words, people, kinds and dates.

    Every word has to be there; a `-` in front excludes. Terms: who: kind: answer: tag: since:
    until: week:, for a value of several words with quotes, who:"Dana Lee". Without a query, every
    item of the journal.
    """
    from helplog.cli.journal import journal_root, read_journal
    from helplog.cli.output.json_output import say_json
    from helplog.cli.output.places import clickable
    from helplog.exchange.contracts import find_contract
    from helplog.insight.search.finding import find
    from helplog.insight.search.querying import QueryProblem

    root = journal_root()
    journal = read_journal(root)
    week_start = journal.settings.week_start
    wanted = _typed(query)
    found = find(journal.items, wanted, today, week_start, journal=journal)
    if isinstance(found, QueryProblem):
        raise click.UsageError(found.message)
    if as_json:
        say_json(find_contract(found, journal.settings))
    else:
        _say_found(
            [(item, clickable(item.where, root, journal.settings)) for item in found],
            today,
            journal.settings.language,
        )


def _hide_minus(arg: str) -> str:
    excludes = len(arg) >= _SHORTEST_EXCLUSION and arg[0] == "-" != arg[1]
    if excludes:
        return f"{_EXCLUDED}{arg[1:]}"
    return arg


def _typed(words: Sequence[str]) -> str:
    """The query as one text.

    Alone, it is what was typed. Of several words, one that holds spaces was held together by
    quotes, which the shell took away.
    """
    shown = [word.replace(_EXCLUDED, "-") for word in words]
    return " ".join(shown if len(shown) == 1 else map(_held_together, shown))


def _held_together(word: str) -> str:
    if '"' in word:
        return word
    if not any(char.isspace() for char in word):
        return word
    term, colon, value = word.partition(":")
    if colon and " " not in term:
        return f'{term}:"{value}"'
    return f'"{word}"'


def _say_found(found: Sequence[tuple[Item, str]], today: date, language: str) -> None:
    """Items with the place of each."""
    from helplog.cli.output.lines import item_line
    from helplog.cli.output.styling import faint, table
    from helplog.pages.words import words_in

    words = words_in(language)
    rows = []
    for item, place in found:
        line = item_line(item, today, words, dated=False, kind=True)
        day = item.on.isoformat()
        rows.append((day, f"{line} {faint(f'· {place}')}"))
    table(rows)
    if not found:
        click.echo("Nothing like that in the journal.", err=True)
