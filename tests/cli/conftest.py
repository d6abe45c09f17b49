"""Running helplog in this process, in a journal of the test's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.running import Run, Runner

from helplog.cli.main import main

DAYS = {
    "2026-11-10.md": """\
---
asks:
  - Priya: look over the report
    weight: 5
    answer: yes
    answered: 2026-11-11
needs: someone to think the move through with
---
A long day.
""",
    "2026-11-17.md": """\
---
asks:
  - "Sam: the boiler"
  - "Sam Ortiz: the keys"
accepted: "Dana Lee: carried the boxes"
handoffs: "Jo: owns the Friday dinners"
---
""",
    "people/dana.md": "---\nperson: Dana Lee\naliases: [D]\n---\n",
}


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A journal of two weeks, with the current folder in it and nothing in the environment."""
    for name in (
        "HELPLOG_JOURNAL",
        "HELPLOG_TODAY",
        "HELPLOG_DEBUG",
        "NO_COLOR",
        "COLUMNS",
    ):
        monkeypatch.delenv(name, raising=False)
    root = tmp_path / "journal"
    for uri, text in DAYS.items():
        path = root / "entries" / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (root / "mkdocs.yml").write_text(
        "site_name: J\ndocs_dir: entries\ntheme: {name: helplog}\nplugins: [search, helplog]\n",
        encoding="utf-8",
    )
    root.chmod(0o700)
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def run(journal: Path, capsys: pytest.CaptureFixture[str]) -> Runner:  # noqa: ARG001
    """Runs a command on 2026-11-18 in the journal."""

    def run_it(*arguments: str, today: str = "2026-11-18") -> Run:
        pinned = () if "--today" in arguments or not today else ("--today", today)
        code = main([*arguments, *pinned])
        said = capsys.readouterr()
        return Run(code, said.out, said.err)

    return run_it
