"""Someone hides what waits, or exchanges it between the look and the word: nothing comes unseen."""

from __future__ import annotations

import json
import shlex
import subprocess

import pytest
from tests.sync.conftest import world
from tests.sync.devices import Device, World
from tests.sync.states import DAY, EVENING, MORNING

__all__ = ["world"]
"""A fixture, from where it is made."""

SHOWN_ANEW = "What waits is no longer what was shown"


@pytest.fixture
def pair(world: World) -> tuple[Device, Device]:
    return world.in_step(**{DAY: MORNING, "h.py": "a = 1\nb = 2\nc = 3\n"})


def push(there: Device, path: str, text: str) -> None:
    there.write(path, text)
    there.commit()
    there.git("push", "-q")


def shown_anew(device: Device) -> list[str]:
    """What is said where something else waits than was shown; nothing is taken over."""
    before = device.files()
    report = device.sync(accept=True)
    assert not report.well
    assert any(line.startswith(SHOWN_ANEW) for line in report.lines()), report.lines()
    assert device.files() == before
    return report.lines()


def test_another_file_is_pushed_in_between(pair: tuple[Device, Device]) -> None:
    here, there = pair
    push(there, "h.py", "shown()\n")
    here.sync()
    push(there, "h.py", "worse()\n")
    assert "h.py: + worse()" in shown_anew(here)
    assert here.sync(accept=True).well
    assert here.read("h.py") == "worse()\n"


def test_one_more_is_pushed_in_between(pair: tuple[Device, Device]) -> None:
    here, there = pair
    push(there, "h.py", "shown()\n")
    here.sync()
    push(there, "more.py", "worse()\n")
    assert "more.py: + worse()" in shown_anew(here)


def test_other_bytes_of_the_same_look(pair: tuple[Device, Device]) -> None:
    here, there = pair
    push(there, "run.bin", "\0one")
    here.sync()
    push(there, "run.bin", "\0two")
    shown_anew(here)


def test_a_file_among_many_that_are_named_alone(pair: tuple[Device, Device]) -> None:
    here, there = pair
    for number in range(60):
        there.write(f"tool{number}.py", "x = 1\n")
    push(there, "z.py", "shown()\n")
    here.sync()
    push(there, "z.py", "worse()\n")
    shown_anew(here)


def test_the_configuration_in_between(pair: tuple[Device, Device]) -> None:
    here, there = pair
    text = there.read("mkdocs.yml")
    push(there, "mkdocs.yml", f"{text}hooks: [a.py]\n")
    here.sync()
    push(there, "mkdocs.yml", f"{text}hooks: [b.py]\n")
    assert "mkdocs.yml: + hooks: b.py" in shown_anew(here)


def test_less_than_was_shown_and_new_words_are_accepted(
    pair: tuple[Device, Device],
) -> None:
    here, there = pair
    there.write("more.py", "x = 1\n")
    push(there, "h.py", "shown()\n")
    here.sync()
    (there.root / "more.py").unlink()
    push(there, DAY, EVENING)
    assert here.sync(accept=True).well
    assert here.tree == there.tree


def test_where_nothing_was_shown_it_is_shown_and_goes_on(
    pair: tuple[Device, Device],
) -> None:
    here, there = pair
    push(there, "h.py", "new()\n")
    lines = here.sync(accept=True).lines()
    assert "h.py: + new()" in lines
    assert "Accepted, as you said: h.py." in lines
    push(there, "h.py", "newer()\n")
    assert "h.py: + newer()" in here.sync(accept=True).lines(), (
        "what was accepted is forgotten"
    )


def test_what_is_remembered_lies_where_no_sync_writes(
    pair: tuple[Device, Device],
) -> None:
    here, there = pair
    push(there, "h.py", "shown()\n")
    here.sync()
    state = json.loads((here.root / ".git/helplog/state.json").read_text())
    assert len(state["shown"]) == 1


@pytest.mark.parametrize("shown", ["x", [1], {"a": 1}, None])
def test_a_note_of_another_shape_is_no_note(
    shown: object, pair: tuple[Device, Device]
) -> None:
    here, there = pair
    push(there, "h.py", "shown()\n")
    here.sync()
    place = here.root / ".git/helplog/state.json"
    place.write_text(json.dumps(json.loads(place.read_text()) | {"shown": shown}))
    assert "h.py: + shown()" in here.sync(accept=True).lines()


def test_a_look_without_a_trace_is_no_look(pair: tuple[Device, Device]) -> None:
    here, there = pair
    push(there, "h.py", "shown()\n")
    here.sync(dry=True)
    assert "h.py: + shown()" in here.sync(accept=True).lines()


def printed_by_the_command(device: Device) -> str:
    """What the command prints that a waiting sync names."""
    lines = device.sync().lines()
    named = next(line for line in lines if line.startswith("To see all of it: "))
    words = shlex.split(named.removeprefix("To see all of it: "))
    return subprocess.run(
        words, cwd=device.root, capture_output=True, check=True
    ).stdout.decode()


@pytest.mark.parametrize("attribute", ["-diff", "binary", "diff=own"])
def test_attributes_say_that_the_file_is_not_to_be_shown(
    attribute: str, pair: tuple[Device, Device]
) -> None:
    here, there = pair
    push(there, ".gitattributes", f"{there.read('.gitattributes')}*.py {attribute}\n")
    here.sync(accept=True)
    here.git("config", "diff.own.textconv", "echo harmless")
    here.git("config", "diff.own.command", "echo harmless")
    push(there, "h.py", "worse()\n")
    assert "+worse()" in printed_by_the_command(here)


@pytest.mark.parametrize("number", [9, 300])
def test_a_file_behind_many_others(number: int, pair: tuple[Device, Device]) -> None:
    here, there = pair
    for one in range(number):
        there.write(f"a{one:03}.py", "x = 1\n")
    push(there, "z.py", "worse()\n")
    assert any("z.py" in line for line in here.sync().lines())
    assert "+worse()" in printed_by_the_command(here)


def test_lines_that_only_change_places(pair: tuple[Device, Device]) -> None:
    here, there = pair
    push(there, "h.py", "c = 3\na = 1\nb = 2\nd = 4\n")
    lines = here.sync().lines()
    assert "h.py: + c = 3" in lines
    assert "h.py: - c = 3" in lines
    assert "h.py: + d = 4" in lines


def test_only_spaces_change(pair: tuple[Device, Device]) -> None:
    here, there = pair
    push(there, "h.py", "a = 1\n\nb = 2\nc = 3\n")
    assert "h.py: + other spaces, or other empty lines" in here.sync().lines()
    push(there, "h.py", "a = 1\n  b = 2\nc = 3\n")
    assert "h.py: + b = 2" in here.sync().lines()


def test_a_line_that_looks_like_the_head_of_a_comparison(
    pair: tuple[Device, Device],
) -> None:
    here, there = pair
    push(there, "h.py", "a = 1\n@@ -1 +1 @@\n++ x\n-- y\nb = 2\nc = 3\n")
    lines = here.sync().lines()
    assert "h.py: + @@ -1 +1 @@" in lines
    assert "h.py: + ++ x" in lines
    assert "h.py: + -- y" in lines


def test_ones_own_way_to_compare_changes_nothing(pair: tuple[Device, Device]) -> None:
    here, there = pair
    here.git("config", "diff.external", "echo harmless")
    here.git("config", "color.ui", "always")
    here.git("config", "diff.context", "20")
    push(there, "h.py", "a = 1\nworse()\n")
    assert "h.py: + worse()" in here.sync().lines()
