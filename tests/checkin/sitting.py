"""What the tests of the check-in share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from tests.cli.running import Run

from helplog.model.journal import Checkin
from helplog.model.settings import Settings
from helplog.text.reading.file import read

Sit = Callable[..., Run]
NAME = "checkins/2026-W47.md"
WEEK = {
    "2026-11-03.md": """\
---
needs: someone to hold the ladder
asks:
  - Dana Lee: carry the ladder home
    answer: yes
---
""",
    "2026-11-10.md": '---\naccepted: "Sam: the shopping"\n---\n',
    "2026-11-17.md": """\
---
accepted:
  - Sam: carried the boxes
  - Dana Lee: soup
connections: Lee — met at the gate
asks: "Priya: the report"
alone: moved the sofa
---
""",
    "2026-11-18.md": '---\nprivate: true\naccepted: "Ruth: sat with me"\nneeds: a doctor\n---\n',
}


def written(root: Path, uri: str = NAME, settings: Settings | None = None) -> Checkin:
    """What stands in a check-in now."""
    checkin, findings = read(
        uri, (root / "entries" / uri).read_bytes(), settings or Settings()
    )
    assert isinstance(checkin, Checkin)
    assert not findings
    return checkin


def says(root: Path, uri: str = NAME) -> dict[str, str]:
    """The answers in a check-in, by question."""
    return {
        question.value: reply.text
        for question, reply in written(root, uri).replies.items()
    }


def d(text: str) -> date:
    return date.fromisoformat(text)
