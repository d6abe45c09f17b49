"""The README says what is there: its links lead somewhere, its commands exist, its example is read as it says."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from helplog.cli.group import helplog
from helplog.model.journal import Entry
from helplog.model.kinds import Kind
from helplog.model.settings import Settings
from helplog.text.reading.file import read

ROOT_PATH = Path(__file__).resolve().parents[2]
README = (ROOT_PATH / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)#]+?)\)", README))))
def test_a_link_leads_to_a_file_of_the_project(target: str) -> None:
    assert "://" not in target
    assert (ROOT_PATH / target).exists()


@pytest.mark.parametrize(
    "command", sorted(set(re.findall(r"^\$ helplog (\w+)", README, re.MULTILINE)))
)
def test_a_command_of_the_tour_exists(command: str) -> None:
    assert command in helplog.list_commands(click.Context(helplog))


@pytest.mark.parametrize("target", sorted(set(re.findall(r"`?make (\w+)`?", README))))
def test_a_make_target_exists(target: str) -> None:
    assert re.search(
        rf"^{target}:",
        (ROOT_PATH / "Makefile").read_text(encoding="utf-8"),
        re.MULTILINE,
    )


def test_the_example_entry_is_read_as_it_says() -> None:
    example = re.search(r"```markdown\n(---\n.*?)```", README, re.DOTALL)
    assert example
    entry, found = read("2026-11-18.md", example[1].encode(), Settings())
    assert isinstance(entry, Entry)
    assert {item.kind for item in entry.items} == {
        Kind.ASKS,
        Kind.ACCEPTED,
        Kind.DECLINED,
        Kind.NEEDS,
        Kind.ALONE,
    }
    assert not [one for one in found if one.severity != "note"]
    ask = entry.items[0]
    assert (ask.who, ask.weight_lb, ask.answer) == (("Priya",), 5, "yes")
    assert entry.load == 6


def test_every_key_of_the_format_at_a_glance_is_a_list() -> None:
    for kind in Kind:
        assert f"| `{kind.value}` |" in README
