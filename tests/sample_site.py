"""The sample journal as a site, as it looks on its last Sunday: built once, whichever test asks first."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Final

import pytest
from tests.forking import run_program

from helplog.store.files.file_locks import try_lock

ROOT_PATH: Final = Path(__file__).parents[1]
SAMPLE_DAY: Final = "2026-11-22"


def built_sample(factory: pytest.TempPathFactory) -> Path:
    """The site's folder, which belongs to all who test at the same time: nobody changes it."""
    own = factory.getbasetemp()
    folder = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    site = folder / "sample-site"
    handle = os.open(folder / "sample-site.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        while not try_lock(handle):
            time.sleep(0.05)
        if not site.is_dir():
            _build(site)
    finally:
        os.close(handle)
    return site


def _build(site: Path) -> None:
    growing = site.with_name("sample-site-growing")
    where = ("-f", str(ROOT_PATH / "mkdocs.yml"), "--site-dir", str(growing))
    done = run_program(
        "mkdocs",
        "build",
        "--quiet",
        *where,
        cwd=ROOT_PATH,
        environment={
            **os.environ,
            "HELPLOG_TODAY": SAMPLE_DAY,
            "NO_MKDOCS_2_WARNING": "1",
        },
        seconds=300,
    )
    assert done.returncode == 0, done.stderr
    growing.rename(site)
