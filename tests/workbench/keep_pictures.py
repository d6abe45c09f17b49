"""Takes what `make editors` left in `artefacts/editors` for docs/editors.md, with few colours."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from tests.browser.picturing import IMAGES_PATH, optimised  # noqa: E402 - beside it

TAKEN_PATH: Final = ROOT / "artefacts" / "editors"
KEPT_PATH: Final = IMAGES_PATH / "editors"
KEPT: Final = ("vscode-name", "vscode-cure", "neovim", "emacs", "vim")


def main() -> None:
    """Says how large each is."""
    KEPT_PATH.mkdir(parents=True, exist_ok=True)
    for name in KEPT:
        data = optimised((TAKEN_PATH / f"{name}.png").read_bytes())
        (KEPT_PATH / f"{name}.png").write_bytes(data)
        print(f"{name}.png  {len(data) / 1000:.0f} kB")


if __name__ == "__main__":
    main()
