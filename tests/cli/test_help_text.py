"""`--help` in a narrow terminal: every command's fits, and every word of it is whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from helplog.cli.group import HIDDEN, helplog

NARROW = 40


def every_command() -> Iterator[tuple[str, ...]]:
    """Each command as it is called, those of a group as well."""
    context = click.Context(helplog)
    yield ()
    for name in (*helplog.list_commands(context), *HIDDEN):
        yield (name,)
        command = helplog.get_command(context, name)
        if isinstance(command, click.Group):
            yield from ((name, inner) for inner in command.commands)


def help_of(command: tuple[str, ...], columns: int) -> str:
    shown = CliRunner().invoke(
        helplog,
        [*command, "--help"],
        prog_name="helplog",
        env={"COLUMNS": str(columns)},
    )
    assert shown.exit_code == 0, command
    return shown.output


def words(text: str) -> list[str]:
    """In whatever lines they stand; an example that goes on says so with a backslash."""
    return re.sub(r"\\\n", "\n", text).split()


@pytest.mark.parametrize("columns", [NARROW, 60])
def test_help_fits_a_narrow_terminal_and_cuts_no_word(columns: int) -> None:
    for command in every_command():
        shown = help_of(command, columns)
        long = [line for line in shown.splitlines() if len(line) > columns]
        assert long == [], command
        wide = words(help_of(command, 100))
        # what a group says of its commands is shortened, and says so
        assert [
            word
            for word in words(shown)
            if word not in wide and not word.endswith("...")
        ] == [], command


def test_an_example_that_turns_can_still_be_copied() -> None:
    shown = help_of(("ask",), NARROW)
    joined = re.sub(r" \\\n +", " ", shown)
    assert (
        'helplog ask "Dana Lee" "an hour with the taxes" --by friday --chance 40%'
        in joined
    )
