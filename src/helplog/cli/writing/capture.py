"""What commands that write one item have in common: options, the act itself, what they print.

Starting up is most of what a capture takes; nothing here may import more than it needs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

import click

from helplog.cli.days import coming_day, past_day, said
from helplog.cli.options import Command, journal_option, today_option
from helplog.cli.output.places import clickable_line
from helplog.model.keys import FIELDS, KeyType
from helplog.model.kinds import Kind
from helplog.model.printing import without_controls

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from helplog.model.journal import FieldValue
    from helplog.store.capturing import Written


_PAST_DAYS: Final = (KeyType.DATE_OR_YES_NO, KeyType.THANKED)
"""Fields that may say, beside other things, when it happened."""


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
    from helplog.store.confinement import boundary_of
    from helplog.store.folder import entry_settings
    from helplog.store.memory.known_names import known_names
    from helplog.store.recent import recent_uris

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
    given: dict[str, str | None],
) -> Written:
    """Writes one item, and prints what was written and where.

    Args:
        kind: its list.
        who: the people, as typed.
        words: what it was about.
        today: the day to reckon from.
        given: the options, by the field's name; `on` is the day.
    """
    from helplog.cli.journal import journal_root
    from helplog.store.capturing import JournalFolder, capture
    from helplog.store.folder import writing_settings
    from helplog.store.memory.known_names import keep_names, known_names
    from helplog.store.recent import recent_uris
    from helplog.text.editing.new_item import NewItem
    from helplog.text.values.persons import without_sentences

    on = past_day(given.get("on") or "today", today)
    if (given.get("for") or "").isdecimal():
        from helplog.cli.writing.need_by_number import need_numbered

        given["for"] = need_numbered(given["for"] or "", today)
    values = field_values(
        {name: text for name, text in given.items() if name != "on"}, on, today
    )
    _refuse_a_trial_over_before_it_begins(values.get("check_in"), on)
    weight = values.pop("weight", None)
    weight_lb = weight if isinstance(weight, int | float) else None
    names, what, sentences = without_sentences(_names(who), _what(kind, words))
    new_item = NewItem(
        kind=kind, who=names, what=what, weight_lb=weight_lb, fields=values
    )
    root = journal_root()
    journal_folder = JournalFolder(root, writing_settings(root))
    recent = recent_uris(journal_folder.boundary)
    known = None
    if new_item.who:
        known = known_names(journal_folder.boundary, journal_folder.settings, recent)
    written = capture(journal_folder, new_item, on, _command_name(), recent)
    say_written(written, on)
    if sentences:
        _say_nobody_is_named()
    if known:
        _point_out(new_item.who, list(known.names.values()))
        if not written.item.private:
            known.add(new_item.who, written.item.where.uri)
        keep_names(root, known)
    return written


def _refuse_a_trial_over_before_it_begins(
    check_in_on: FieldValue | None, on: date
) -> None:
    if isinstance(check_in_on, date) and check_in_on < on:
        raise click.BadParameter(
            f"{said(check_in_on)} is before the handoff, {said(on)}; name a day after it",
            param_hint="--check-in",
        )


def field_values(
    given: Mapping[str, str | None], on: date, today: date
) -> dict[str, FieldValue]:
    """Options as the values of fields.

    Raises:
        click.BadParameter: one is not of its field's type.
    """
    typed = {name: text for name, text in given.items() if text is not None}
    return {name: _value(name, text, on, today) for name, text in typed.items()}


def say_written(written: Written, on: date) -> None:
    """The day, the item's lines, and where they are."""
    click.echo(said(on))
    for row in written.rows:
        click.echo(f"  {without_controls(row)}")
    click.echo(clickable_line(written.path, written.item.where.line))
    if not written.undoable:
        click.echo(
            "helplog: there is no room to note it down for undo; the item is written all the same",
            err=True,
        )


def _value(name: str, text: str, on: date, today: date) -> FieldValue:
    from helplog.text.values.dates import ImpossibleDateError
    from helplog.text.values.fields import UnreadableError, understood

    option = f"--{name.replace('_', '-')}"
    if FIELDS[name].type is KeyType.TEXT:
        words = _text(text, option)
        if not words:
            empty = "it is empty; leave the option out, or say something"
            raise click.BadParameter(empty, param_hint=option)
        return words
    if FIELDS[name].type is KeyType.DATE:
        return coming_day(text, today, option)
    try:
        value = understood(name, text, on)
    except UnreadableError as problem:
        if FIELDS[name].type in _PAST_DAYS:
            return past_day(text, today, option)
        # The hint speaks of a key in a file.
        cure = problem.hint.format(name=option).lower()
        cure = cure.replace(f"{option}:", option).replace("note:", "--note")
        message = f"{text!r}: {problem.message}; {cure}"
        raise click.BadParameter(message, param_hint=option) from problem
    except ImpossibleDateError as problem:
        message = f"{text!r}: no calendar has this day"
        raise click.BadParameter(message, param_hint=option) from problem
    if value is None:
        message = f"{text!r} says nothing here; leave the option out"
        raise click.BadParameter(message, param_hint=option)
    return value


def _names(who: str | None) -> tuple[str, ...]:
    from helplog.text.values.persons import split_names

    if who is None:
        return ()
    names = split_names(_text(who, "WHO"))
    if not names:
        raise click.BadParameter("name someone", param_hint="WHO")
    return names


def _what(kind: Kind, words: Sequence[str]) -> str | None:
    what = _text(" ".join(words), "WHAT")
    if not what and kind.spec.says_what:
        raise click.BadParameter("say what it was about", param_hint="WHAT")
    return what or None


def _text(text: str, hint: str) -> str:
    """Words on one line, which a file can hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        message = "this is not text that a file can hold; set the terminal to UTF-8"
        raise click.BadParameter(message, param_hint=hint) from None
    return " ".join(text.split())


def _say_nobody_is_named() -> None:
    from helplog.text.values.persons import LONGEST_NAME

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
