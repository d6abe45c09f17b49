"""A journal to hold check-ins in, and helplog run in it with answers typed beforehand."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from tests.checkin.sitting import WEEK, Sit
from tests.cli.running import Run

from helplog.cli.main import main


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A journal of a few weeks, the current folder in it."""
    for name in (
        "HELPLOG_JOURNAL",
        "HELPLOG_TODAY",
        "HELPLOG_DEBUG",
        "NO_COLOR",
        "COLUMNS",
        "VISUAL",
        "EDITOR",
    ):
        monkeypatch.delenv(name, raising=False)
    root = tmp_path / "journal"
    for uri, text in WEEK.items():
        path = root / "entries" / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (root / "mkdocs.yml").write_text(
        "site_name: J\ndocs_dir: entries\nplugins: [search, helplog]\n",
        encoding="utf-8",
    )
    root.chmod(0o700)
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def sit(
    journal: Path,  # noqa: ARG001
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Sit:
    """Runs `helplog checkin` on a Sunday, with these lines typed and then nobody there."""

    def run_it(typed: str = "", *arguments: str, today: str = "2026-11-22") -> Run:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = main(["checkin", *arguments, "--today", today])
        said = capsys.readouterr()
        return Run(code, said.out, said.err)

    return run_it
