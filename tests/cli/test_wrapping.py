"""Where the lines of a paragraph turn in a narrow terminal."""

from __future__ import annotations

import pytest

from helplog.cli.output.styling import say

COMMAND = "git diff --text --no-ext-diff --no-textconv HEAD origin/main"


@pytest.mark.parametrize("columns", ["24", "42", "60"])
def test_a_command_can_be_copied_word_by_word(
    columns: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    say(f"To see all of it: {COMMAND}")
    lines = capsys.readouterr().out.splitlines()
    assert " ".join(" ".join(lines).split()).endswith(COMMAND)
    assert max(map(len, lines)) <= int(columns)


def test_a_text_without_spaces_turns_all_the_same(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "24")
    say("誰に助けてもらったか。" * 4, first="  ")
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 1
    assert all(line.startswith("  ") for line in lines)
