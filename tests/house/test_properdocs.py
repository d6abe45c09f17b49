"""The site is built just as well by ProperDocs, a drop-in successor of MkDocs 1.x, in MkDocs's place."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from tests.house.fetched import ROOT, fetched

VERSION: Final = "1.6.7"
BUILD_AND_TELL: Final = """
import sys
from properdocs.__main__ import cli
code = cli(sys.argv[1:], standalone_mode=False)
mkdocs = [name for name, module in sys.modules.items() if "/mkdocs/" in (getattr(module, "__file__", None) or "")]
sys.exit(f"these came from MkDocs: {mkdocs}" if mkdocs else code)
"""


@pytest.fixture(scope="module")
def properdocs() -> Path:
    """A folder with ProperDocs in it and nothing else; fetched once."""
    return fetched(f"properdocs-{VERSION}", f"properdocs=={VERSION}")


@pytest.mark.slow
def test_properdocs_builds_the_sample_without_mkdocs(
    properdocs: Path, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "entries", tmp_path / "entries")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(properdocs), str(ROOT / "src")]),
        "HELPLOG_TODAY": "2026-11-18",
    }
    done = subprocess.run(
        [sys.executable, "-c", BUILD_AND_TELL, "build", "--quiet"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    home = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert "November 18, 2026" in home
    assert "Content-Security-Policy" in home
    assert (tmp_path / "site/weeks/2026-11-09/index.html").is_file()
