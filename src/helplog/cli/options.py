"""What many commands have in common: which journal, which day, which form."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from helplog.model.calendar import is_reckonable

Command = Callable[..., Any]
Decorator = Callable[[Command], Command]

TODAY_VARIABLE: Final = "HELPLOG_TODAY"
"""Pins the day for every command, and for plain MkDocs."""
_JOURNAL: Final = "helplog.journal"
"""Key of click's context memory; the command's own -J comes after the group's and wins."""
_CONFIGURATION: Final = "helplog.configuration"
"""The same for -f."""


if TYPE_CHECKING:
    DayType = click.ParamType[date]
else:
    DayType = click.ParamType  # generic to type checkers alone before click 8.4


class Day(DayType):
    """A civil date, `2026-11-18`."""

    name = "YYYY-MM-DD"

    def convert(
        self,
        value: Any,  # noqa: ANN401
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> date:
        """The date, or a line that says how one is written."""
        if isinstance(value, date):
            return value
        try:
            day = date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no date; write it as 2026-11-18", param, ctx)
        if not is_reckonable(day):
            self.fail(
                f"{value!r} is too far off to reckon from; look at the year", param, ctx
            )
        return day


def journal_option(envvar: str | None = None) -> Decorator:
    """`-J DIR` and `-f FILE`, before the command or after it."""
    folder = _remembered_path(
        ("-J", "--journal"),
        "DIR",
        _JOURNAL,
        "The journal's folder; else HELPLOG_JOURNAL, else the nearest one upward.",
        envvar,
    )
    configuration = _remembered_path(
        ("-f", "--config-file"),
        "FILE",
        _CONFIGURATION,
        "The journal by its configuration, as mkdocs -f has it; goes before -J.",
    )
    return lambda command: folder(configuration(command))


def _remembered_path(
    names: tuple[str, str],
    metavar: str,
    key: str,
    help_text: str,
    envvar: str | None = None,
) -> Decorator:
    """An option whose path is kept in click's context memory."""

    def remember(
        ctx: click.Context,
        param: click.Parameter,  # noqa: ARG001
        value: Path | None,
    ) -> None:
        if value is not None:
            ctx.meta[key] = value

    return click.option(
        *names,
        type=click.Path(path_type=Path),
        metavar=metavar,
        envvar=envvar,
        expose_value=False,
        callback=remember,
        help=help_text,
    )


def today_option(command: Command) -> Command:
    """`--today`, the day to reckon from; HELPLOG_TODAY where it isn't given, else the clock's."""
    return click.option(
        "--today",
        type=Day(),
        envvar=TODAY_VARIABLE,
        default=date.today,
        show_default="the day it is",
        help="The day to reckon from.",
    )(command)


def pinned_today_option(command: Command) -> Command:
    """`--today` for the site: pinned where given; else each build asks the clock anew."""
    return click.option(
        "--today",
        type=Day(),
        expose_value=False,
        callback=_pin_today,
        help="The day to reckon from; HELPLOG_TODAY or the clock otherwise.",
    )(command)


def json_option(command: Command) -> Command:
    """`--json`, the same for programs."""
    return click.option(
        "--json", "as_json", is_flag=True, help="Print JSON, for programs."
    )(command)


def named_journal_path() -> Path | None:
    """The folder a person named with -J or HELPLOG_JOURNAL."""
    return _named(_JOURNAL)


def named_configuration() -> Path | None:
    """The configuration a person named with -f."""
    return _named(_CONFIGURATION)


def _named(key: str) -> Path | None:
    named: Path | None = click.get_current_context().find_root().meta.get(key)
    if named:
        return at_home(named)
    return None


def at_home(path: Path) -> Path:
    """A path with `~` as the home folder; `~notes`, nobody's home, is a name like any other."""
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def _pin_today(ctx: click.Context, param: click.Parameter, value: date | None) -> None:  # noqa: ARG001
    if value is not None and not ctx.resilient_parsing:
        os.environ[TODAY_VARIABLE] = value.isoformat()
