"""`helplog handoff`: an outcome someone else owns from now on, and what becomes of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from helplog.cli.following_up.refs import completing
from helplog.cli.options import Command
from helplog.cli.writing.capture import capture_options, complete_names, weight_option
from helplog.model.kinds import Kind

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def _fields(command: Command) -> Command:
    """What a handoff may say, as options."""
    options = (
        ("success", "TEXT", "What done looks like."),
        ("by", "DATE", "The day it is wanted by: friday, 2 march, 2026-12-01."),
        (
            "check-in",
            "DATE",
            "The end of the trial; without it 14 days, or --by where that is later.",
        ),
        ("load", "TEXT", "What you have been carrying."),
        ("impact", "TEXT", "What carrying it does to you."),
        ("visibility", "TEXT", "How you both stay informed."),
        ("for", "NEED", "The need it meets: its text, its id or its number."),
    )
    for name, metavar, told in reversed(options):
        field = name.replace("-", "_")
        command = click.option(f"--{name}", field, metavar=metavar, help=told)(command)
    return command


def _following(command: Command) -> Command:
    """What follows one up, as options; with one of these the words are a REF."""
    flags = (
        ("said", "It is said now: the trial begins; --on says when that was."),
        ("say", "The words to say once more."),
        ("stepped-in", "You took it back for a moment; seen at the talk alone."),
        ("for-them", "A page for its owner: what was agreed, nothing else."),
    )
    for name, told in reversed(flags):
        field = name.replace("-", "_")
        command = click.option(f"--{name}", field, is_flag=True, help=told)(command)
    return command


def _page(command: Command) -> Command:
    """How the page for its owner is given."""
    html = "The page as one file that needs nothing else."
    ics = "The day of the talk, for a calendar."
    replace = "Write over a file that is there."
    with_names = "Lines that name someone else as well."
    even_private = "Though the handoff is kept private."
    path = click.Path(path_type=Path, dir_okay=False)
    command = click.option("--even-private", is_flag=True, help=even_private)(command)
    command = click.option("--with-names", is_flag=True, help=with_names)(command)
    command = click.option("--replace", is_flag=True, help=replace)(command)
    command = click.option("--ics", type=path, metavar="FILE", help=ics)(command)
    return click.option("--html", type=path, metavar="FILE", help=html)(command)


def _complete(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Names, and the numbers of open handoffs."""
    if ctx.params.get("words"):
        return []
    names = complete_names(ctx, param, incomplete)
    if incomplete and not incomplete.isdecimal():
        return names
    completed = completing(Kind.HANDOFFS)(ctx, param, incomplete)
    return [*names, *completed]


@click.command(
    "handoff",
    epilog=(
        "\b\nExamples:\n"
        '  helplog handoff Sam "the school run"\n'
        '  helplog handoff Sam "the school run" --success "both there by half past eight" '
        "--by friday\n"
        '  helplog handoff Lee "the trip" --load "every booking" --impact "bad sleep" '
        '--visibility "a shared list"\n'
        '  helplog handoff Sam "the dinners" --draft --shared --agree "you plan on Sundays"\n'
        '  helplog handoff "site report" --say\n'
        '  helplog handoff "site report" --for-them'
    ),
)
@click.argument(
    "words", nargs=-1, required=True, metavar="WHO OUTCOME", shell_complete=_complete
)
@click.option(
    "--draft", is_flag=True, help="Only prepare it: it stands under To be said."
)
@click.option("--shared", is_flag=True, help="Both of you own it from now on.")
@click.option(
    "--agree",
    multiple=True,
    metavar="LINE",
    help="Who looks at what, and when; what happens if. As often as there is something.",
)
@_fields
@weight_option
@_following
@_page
@capture_options
def handoff_command(
    words: tuple[str, ...],
    today: date,
    *,
    said: bool,
    say: bool,
    stepped_in: bool,
    for_them: bool,
    **given: object,
) -> None:
    """Hand an outcome over, and get the words to say.

    WHO owns the OUTCOME from now on, completely. Until the end of the trial helplog keeps silent
    about it. With --said, --say, --stepped-in or --for-them the words are a REF: the number from
    `helplog open`, an id, or words that only one handoff has.
    """
    from helplog.cli.handoff.arguments import Arguments

    arguments = Arguments(words, today, given)
    chosen = [said, say, stepped_in, for_them]
    if sum(chosen) > 1:
        raise click.UsageError(
            "--said, --say, --stepped-in and --for-them go one at a time"
        )
    if for_them:
        from helplog.cli.handoff.handing_out import hand_out

        arguments.refuse_fields("--for-them")
        hand_out(arguments)
        return
    arguments.refuse_page()
    if any(chosen):
        from helplog.cli.handoff import following

        follow = following.say_again
        if said:
            follow = following.say_it_was_said
        elif stepped_in:
            follow = following.step_in
        follow(arguments)
        return
    from helplog.cli.handoff.beginning import begin

    begin(arguments)
