"""What commands that write one item have in common: options, the act itself, what they print.

Starting up is most of what a capture takes; nothing here may import more than it needs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from helplog.cli.days import past_day, said
from helplog.cli.options import Command, journal_option, today_option
from helplog.cli.output.written import say_written
from helplog.cli.writing.desk import Desk
from helplog.cli.writing.typed import field_values, names_in, what_in
from helplog.model.kinds import Kind
from helplog.model.printing import without_controls

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from helplog.model.journal import FieldValue, Item
    from helplog.store.writing.capturing import Written
    from helplog.text.editing.new_item import NewItem


def capture_options(command: Command) -> Command:
    """`--on`, `--note`, `--id`, `--today` and `-J`, as every capture has them."""
    id_help = "A word to refer to it by, unique in the journal."
    on_help = "The day it happened: yesterday, last friday, 2 march."
    command = today_option(journal_option()(command))
    command = click.option("--id", "id", metavar="WORD", help=id_help)(command)
    command = click.option("--note", metavar="TEXT", help="Anything else.")(command)
    return click.option("--on", metavar="DATE", help=on_help)(command)


def weight_option(command: Command) -> Command:
    """`--weight`."""
    return click.option(
        "--weight",
        metavar="LB",
        help="How heavy it felt, in pounds: 3, 5, 10, 25, 50, 100.",
    )(command)


def for_option(command: Command) -> Command:
    """`--for`."""
    return click.option(
        "--for",
        "for",
        metavar="NEED",
        help="The need it meets: its text, its id or its number.",
    )(command)


def awkwardness_options(command: Command) -> Command:
    """`--expected` and `--felt`."""
    felt = click.option("--felt", metavar="0-10", help="How awkward it was.")
    expected = click.option(
        "--expected", metavar="0-10", help="How awkward you expected it to be."
    )
    return expected(felt(command))


def who_argument(command: Command) -> Command:
    """WHO, which completes."""
    return click.argument("who", shell_complete=complete_names)(command)


def complete_names(
    ctx: click.Context,
    param: click.Parameter,  # noqa: ARG001
    incomplete: str,
) -> list[CompletionItem]:
    """Names known from the journal that begin as typed, or have a word that does.

    Never an error.
    """
    from helplog.cli.completion.people import offered
    from helplog.cli.journal import journal_root
    from helplog.model.names import name_key
    from helplog.model.refusal import RefusalError
    from helplog.store.files.confinement import boundary_of
    from helplog.store.files.recent import recent_uris
    from helplog.store.folder import entry_settings
    from helplog.store.memory.known_names import known_names

    try:
        with ctx.scope(cleanup=False):
            root = journal_root()
        settings = entry_settings(root)
        boundary = boundary_of(root, settings)
        known = known_names(boundary, settings, recent_uris(boundary))
    except (RefusalError, OSError, RecursionError):
        return []
    typed = name_key(incomplete)
    fitting = sorted(
        (key, name) for key, name in known.names.items() if f" {typed}" in f" {key}"
    )
    return [item for _, name in fitting for item in offered(name)]


def write_item(
    kind: Kind,
    who: str | None,
    words: Sequence[str],
    today: date,
    given: Mapping[str, str | None],
    *,
    desk: Desk | None = None,
    more: Mapping[str, FieldValue] | None = None,
) -> Written:
    """Writes one item, and prints what was written and where.

    Args:
        kind: its list.
        who: the people, as typed.
        words: what it was about.
        today: the day to reckon from.
        given: the options, by the field's name; `on` is the day.
        desk: the journal, where it has been looked at before.
        more: fields that are read already.
    """
    from helplog.text.editing.new_item import NewItem
    from helplog.text.values.people.persons import without_sentences

    on = past_day(given.get("on") or "today", today)
    need = given.get("for") or ""
    if need.isdecimal():
        from helplog.cli.writing.need_by_number import need_numbered

        given = {**given, "for": need_numbered(need, today)}
    values = field_values(given, on, today)
    values |= more or {}
    _refuse_a_trial_over_before_it_begins(values.get("check_in"), on)
    weight = values.pop("weight", None)
    weight_lb = weight if isinstance(weight, int | float) else None
    names, what, sentences = without_sentences(names_in(who), what_in(kind, words))
    new_item = NewItem(
        kind=kind, who=names, what=what, weight_lb=weight_lb, fields=values
    )
    desk = desk or Desk()
    # What was known before: afterwards the day's own file holds the names.
    known = list(desk.known.names.values()) if new_item.who else []
    written = write_new(new_item, on, desk)
    if sentences:
        _say_nobody_is_named()
    if known:
        _point_out(new_item.who, known)
    _keep_names(written, desk)
    return written


def write_new(new_item: NewItem, on: date, desk: Desk) -> Written:
    """Writes a new item into a day's entry, and prints it."""
    from helplog.store.writing.capturing import capture

    written = capture(desk.journal_folder, new_item, on, _command_name(), desk.recent)
    say_written(written, on, _week_of(written, on, desk))
    return written


def _week_of(written: Written, on: date, desk: Desk) -> list[Item] | None:
    """What the week of a new lift holds, for its bar."""
    from helplog.store.week_items import items_of_week

    if not written.item.weighs:
        return None
    folder = desk.journal_folder
    uri = written.item.where.uri
    return items_of_week(folder.boundary, folder.settings, on, desk.recent, uri)


def _keep_names(written: Written, desk: Desk) -> None:
    """Notes down what the next capture should know."""
    from helplog.store.memory.known_names import keep_names

    item = written.item
    if not item.who and not item.is_untaken:
        return
    if not item.private:
        desk.known.add(item.who, item.where.uri)
        desk.known.add_offers([item])
    keep_names(desk.root, desk.known)


def _refuse_a_trial_over_before_it_begins(
    check_in_on: FieldValue | None, on: date
) -> None:
    if isinstance(check_in_on, date) and check_in_on < on:
        raise click.BadParameter(
            f"{said(check_in_on)} is before the handoff, {said(on)}; name a day after it",
            param_hint="--check-in",
        )


def _say_nobody_is_named() -> None:
    from helplog.text.values.people.persons import LONGEST_NAME

    click.echo(
        f"A name has up to {LONGEST_NAME} characters; this is more, so it is written as what "
        "it was about, and names nobody (helplog undo takes it back)",
        err=True,
    )


def _point_out(who: Sequence[str], known: Sequence[str]) -> None:
    from helplog.insight.people.spelling import perhaps_meant

    for name in who:
        if meant := perhaps_meant(name, known):
            question = f"{name}: did you mean {' or '.join(meant)}?"
            click.echo(
                f"{without_controls(question)} (helplog undo takes it back)", err=True
            )


def _command_name() -> str:
    return click.get_current_context().info_name or "helplog"
