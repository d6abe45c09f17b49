"""Three people keep a journal for eight weeks each, and find in it what they put there."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from tests.lives.comparing import tell
from tests.lives.living import Living

_HERE: Final = Path(__file__).parent
LIVES: Final = sorted(_HERE.glob("*.life"))


@pytest.fixture
def living(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Living:
    """A folder to live in, the current one, with nothing of the shell's."""
    for name in ("HELPLOG_DEBUG", "NO_COLOR", "COLUMNS", "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    root = tmp_path / "journal"
    root.mkdir()
    monkeypatch.setenv("HELPLOG_JOURNAL", str(root))
    monkeypatch.chdir(root)
    return Living("", root)


@pytest.mark.parametrize("path", LIVES, ids=lambda path: path.stem)
def test_a_life_comes_out_as_it_is_told(path: Path, living: Living) -> None:
    living.name = path.name
    found = living.live(path.read_text("utf-8"))
    if found:
        pytest.fail(f"\n\n{tell(found)}", pytrace=False)
