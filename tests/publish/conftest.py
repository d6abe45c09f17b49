"""Books, made in this process."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from tests.private.planted import plant

from helplog.cli.main import main

CONFIGURATION = """\
site_name: Nora's journal
docs_dir: entries
theme: {name: material, language: LANGUAGE}
markdown_extensions: [attr_list, footnotes, pymdownx.details, pymdownx.superfences]
plugins: [search, helplog: {unit: UNIT}]
"""
Shelf = Callable[..., Path]


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """A journal of these files, the current folder."""
    monkeypatch.delenv("HELPLOG_JOURNAL", raising=False)
    monkeypatch.setenv("HELPLOG_TODAY", "2026-11-22")

    def made(
        files: Mapping[str, str], *, language: str = "en", unit: str = "lb"
    ) -> Path:
        said = CONFIGURATION.replace("LANGUAGE", language).replace("UNIT", unit)
        root = plant(tmp_path / "journal", said, files)
        monkeypatch.chdir(root)
        return root

    return made


@pytest.fixture
def bound(shelf: Shelf) -> Callable[..., str]:
    """The HTML of the book of 2026 of these files."""

    def made(files: Mapping[str, str], **settings: str) -> str:
        root = shelf(files, **settings)
        assert main(["book", "2026"]) == 0
        return (root / "books" / "2026.html").read_text("utf-8")

    return made


def without_head(html: str) -> str:
    """What stands in a book, but for its style and the bytes of its pictures."""
    return re.sub(r"data:[\w/+]+;base64,[\w+/=]+", "data:", html.partition("<body>")[2])
