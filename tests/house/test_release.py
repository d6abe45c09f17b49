"""`make release` says what stands in the way, and takes nothing along that is not the program."""

from __future__ import annotations

import tarfile
import zipfile
from pathlib import Path

import pytest
from bench.release import lacks_extension, strange_names, unready


@pytest.mark.parametrize(
    ("changelog", "changed", "said"),
    [
        ("## 0.2.0 (2026-12-01)\n", [], []),
        ("## Unreleased\n", [], ["no section for 0.2.0", "unreleased"]),
        ("## 0.2.0\n", [], ["has no day"]),
        ("## Unreleased\n\n## 0.2.0 (2026-12-01)\n", [], ["unreleased"]),
        ("## 0.2.0 (2026-12-01)\n", ["notes.md"], ["not committed yet: notes.md"]),
    ],
)
def test_what_stands_in_the_way_is_said(
    changelog: str, changed: list[str], said: list[str]
) -> None:
    found = list(unready(changelog, "0.2.0", changed))
    assert len(found) == len(said)
    assert all(part in line for part, line in zip(said, found, strict=True))


def test_a_diary_in_a_package_is_seen(tmp_path: Path) -> None:
    wheel, sdist = (
        tmp_path / "helplog-1-py3-none-any.whl",
        tmp_path / "helplog-1.tar.gz",
    )
    day = tmp_path / "day.md"
    day.write_text("Dear diary\n", "utf-8")
    with zipfile.ZipFile(wheel, "w") as packed:
        packed.writestr("helplog/__init__.py", "")
        packed.writestr("entries/2026-11-18.md", "Dear diary\n")
    with tarfile.open(sdist, "w:gz") as packed_too:
        packed_too.add(day, "helplog-1/README.md")
        packed_too.add(day, "helplog-1/entries/2026-11-18.md")
    assert strange_names(wheel) == strange_names(sdist) == ["entries/2026-11-18.md"]


def test_a_wheel_without_the_extension_is_seen(tmp_path: Path) -> None:
    wheel = tmp_path / "helplog-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as packed:
        packed.writestr("helplog/__init__.py", "")
    assert lacks_extension(wheel)
    with zipfile.ZipFile(wheel, "a") as packed:
        packed.writestr("helplog/extension/helplog.vsix", b"")
    assert not lacks_extension(wheel)
