"""The commands by name. A command's module is imported when it is called, and no other is."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, Final, NamedTuple

import click

from helplog import __version__
from helplog.cli.options import journal_option
from helplog.cli.output.help_text import MOST_COLUMNS, NarrowContext, narrow


class Route(NamedTuple):
    """Where a command lives, and what the overview says of it."""

    module: str
    help: str
    """The first line of the command's own help, here so that the overview imports nothing."""


ROUTES: Final[dict[str, dict[str, Route]]] = {
    "Writing": {
        "ask": Route("writing.ask", "Write down that you asked someone for help."),
        "handoff": Route(
            "handoff.command", "Hand an outcome over, and get the words to say."
        ),
        "offer": Route("writing.offer", "Write down an offer that came."),
        "accept": Route("writing.accept", "Write down an offer you said yes to."),
        "decline": Route("writing.decline", "Write down an offer you turned down."),
        "thank": Route("writing.thank", "Write down a thank-you that you meant."),
        "connect": Route(
            "writing.connect", "Write down someone you met or came closer to."
        ),
        "need": Route("writing.need", "Name where you need help and have not asked."),
        "alone": Route("writing.alone", "Write down a moment of handling it alone."),
        "load": Route("writing.load", "Write down how full your head is."),
        "note": Route("writing.note", "Write a line into the day's entry."),
        "away": Route("writing.away", "Write down a time away."),
        "new": Route("writing.new", "A page in your own editor."),
        "checkin": Route(
            "checkin.command", "Five minutes: three questions, and one small ask."
        ),
    },
    "Following up": {
        "notice": Route(
            "noticing.command", "See what your days say that is no item yet."
        ),
        "answer": Route("following_up.answer", "Write down what someone answered."),
        "done": Route("following_up.done", "Write down that something open is done."),
        "drop": Route("following_up.drop", "Let a need go."),
        "thanked": Route(
            "following_up.thanked", "Write down that a helper was thanked."
        ),
        "result": Route(
            "following_up.result", "Write down what a handoff's talk came to."
        ),
        "rename": Route(
            "writing.rename", "Give a person another name, wherever they are named."
        ),
        "undo": Route("following_up.undo", "Take the last changes back."),
    },
    "Looking": {
        "today": Route("looking.today", "This week so far, and what is open."),
        "week": Route("looking.week", "One week: its lifts, its answers, its days."),
        "open": Route(
            "looking.open", "What is still open: asks, needs, handoffs, thanks, offers."
        ),
        "people": Route("looking.people", "Everyone in the journal, or one person."),
        "stats": Route("looking.stats", "The numbers of the site."),
        "find": Route("looking.find", "Find items by words, people, kinds and dates."),
        "check": Route("looking.check", "Everything in the files that wants a look."),
        "doctor": Route(
            "looking.doctor",
            "Everything that could be wrong here, and who can see what.",
        ),
    },
    "The site": {
        "build": Route("build", "Build the site."),
        "seal": Route(
            "sealing.seal", "Open, compare, and give a passphrase to a sealed copy."
        ),
        "serve": Route("serve", "Show the site while you write."),
        "clean": Route("clean", "Take away what can be made again."),
        "book": Route("book", "A year as one file, made to be printed and bound."),
    },
    "Several devices": {
        "sync": Route(
            "sync", "Bring the journal and its other devices to the same words."
        ),
        "heal": Route("heal", "Make good what other programs left in the files."),
    },
    "Beginning": {
        "init": Route("init", "Begin a new journal."),
        "editor": Route("editor.command", "Settings for the editor you write in."),
        "lsp": Route("lsp", "Findings, names and dates in your editor, as you type."),
    },
}
"""Sections of the overview, in the order it shows them. A command's function has the command's
name."""

HIDDEN: Final = {
    "merge-driver": Route("merge_driver", "Merge an entry by meaning; git calls this.")
}
"""Commands for other programs, which the overview leaves out."""


class Overview(click.Group):
    """A group that knows its commands by name and imports one when it is needed."""

    context_class = NarrowContext

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Every command, in the overview's order."""
        return [name for section in ROUTES.values() for name in section]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, imported now."""
        for section in (*ROUTES.values(), HIDDEN):
            if cmd_name in section:
                module = import_module(f"helplog.cli.{section[cmd_name].module}")
                command: click.Command = getattr(
                    module, f"{cmd_name.replace('-', '_')}_command"
                )
                return narrow(command)
        return None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with the command that was probably meant."""
        name = ""
        if args:
            name = args[0]
        if (
            name
            and not name.startswith("-")
            and name not in (*self.list_commands(ctx), *HIDDEN)
        ):
            ctx.fail(
                f"there is no command {name!r}{_meant(name, self.list_commands(ctx))}"
            )
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401
        """As click does; when the reader of a pipe has had enough, as `head` has, that is fine."""
        try:
            outcome = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # Nothing may be left to flush when Python exits, or it complains then.
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, sys.stdout.fileno())
            ctx.exit(0)
        return outcome

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002
        formatter: click.HelpFormatter,
    ) -> None:
        """The overview, section by section, from the routes alone."""
        for title, section in ROUTES.items():
            with formatter.section(title):
                formatter.write_dl(
                    [(name, route.help) for name, route in section.items()]
                )


def _meant(name: str, names: Sequence[str]) -> str:
    from difflib import get_close_matches

    typed = name.lower()
    near = get_close_matches(typed, names, n=1)
    if near:
        return f", did you mean {near[0]}?"
    return ""


@click.group(
    "helplog",
    cls=Overview,
    invoke_without_command=True,
    context_settings={
        "help_option_names": ["-h", "--help"],
        "max_content_width": MOST_COLUMNS,
    },
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
