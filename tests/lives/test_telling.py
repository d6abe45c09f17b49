"""A life that tells something wrong is told so, at its line: else all lives would come true."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
from tests.lives.comparing import tell
from tests.lives.living import Living
from tests.lives.script import UnreadableError, steps_of

TRUE = """
A day in which Sam carried the boxes.

== Week 1: Monday 2026-03-02
on Tuesday 2026-03-03
writes 2026-03-03.md
    ---
    accepted: "Sam: carried the boxes"
    ---
$ helplog today
  says 1 rep, 3 lb lifted
  not  Ana
page weeks/2026-03-02
  says carried the boxes
numbers
  accepted: 1: Sam
  reps: 1
  lifted: 1 × 3 = 3 lb
  answered: 1
  state: met
  strength: 1 ÷ 3 × 0.1294 = 0.0431
people
  Sam: 2026-03-03 to 2026-03-03, accepted 1
"""


def told(script: str, root: Path) -> str:
    """What is told of a life; nothing where it comes out as it is told."""
    return tell(Living("short.life", root).live(dedent(script)))


def test_a_true_life_is_not_told_anything(tmp_path: Path) -> None:
    assert told(TRUE, tmp_path / "life") == ""


@pytest.mark.parametrize(
    ("true", "false", "line", "expected", "got"),
    [
        (
            "says 1 rep, 3 lb",
            "says 2 reps, 6 lb",
            11,
            "“2 reps, 6 lb lifted”",
            "1 rep, 3 lb",
        ),
        ("not  Ana", "not  Nothing carried", 0, "", ""),
        ("not  Ana", "not  3 lb", 12, "nothing of “3 lb”", "3 lb lifted"),
        ("says carried the boxes", "says a pie", 14, "“a pie”", "Sam"),
        ("accepted: 1: Sam", "accepted: 2: Sam", 16, "accepted: 2", "accepted: 1"),
        ("  accepted: 1: Sam\n", "", 15, "accepted: nothing", "accepted: 1"),
        ("lifted: 1 × 3 = 3 lb", "lifted: 5 lb", 18, "lifted: 5 lb", "lifted: 3 lb"),
        ("1 × 3 = 3 lb", "2 × 3 = 3 lb", 18, "2 × 3 = 3 lb", "the working comes to 6"),
        (
            "0.1294 = 0.0431",
            "0.1294 = 0.0439",
            21,
            "strength: 0.0439",
            "strength: 0.0431",
        ),
        (
            "Sam: 2026-03-03 to",
            "Ana: 2026-03-03 to",
            23,
            "Ana: 2026-03-03",
            "Sam: 2026-03-03",
        ),
        ("helplog today\n", "helplog toady\n", 10, "the exit code 0", "toady"),
    ],
)
def test_what_is_told_wrong_is_told_at_its_line(
    *, true: str, false: str, line: int, expected: str, got: str, tmp_path: Path
) -> None:
    assert true in TRUE
    said = told(TRUE.replace(true, false), tmp_path / "life")
    if not line:
        assert not said
        return
    assert f"short.life, week 1, line {line} (" in said
    assert "on Tuesday 2026-03-03" in said
    _, _, after = said.partition("  expected: ")
    assert expected in said
    assert got in after.partition("  got:")[2]


@pytest.mark.parametrize(
    ("line", "told_so"),
    [
        ("helplog today", "nothing one can do: helplog today"),
        ("  says something", "nothing one can do:   says something"),
        ("on Friday 2026-03-03", "2026-03-03 is a Tuesday"),
        ("== Week 2", "nothing one can do"),
    ],
)
def test_what_nobody_could_follow_is_no_life(line: str, told_so: str) -> None:
    with pytest.raises(UnreadableError, match="line 3: ") as raised:
        steps_of(f"A life\n== Week 1: Monday 2026-03-02\n{line}\n")
    assert told_so in str(raised.value)


@pytest.mark.parametrize(
    ("talk", "line", "expected"),
    [
        ("  ? Who did I thank\n  > none\n", 5, "to be asked “Who did I thank”"),
        ("  ? Who did I let help me\n  > none\n", 4, "no further question"),
        ("  > none\n" * 40, 0, "to be asked anything, for the answer “none”"),
    ],
)
def test_answers_are_typed_where_they_are_asked_for(
    *, talk: str, line: int, expected: str, tmp_path: Path
) -> None:
    begin = "A life\n== Week 1: Monday 2026-03-02\non Sunday 2026-03-08\n"
    said = told(f"{begin}$ helplog checkin --plain\n{talk}", tmp_path / "life")
    assert expected in said
    if line:
        assert f"line {line} (" in said
