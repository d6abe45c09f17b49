"""Files that no journal has: names that are no text, a configuration of megabytes, a file for a folder."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Final

import pytest
from tests.covering import covering
from tests.hostile.small_journal import WAYS, build_by, write_small_journal

from helplog.cli.main import main

NO_TEXT: Final = {
    "a picture": "entries/\udcff.png",
    "an entry": "entries/2026-11-\udcff.md",
    "a page": "entries/\udcff.md",
    "a folder": "entries/\udcff/picture.png",
    "a folder of pages": "entries/a/\udcff/page.md",
    "a template": "own/\udcff.html",
    "a picture of the theme's": "own/\udcff.png",
    "a folder of the theme's": "own/\udcff/a.css",
}


@pytest.mark.skipif(os.name != "posix", reason="names are text there")
@pytest.mark.parametrize(("name", "way"), covering(NO_TEXT, WAYS))
def test_a_name_that_is_no_text_ends_no_build(
    tmp_path: Path, name: str, way: str
) -> None:
    root = write_small_journal(tmp_path / "journal")
    (root / "own").mkdir()
    configuration = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(
        configuration.replace("name: material", "name: material, custom_dir: own"),
        "utf-8",
    )
    path = root / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Words.\n", "utf-8")
    except OSError:
        pytest.skip("this disk has names that are text alone")
    done = build_by(way, root)
    assert done.returncode == 0, done.stderr
    assert "should not have happened" not in done.stderr
    assert (root / "site/about/index.html").is_file()
    if name != NO_TEXT["a template"]:
        assert "[name-not-utf8]" in done.stderr


LOOKING: Final = {
    "today": [],
    "find": ["soup"],
    "week": [],
    "check": [],
    "doctor": [],
    "ask": ["Ana", "soup"],
}


@pytest.mark.parametrize("size", [1_000_000, 4_000_000, 8_000_000])
@pytest.mark.parametrize("command", LOOKING)
def test_a_configuration_of_megabytes_is_not_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, size: int
) -> None:
    root = write_small_journal(tmp_path / "journal")
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("extra:\n")
        file.write("".join(f"  a{n}: [1, 2, 3]\n" for n in range(size // 18)))
    began = time.process_time()
    assert main([command, *LOOKING[command], "-J", str(root)]) == 1
    assert time.process_time() - began < 4  # of a processor that others use as well
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "larger than 256 KiB" in said


@pytest.mark.parametrize("way", WAYS)
def test_nor_is_it_built(tmp_path: Path, way: str) -> None:
    root = write_small_journal(tmp_path / "journal")
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(f"# {'x' * 300_000}\n")
    done = build_by(way, root)
    assert done.returncode == 1
    assert "larger than 256 KiB" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr


def test_a_long_one_is_still_one(tmp_path: Path) -> None:
    root = write_small_journal(tmp_path / "journal")
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(f"# {'x' * 100_000}\n")
    assert main(["today", "-J", str(root)]) == 0


@pytest.mark.parametrize(
    "command",
    [["ask", "Ana", "soup"], ["need", "rest"], ["new"], ["alone", "the sofa"]],
)
@pytest.mark.parametrize("year", [True, False])
def test_a_file_in_the_place_of_a_folder_is_named_with_its_cure(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    command: list[str],
    *,
    year: bool,
) -> None:
    monkeypatch.setenv("HELPLOG_TODAY", "2026-11-18")
    monkeypatch.setenv("EDITOR", "true")
    root = tmp_path / "it's"
    assert main(["init", str(root)]) == 0
    assert main(["ask", "Bo", "tea", "-J", str(root)]) == 0
    in_the_way = root / "entries" / "2026"
    if not year:
        in_the_way = root / "entries"
    in_the_way.rename(tmp_path / "aside")
    in_the_way.write_text("x", "utf-8")
    capsys.readouterr()
    assert main([*command, "-J", str(root)]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert f"{in_the_way} is a file where a folder has to be" in said
    cure = said.rstrip().partition("give it another name: ")[2]
    assert os.system(cure) == 0  # noqa: S605 - as a person types it
    assert (root / f"{in_the_way}.txt").read_text("utf-8") == "x"
