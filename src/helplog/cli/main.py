"""Where `helplog` starts: one line for whatever goes wrong, an exit code, never a traceback."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Final

import click

from helplog.cli.group import helplog
from helplog.cli.output.guarded_streams import guarded_streams
from helplog.model.late_patterns import late_pattern
from helplog.model.printing import escaped
from helplog.model.refusal import RefusalError
from helplog.store.files.privacy import keep_to_owner
from helplog.store.garbage_collection import collect_seldom, leave_garbage_at_exit

FINE: Final = 0
FOUND_OR_NOT_DONE: Final = 1
"""Something was found, or could not be done."""
WRONG_USAGE: Final = 2
_ENDLESS_WORD: Final = late_pattern(r"(\S{60})\S{400,}(\S{20})")
"""Longer than the path of a file that one would type again."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command.

    Args:
        arguments: what follows `helplog`; the process's own where None.

    Returns:
        The exit code: 0 fine, 1 something was found or could not be done, 2 wrong usage.
    """
    collect_seldom()
    leave_garbage_at_exit()
    keep_to_owner()
    if asked_by_shell := os.environ.get("_HELPLOG_COMPLETE"):
        from helplog.cli.completion.shells import answer_shell

        return answer_shell(asked_by_shell)
    with guarded_streams():
        return _run(arguments)


def _run(arguments: Sequence[str] | None) -> int:
    try:
        outcome = helplog.main(arguments, prog_name="helplog", standalone_mode=False)
    except Exception as error:
        if os.environ.get("HELPLOG_DEBUG"):
            raise
        sentence, code = _in_a_line(error)
        click.echo(
            f"helplog: {_shortened(escaped(' '.join(sentence.split())))}", err=True
        )
        return code
    if isinstance(outcome, int):
        return outcome
    return FINE


def _in_a_line(error: Exception) -> tuple[str, int]:
    """What to say about an error, and the exit code."""
    match error:
        case click.UsageError():
            return _usage(error), WRONG_USAGE
        case click.ClickException():
            return error.format_message(), FOUND_OR_NOT_DONE
        case click.Abort():
            return "stopped", FOUND_OR_NOT_DONE
        case RefusalError():
            return str(error), FOUND_OR_NOT_DONE
        case OSError():
            return _disk(error), FOUND_OR_NOT_DONE
        case _:
            return _bug(error), FOUND_OR_NOT_DONE


def _shortened(sentence: str) -> str:
    """Shortens a long argument: what to do stands at the end, which nobody would see behind it."""
    return _ENDLESS_WORD.sub(r"\1…\2", sentence)


def _usage(error: click.UsageError) -> str:
    where = "helplog"
    if error.ctx:
        where = error.ctx.command_path
    said = error.format_message().rstrip(".")
    if isinstance(error, click.NoSuchOption) and _takes_words(error.ctx):
        said += f"; words that begin with a dash go after --: {where} -- …"
    return f"{said} (see {where} --help)"


def _takes_words(ctx: click.Context | None) -> bool:
    """Whether words stand behind a command, which may begin with a dash."""
    parameters = ctx.command.params if ctx else ()
    return any(one.nargs < 0 for one in parameters)


def _disk(error: OSError) -> str:
    place = ""
    if error.filename:
        place = f"{error.filename}: "
    return f"{place}{error.strerror or error}; look at the disk and the rights, then try again"


def _bug(error: Exception) -> str:
    return (
        f"this should not have happened: {type(error).__name__}: {error}; "
        "your files are as they were. "
        "Run it again with HELPLOG_DEBUG=1 to see where, and please report it"
    )
