"""docs/tour.md shows what helplog does: every command in it is run again, in order, in a new journal.

To record it anew after a change:  HELPLOG_RECORD=1 python -m pytest tests/tour
"""

from __future__ import annotations

import io
import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from helplog.cli.group import ROUTES
from helplog.cli.main import main

TOUR: Final = Path(__file__).parents[2] / "docs" / "tour.md"
BLOCK: Final = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TODAY: Final = re.compile(r"<!-- today: (\d{4}-\d\d-\d\d) -->")
WRITTEN: Final = re.compile(r"printf '([^']*)' >> (\S+)")
PIPED: Final = re.compile(r"printf '([^']*)' \| (.*)")


class Shell:
    """The few things a tour asks of a shell."""

    def __init__(
        self,
        home: Path,
        monkeypatch: pytest.MonkeyPatch,
        capfd: pytest.CaptureFixture[str],
    ) -> None:
        self.home = home
        self.here = home
        self.patch = monkeypatch
        self.captured = capfd

    def run(self, line: str, today: str) -> str:
        """What a command prints, with the folder it all happens in called `~`."""
        written = WRITTEN.fullmatch(line)
        if written:
            text, uri = written.groups()
            with (self.here / uri).open("a", encoding="utf-8") as file:
                file.write(text.replace("\\n", "\n"))
            return ""
        typed, line = self._piped(line)
        words = shlex.split(line)
        if words[0] == "cd":
            self.here /= words[1]
            return ""
        if words[0] == "cat":
            return (self.here / words[1]).read_text("utf-8")
        self.patch.chdir(self.here)
        self.patch.setenv("HELPLOG_TODAY", today)
        self.patch.setattr(
            "sys.stdin", io.TextIOWrapper(io.BytesIO(typed.encode()), "utf-8")
        )
        main(words[1:])
        said = self.captured.readouterr()
        said_at_home = (said.out + said.err).replace(str(self.home), "~")
        return "\n".join(part.rstrip() for part in said_at_home.split("\n"))

    @staticmethod
    def _piped(line: str) -> tuple[str, str]:
        found = PIPED.fullmatch(line)
        return (found[1].replace("\\n", "\n"), found[2]) if found else ("", line)


@pytest.fixture
def shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Shell:
    for name in ("HELPLOG_JOURNAL", "HELPLOG_DEBUG", "NO_COLOR", "VISUAL", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("EDITOR", "cat")
    tmp_path.chmod(0o700)
    return Shell(tmp_path.resolve(), monkeypatch, capfd)


def recorded(text: str, shell: Shell) -> Iterator[str]:
    """The tour, part by part, with what its commands print now."""
    at, today = 0, ""
    for block in BLOCK.finditer(text):
        before = text[at : block.start()]
        today = [today, *TODAY.findall(before)][-1]
        commands = [
            line.removeprefix("$ ")
            for line in block[1].splitlines()
            if line.startswith("$ ")
        ]
        said = [f"$ {line}\n{shell.run(line, today)}".rstrip() for line in commands]
        yield (
            before
            + "```console\n"
            + "".join(f"{part}\n" for part in _apart(said))
            + "```"
        )
        at = block.end()
    yield text[at:]


def _apart(parts: list[str]) -> Iterator[str]:
    """An empty line between a command's output and the next command."""
    for number, part in enumerate(parts):
        yield part if number + 1 == len(parts) or "\n" not in part else f"{part}\n"


@pytest.mark.slow
def test_the_tour_shows_what_happens(shell: Shell) -> None:
    text = TOUR.read_text("utf-8")
    now = "".join(recorded(text, shell))
    if os.environ.get("HELPLOG_RECORD"):
        TOUR.write_text(now, encoding="utf-8")
    assert now == TOUR.read_text("utf-8")


def test_the_tour_leads_past_every_command() -> None:
    text = TOUR.read_text("utf-8")
    assert not [
        name
        for section in ROUTES.values()
        for name in section
        if f"helplog {name}" not in text
    ]
