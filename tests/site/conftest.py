"""The sample journal, built once for all tests that look at its pages."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.forking import run_program
from tests.sample_site import ROOT_PATH, SAMPLE_DAY, built_sample

__all__ = ["ROOT_PATH", "SAMPLE_DAY"]


def run_mkdocs(
    root: Path, *arguments: str, today: str = SAMPLE_DAY, **more: str
) -> subprocess.CompletedProcess[str]:
    """Plain `mkdocs` with the plugin on, in a folder of its own."""
    environment = {
        **os.environ,
        "HELPLOG_TODAY": today,
        "NO_MKDOCS_2_WARNING": "1",
        **more,
    }
    return run_program(
        "mkdocs", *arguments, cwd=root, environment=environment, seconds=300
    )


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample journal as it looks on its last Sunday."""
    return built_sample(tmp_path_factory)


@pytest.fixture(scope="session")
def sample_pages(sample_site: Path) -> dict[str, str]:
    """Every page of it by address."""
    return {
        path.relative_to(sample_site).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(sample_site.rglob("*.html"))
    }


@pytest.fixture(scope="session")
def sample_stats() -> dict[str, Any]:
    """What `stats --json` says of the sample on the same day."""
    from helplog.exchange.contracts import stats_contract
    from helplog.insight.reflecting import reflect
    from helplog.store.opening import open_journal

    day = date.fromisoformat(SAMPLE_DAY)
    contract: dict[str, Any] = json.loads(
        json.dumps(stats_contract(reflect(open_journal(ROOT_PATH), day)))
    )
    return contract


@pytest.fixture
def build_journal(tmp_path: Path) -> Callable[..., dict[str, str]]:
    """Builds a small journal from `{uri: text}` and gives its pages by address."""

    def build(
        files: dict[str, str | bytes], *, options: str = "", today: str = SAMPLE_DAY
    ) -> dict[str, str]:
        root = tmp_path / "journal"
        (root / "entries").mkdir(parents=True, exist_ok=True)
        (root / "mkdocs.yml").write_text(
            "site_name: Journal\ndocs_dir: entries\ntheme: {name: material}\n"
            f"plugins:\n  - search\n  - helplog: {{{options}}}\n",
            encoding="utf-8",
        )
        for uri, text in files.items():
            path = root / "entries" / uri
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        done = run_mkdocs(root, "build", today=today)
        assert done.returncode == 0, done.stderr
        site = root / "site"
        pages = {
            p.relative_to(site).as_posix(): p.read_text(encoding="utf-8")
            for p in site.rglob("*.html")
        }
        return {**pages, "log": done.stderr}

    return build
