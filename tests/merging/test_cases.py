"""Every golden case of the merge: what two devices made of a file, and the one file it becomes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from helplog.text.merging.markers import heal_markers
from helplog.text.merging.merge import merge

CASES = Path(__file__).parents[1] / "golden" / "merging"
UNSEEN = {"⇥": "\t", "␍": "\r", "﹏": "\ufeff"}
NAMES = {"base", "ours", "theirs", "marked", "gives"}


@dataclass(frozen=True)
class Case:
    parts: dict[str, bytes]

    @property
    def base(self) -> bytes | None:
        return self.parts.get("base")


def load_case(path: Path) -> Case:
    pieces = re.split(r"^=== (\w+)\n", path.read_text("utf-8"), flags=re.MULTILINE)
    parts = dict(zip(pieces[1::2], pieces[2::2], strict=True))
    assert pieces[0].strip(), f"{path}: the first line says what the case shows"
    assert set(parts) <= NAMES, f"{path}: the parts are {NAMES}"
    return Case({name: unseen(text).encode() for name, text in parts.items()})


def unseen(text: str) -> str:
    for sign, meant in UNSEEN.items():
        text = text.replace(sign, meant)
    return text


def named(folder: Path, *, healing: bool) -> list[Path]:
    return [
        path
        for path in sorted(folder.rglob("*.case"))
        if (path.parent.name == "healing") is healing
    ]


def case_id(path: Path) -> str:
    return path.relative_to(CASES).with_suffix("").as_posix()


@pytest.mark.parametrize("path", named(CASES, healing=False), ids=case_id)
def test_merge(path: Path) -> None:
    case = load_case(path)
    ours, theirs, gives = (case.parts[name] for name in ("ours", "theirs", "gives"))
    assert merge(case.base, ours, theirs).decode() == gives.decode()
    assert merge(case.base, theirs, ours) == gives
    assert merge(case.base, gives, ours) == gives
    assert merge(case.base, theirs, gives) == gives


@pytest.mark.parametrize("path", named(CASES, healing=True), ids=case_id)
def test_heal(path: Path) -> None:
    case = load_case(path)
    healed = heal_markers(case.parts["marked"], case.base)
    gives = case.parts["gives"].decode()
    assert (healed.decode() if healed is not None else "nothing to heal\n") == gives
    assert healed is None or heal_markers(healed) is None
