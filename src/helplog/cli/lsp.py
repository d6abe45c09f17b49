"""`helplog lsp`: the language server, which an editor starts."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib.util import find_spec
from typing import BinaryIO, Final

import click

from helplog.cli.options import today_option
from helplog.model.refusal import RefusalError

_STDIN: Final = 0
_STDOUT: Final = 1
_STDERR: Final = 2


@click.command(
    "lsp",
    epilog="\b\nExamples:\n  helplog lsp",
)
@click.option("--stdio", is_flag=True, help="As editors ask; there is no other way.")
@today_option
@click.pass_context
def lsp_command(ctx: click.Context, today: date, *, stdio: bool) -> None:
    """Findings, names and dates in your editor, as you type.

    An editor starts it and speaks with it; `helplog editor` sets one up. It opens no connection,
    writes in none of your pages, logs no word of an entry, and leaves a folder that is no journal
    alone.
    """
    del stdio
    if find_spec("pygls") is None:
        raise RefusalError(
            "editors need one thing more, which is not installed here; get it with: "
            'pip install "helplog[editors]"'
        )
    from helplog.language.lean_types import import_types

    import_types()
    from helplog.language.serving import serve

    given = ctx.get_parameter_source("today")
    is_given = given is not click.core.ParameterSource.DEFAULT
    if sys.stdin.isatty():
        click.echo(
            "This speaks with an editor, which starts it by itself; "
            "set yours up with: helplog editor. Ctrl-C ends it.",
            err=True,
        )
    with _own_streams() as (stdin, stdout):
        serve(lambda: today if is_given else date.today(), stdin, stdout)  # noqa: DTZ011 - the writer's own day


@contextmanager
def _own_streams() -> Iterator[tuple[BinaryIO, BinaryIO]]:
    """Both ends of the protocol; what else is printed meanwhile goes to stderr."""
    stdin, stdout = os.dup(_STDIN), os.dup(_STDOUT)
    os.dup2(_STDERR, _STDOUT)
    try:
        with (
            os.fdopen(stdin, "rb") as reading,
            os.fdopen(os.dup(stdout), "wb") as writing,
        ):
            yield reading, writing
    finally:
        os.dup2(stdout, _STDOUT)
        os.close(stdout)
