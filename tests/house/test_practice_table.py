"""Each idea that helplog is for has a place, and each place that docs/practice.md names is there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import click
import pytest

from helplog.cli.group import helplog
from helplog.model.keys import FIELDS, SCALARS
from helplog.model.kinds import Kind

TEXT: Final = (Path(__file__).parents[2] / "docs" / "practice.md").read_text("utf-8")
ROWS: Final = tuple(
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in TEXT.splitlines()
    if line.startswith("|") and not line.startswith(("|---", "| what is practised"))
)
COMMAND: Final = re.compile(r"`helplog (?P<name>[a-z]+)(?P<options>[^`]*)`")
OPTION: Final = re.compile(r"--[a-z-]+")
KEY: Final = re.compile(r"`([a-z0-9_]+):[^`]*`")
ANYWHERE: Final = re.compile(r"(?<!`helplog )`(--[a-z-]+)`")


def options_of(name: str) -> set[str]:
    command = helplog.get_command(click.Context(helplog), name)
    assert command is not None, f"helplog {name}"
    return {spelling for option in command.params for spelling in option.opts}


def test_each_row_says_where_it_is_met_both_ways() -> None:
    assert len(ROWS) > 30
    assert [row for row in ROWS if len(row) != 3 or not all(row)] == []


@pytest.mark.parametrize("found", tuple(COMMAND.finditer(TEXT)), ids=lambda one: one[0])
def test_each_command_is_one(found: re.Match[str]) -> None:
    assert {*OPTION.findall(found["options"])} <= options_of(found["name"])


def test_each_option_belongs_to_a_command() -> None:
    names = helplog.list_commands(click.Context(helplog))
    known = set().union(*(options_of(name) for name in names))
    assert {*ANYWHERE.findall(TEXT)} <= known


def test_each_key_is_one_and_each_kind_has_its_place() -> None:
    keys = {*KEY.findall(TEXT)}
    assert keys <= {*FIELDS, *SCALARS, *(kind.value for kind in Kind)}
    kinds = {kind.value for kind in Kind if kind is not Kind.HANDOFFS}
    assert kinds <= keys
