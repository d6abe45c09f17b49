"""A clone is ready with one word, or says plainly what is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="for a shell")


def make_venv(path: Path, target: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [shutil.which("sh") or "sh", str(ROOT / ".ci/make-venv"), str(target)],
        env={"PATH": str(path)},
        capture_output=True,
        text=True,
        check=False,
    )


def program(path: Path, text: str) -> None:
    path.write_text(f"#!{shutil.which('sh')}\n{text}\n", encoding="utf-8")
    path.chmod(0o755)


def test_no_python_is_said_with_where_to_get_one(tmp_path: Path) -> None:
    done = make_venv(tmp_path, tmp_path / "venv")
    assert done.returncode == 1
    assert "Python 3.11 or newer" in done.stderr


def test_an_old_python3_is_passed_over_for_a_newer_one(tmp_path: Path) -> None:
    program(tmp_path / "python3", "exit 1")
    program(tmp_path / "python3.13", f'exec {sys.executable} "$@"')
    done = make_venv(tmp_path, tmp_path / "venv")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "venv/bin/python").exists()


def test_a_python_without_venv_says_what_to_install(tmp_path: Path) -> None:
    program(tmp_path / "python3", 'case "$1" in -c) exit 0;; esac; exit 1')
    (tmp_path / "rm").symlink_to(shutil.which("rm") or "rm")
    done = make_venv(tmp_path, tmp_path / "venv")
    assert done.returncode == 1
    assert "apt install python3-venv" in done.stderr
