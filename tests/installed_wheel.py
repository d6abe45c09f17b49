"""The wheel as a person has it: built, and installed into an environment with no checkout near."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]


def build(folder: Path, *kinds: str) -> None:
    """Builds what is shipped; both, and the wheel from the sdist, where no kind is said.

    The extension for VS Code is taken from where `make extension` leaves it, or made there once.
    """
    cache = os.environ.get("HELPLOG_EXTENSION_CACHE") or str(ROOT / ".cache/vscode")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", *kinds, "--outdir", str(folder), str(ROOT)],
        env={**os.environ, "HELPLOG_EXTENSION_CACHE": cache},
        check=True,
        capture_output=True,
    )  # fmt: skip


def new_environment(home: Path) -> Path:
    """An empty environment that has every library of this one; the folder of its programs.

    A path file lends the libraries without running path files of theirs, so the checkout this
    environment was installed from stays out of sight.
    """
    venv.create(home, with_pip=False, symlinks=os.name == "posix")
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    own = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    )
    lent = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    Path(own.stdout.strip(), "lent.pth").write_text(
        "\n".join(sorted(lent)), encoding="utf-8"
    )
    return python.parent


def pip_install(scripts: Path, wanted: Sequence[str]) -> None:
    """`pip install`, with nothing fetched: what the libraries lack would be said."""
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-index", *wanted],
        check=True,
        capture_output=True,
    )  # fmt: skip
