"""A link by name to something private shows the words that were written for it, and no more."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from tests.private.planted import built_site, plant, readings

CONFIGURATION: Final = (
    "site_name: Mine\ndocs_dir: entries\ntheme: {name: material}\n"
    "plugins: [search, {helplog: {line_breaks: keep}}]\n"
)
HIDDEN: Final = (
    "---\nprivate: true\naliases: [zqalias, zqother name]\n---\n"
    "title:: zqtitled\n\n# Zqheading\n> [!note] Zqcallout\n> zqfolded\n\nzqwords ^zqblock1\n"
)
LINKS: Final = """\
- [[zqsecret|shown one]] and ![[zqsecret|shown two]]
- [[zqsecret#Zqheading|shown three]], [[zqsecret#^zqblock1|shown four]], [[zqsecret^zqblock1|shown five]]
- [[zqalias|shown six]], [[Zqother Name|shown seven]], [[zqtitled|shown eight]], [[zqday|shown nine]]
> [!tip]- [[zqsecret|shown ten]]
> ![[zqsecret#Zqheading|shown eleven]]

| a |
|---|
| [[zqsecret\\|shown twelve]] |
"""
SHOWN: Final = "one two three four five six seven eight nine ten eleven twelve"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {
        "notes/zqsecret.md": HIDDEN,
        "2026-11-10.md": HIDDEN.replace("zqalias", "zqday"),
        "notes/public.md": LINKS,
        "2026-11-11.md": LINKS,
    }
    root = plant(tmp_path_factory.mktemp("links") / "journal", CONFIGURATION, files)
    return built_site(root)[0]


def test_nothing_of_it_is_in_any_file_of_the_site(site: Path) -> None:
    for path in site.rglob("*"):
        assert "zq" not in path.relative_to(site).as_posix()
        if path.is_file() and path.suffix not in {".png", ".map"}:
            assert "zq" not in readings(path), path


def test_the_words_are_there_and_lead_nowhere(site: Path) -> None:
    for uri in ("notes/public", "weeks/2026-11-09"):
        html = (site / uri / "index.html").read_text("utf-8")
        for number in SHOWN.split():
            assert f"<span>shown {number}</span>" in html
