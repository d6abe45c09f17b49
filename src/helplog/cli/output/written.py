"""What is said of an item that was written: its plate on the week's bar, its words, its place.

A capture starts quickly: nothing here knows the pages' words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from helplog.cli.days import said
from helplog.cli.output.places import clickable_line
from helplog.model.beginnings import beginnings
from helplog.model.journal import FieldValue, Item, field_text
from helplog.model.printing import without_controls

if TYPE_CHECKING:
    from pathlib import Path

    from helplog.store.writing.capturing import Written


def say_written(written: Written, on: date, week: Sequence[Item] | None = None) -> None:
    """The day, the item on the bar of its week, its words, and where it stands.

    Args:
        written: what was written.
        on: its day.
        week: everything of its week, the item among it; None where that is not known.
    """
    click.echo(said(on))
    for row in (*_bar(written.item, week or ()), *item_rows(written.item)):
        click.echo(f"  {row}")
    line = clickable_line(written.path, written.item.where.line)
    click.echo(line)
    if not written.undoable:
        say_not_undoable()


def _bar(item: Item, week: Sequence[Item]) -> Iterator[str]:
    """The week's bar with a mark under the new plate; nothing for what weighs nothing."""
    from helplog.cli.output.bar import marked_bars

    if item.weighs:
        yield from marked_bars(week, item)


def item_rows(item: Item) -> Iterator[str]:
    """`Asked Priya: the report · 3 lb`, then a line for each of its fields."""
    head, with_people = beginnings(item)
    if item.who:
        names = ", ".join(item.who)
        head = with_people.format(who=names)
    sentence = head
    if item.what:
        sentence = f"{head}: {item.what}"
    if item.weighs and item.weight_lb:
        sentence = f"{sentence} · {item.weight_lb:g} lb"
    yield _harmless(sentence)
    for name, value in item.fields.items():
        label = name.replace("_", " ")
        yield _harmless(f"  {label}: {_field(name, value)}")


def _field(name: str, value: FieldValue) -> str:
    """A field as one says it; a day that was given in words is named in full."""
    if isinstance(value, date):
        return said(value)
    if isinstance(value, tuple) and all(isinstance(one, date) for one in value):
        return ", ".join(said(one) for one in value if isinstance(one, date))
    if isinstance(value, float):
        return f"{value:.0%}" if name == "chance" else f"{value:g}"
    return field_text(value)


def _harmless(text: str) -> str:
    lines = without_controls(text).splitlines()
    return " ".join(line.rstrip() for line in lines)


def say_rows(rows: Sequence[str], path: Path, line: int, on: date) -> None:
    """The day, the lines that were written for it, and where they are."""
    click.echo(said(on))
    for row in rows:
        click.echo(f"  {without_controls(row)}")
    click.echo(clickable_line(path, line))


def say_not_undoable() -> None:
    """That `undo` can't take it back, since nothing could be noted down for that."""
    click.echo(
        "helplog: there is no room to note it down for undo; it is written all the same",
        err=True,
    )
