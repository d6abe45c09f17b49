"""The commands by name. A command's module is imported when it is called, and no other is."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module
from typing import Any, Final

import click

from helplog import __version__
from helplog.cli.options import journal_option


@dataclass(frozen=True, slots=True)
class Route:
    """Where a command lives, and what the overview says of it."""

    module: str
    help: str
    """The first line of the command's own help, here so that the overview imports nothing."""


ROUTES: Final[dict[str, dict[str, Route]]] = {
    "Looking": {
        "today": Route("today", "This week so far, and what is open."),
        "week": Route("week", "One week: its lifts, its answers, its days."),
        "open": Route("open", "What is still open: asks, needs, handoffs, thanks."),
        "people": Route("people", "Everyone in the journal, or one person."),
        "stats": Route("stats", "The numbers of the site."),
        "find": Route("find", "Find items by words, people, kinds and dates."),
        "check": Route("check", "Everything in the files that wants a look."),
    },
    "The site": {
        "build": Route("build", "Build the site."),
        "serve": Route("serve", "Show the site while you write."),
    },
    "Beginning": {
        "init": Route("init", "Begin a new journal."),
    },
}
"""Sections of the overview, in the order it shows them. A command's function has the command's name."""


class Overview(click.Group):
    """A group that knows its commands by name and imports one when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Every command, in the overview's order."""
        return [name for section in ROUTES.values() for name in section]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, imported now."""
        for section in ROUTES.values():
            if cmd_name in section:
                module = import_module(f"helplog.cli.{section[cmd_name].module}")
                command: click.Command = getattr(module, f"{cmd_name}_command")
                return command
        return None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with the command that was probably meant."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in self.list_commands(ctx):
            ctx.fail(f"there is no command {name!r}{_meant(name, self.list_commands(ctx))}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401
        """As click does; when the reader of a pipe has had enough, as `head` has, that is fine."""
        try:
            outcome = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # Nothing may be left to flush when Python exits, or it complains then.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        return outcome

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The overview, section by section, from the routes alone."""
        for title, section in ROUTES.items():
            with formatter.section(title):
                formatter.write_dl([(name, route.help) for name, route in section.items()])


def _meant(name: str, names: Sequence[str]) -> str:
    near = get_close_matches(name.lower(), names, n=1)
    return f", did you mean {near[0]}?" if near else ""


@click.group(
    "helplog",
    cls=Overview,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Begin with:  helplog init my-journal",
)
@click.version_option(__version__, message="helplog %(version)s")
@journal_option(envvar="HELPLOG_JOURNAL")
@click.pass_context
def helplog(ctx: click.Context) -> None:
    """A journal for practising the asking, accepting and thanking that let help in."""
    if os.environ.get("NO_COLOR"):
        ctx.color = False
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
