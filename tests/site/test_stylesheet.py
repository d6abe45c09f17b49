"""The stylesheet is one file of parts; the parts are no files of the site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from helplog.publish.theme_folder import theme_path
from helplog.website.material.stylesheet import PARTS, STYLES_FOLDER, stylesheet


def test_every_part_is_in_the_order_and_there() -> None:
    there = {path.stem for path in (theme_path() / STYLES_FOLDER).glob("*")}
    assert there == {*PARTS}
    assert len(PARTS) == len(there)


def test_every_brace_of_a_part_is_closed_in_it() -> None:
    for name in PARTS:
        part = (theme_path() / STYLES_FOLDER / f"{name}.css").read_text("utf-8")
        assert part.count("{") == part.count("}"), name


def test_the_site_has_the_whole_and_not_the_parts(
    build_journal: Callable[..., dict[str, str]], tmp_path: Path
) -> None:
    build_journal({"2026-11-18.md": "A day.\n"})
    site = tmp_path / "journal" / "site"
    whole = site / "assets/helplog/helplog.css"
    assert whole.read_text("utf-8") == stylesheet()
    assert not (site / "styles").exists()
