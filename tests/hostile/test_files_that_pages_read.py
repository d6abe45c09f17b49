"""Attempts to have a page read a file that is no part of the site, by an extension that puts files into pages."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Final

import pytest
from tests.forking import ANEW
from tests.hostile.small_journal import build_by, write_small_journal

SECRET: Final = "hunter2"
PLACES: Final = {
    "a private entry": "entries/2026-11-12.md",
    "an entry with a private item": "entries/2026-11-13.md",
    "a backup of an entry": "entries/2026-11-14.md~",
    "a private page": "entries/diary.md",
    "a copy of a private page": "entries/diary.sync-conflict-20261118-120000-ABCDEFG.md",
    "a text that says private": "entries/notes.txt",
    "git's configuration": ".git/config",
    "a hidden file": ".env",
    "a hidden folder of the entries": "entries/.trash/old.txt",
    "the configuration": "mkdocs.yml",
    "a file by a link": "entries/link.txt",
    "a file through a linked folder": "entries/folder/outside.txt",
    "a file above the journal": "../outside.txt",
    "a file by a way around": "entries/../../outside.txt",
    "a file of the whole disk": "{outside}",
    "a section of a private entry": "entries/2026-11-12.md:words",
    "lines of a private entry": "entries/2026-11-12.md:1:9",
    "a public entry with a private copy": "entries/2026-11-16.md",
}
CONFIGURATION: Final = """\
markdown_extensions:
  - pymdownx.snippets:
      base_path: [., entries, /]
      restrict_base_path: false
"""


def write_secrets(root: Path) -> None:
    outside = root.parent / "outside.txt"
    outside.write_text(SECRET, "utf-8")
    texts = {
        "entries/2026-11-12.md": f"---\nprivate: true\n---\n--8<-- [start:words]\n{SECRET}\n--8<-- [end:words]\n",
        "entries/2026-11-13.md": f"---\nasks:\n  - who: Ana\n    what: {SECRET}\n    private: true\n---\nWords.\n",
        "entries/2026-11-14.md~": f"{SECRET}\n",
        "entries/diary.md": f"---\nprivate: true\n---\n{SECRET}\n",
        "entries/diary.sync-conflict-20261118-120000-ABCDEFG.md": f"{SECRET}\n",
        "entries/notes.txt": f"---\nprivate: true\n---\n{SECRET}\n",
        ".git/config": f"[a]\nb = {SECRET}\n",
        ".env": f"A={SECRET}\n",
        "entries/.trash/old.txt": SECRET,
        "entries/naming.txt": '--8<-- ".env"\n',
        "entries/2026-11-16.md": SECRET,
        "entries/2026-11-16.sync-conflict-20261118-120000-ABCDEFG.md": "---\nprivate: true\n---\n",
        "entries/snippet.txt": "A common line.\n",
        "entries/2026-11-15.md": "An open line.\n",
        "snippets/shared.md": "A shared line.\n",
    }
    for name, text in texts.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (root / "entries/link.txt").symlink_to(outside)
    (root / "entries/folder").symlink_to(root.parent)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A site whose entries and pages each try one of the files, and what `check` says."""
    root = tmp_path_factory.mktemp("reading") / "journal"
    root.mkdir()
    write_small_journal(root, more=f"# {SECRET}\n{CONFIGURATION}")
    write_secrets(root)
    for number, place in enumerate(PLACES.values()):
        line = f'--8<-- "{place.format(outside=root.parent / "outside.txt")}"\n'
        day = f"---\ndate: 2026-10-{number + 1:02}\n---\nTried {number}.\n\n{line}"
        (root / f"entries/try-{number}.md").write_text(day, "utf-8")
        (root / f"entries/page-{number}.md").write_text(
            f"# Page {number}\n\n{line}", "utf-8"
        )
    (root / "entries/nested.md").write_text('--8<-- "naming.txt"\n', "utf-8")
    (root / "entries/fine.md").write_text(
        '# Fine\n\n--8<-- "snippet.txt"\n--8<-- "2026-11-15.md"\n--8<-- "snippets/shared.md"\n',
        "utf-8",
    )
    done = build_by("mkdocs", root)
    assert done.returncode == 0, done.stderr
    assert f"{len(PLACES)} like this one" in done.stderr
    looked = subprocess.run(
        [*ANEW["helplog"], "check", "--all", "--today", "2026-11-18"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    return root, looked.stdout


@pytest.mark.parametrize("number", range(len(PLACES)), ids=list(PLACES))
def test_nothing_of_it_is_in_the_site(number: int, built: tuple[Path, str]) -> None:
    root, said = built
    page = (root / f"site/page-{number}/index.html").read_text("utf-8")
    assert SECRET not in page
    assert f"page-{number}.md:3:" in said
    assert f"try-{number}.md:6:" in said


def test_nor_anywhere_else(built: tuple[Path, str]) -> None:
    root, said = built
    assert said.count("[file-not-read]") == 2 * len(PLACES) + 1, (
        "the one more is of a file named by a file"
    )
    holding = [path for path in (root / "site").rglob("*") if path.is_file()]
    assert [path for path in holding if SECRET.encode() in path.read_bytes()] == []


def test_what_is_public_is_read_as_ever(built: tuple[Path, str]) -> None:
    page = (built[0] / "site/fine/index.html").read_text("utf-8")
    assert "A common line." in page
    assert "An open line." in page
    assert "A shared line." in page


READERS: Final = ("markdown_include.include", "mdx_include.mdx_include", "pymdownx.b64")
FAKE: Final = f"""
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor


class Reading(Postprocessor):
    def run(self, text):
        return text + "{SECRET}"


class Reader(Extension):
    def extendMarkdown(self, md):
        md.postprocessors.register(Reading(md), "reading", 1)


def makeExtension(**options):
    return Reader()
"""


@pytest.mark.parametrize("name", READERS[:2])
def test_an_extension_that_can_not_be_kept_within_is_left_out(
    name: str, tmp_path: Path
) -> None:
    root = write_small_journal(
        tmp_path / "journal", more=f"markdown_extensions: [{name}]\n"
    )
    package, _, module = name.partition(".")
    (tmp_path / package).mkdir()
    (tmp_path / package / "__init__.py").touch()
    (tmp_path / package / f"{module}.py").write_text(FAKE, "utf-8")
    done = build_by("mkdocs", root, PYTHONPATH=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "mkdocs.yml:5:1: " in done.stderr
    assert f"`{name}`" in done.stderr
    assert SECRET not in (root / "site/about/index.html").read_text("utf-8")


def test_pictures_are_not_read_into_pages(tmp_path: Path) -> None:
    root = write_small_journal(
        tmp_path / "journal", more="markdown_extensions: [pymdownx.b64]\n"
    )
    (tmp_path / "outside.png").write_bytes(b"no picture")
    (root / "entries/photos/link.png").symlink_to(tmp_path / "outside.png")
    (root / "entries/about.md").write_text(
        "![A](../../outside.png) ![B](photos/link.png)\n", "utf-8"
    )
    done = build_by("mkdocs", root)
    assert done.returncode == 0, done.stderr
    assert "base64" not in (root / "site/about/index.html").read_text("utf-8")
    assert "`pymdownx.b64`" in done.stderr


PLUGIN: Final = f"""
from mkdocs.plugins import BasePlugin


class Reading(BasePlugin):
    def on_page_markdown(self, markdown, **_):
        return markdown + "\\n\\n{SECRET}\\n"
"""


@pytest.mark.parametrize("name", ["include-markdown", "macros"])
def test_so_is_a_plugin(name: str, tmp_path: Path) -> None:
    root = write_small_journal(tmp_path / "journal")
    configuration = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(
        configuration.replace("[search, helplog]", f"[{name}, search, helplog]"),
        "utf-8",
    )
    (tmp_path / "reading.py").write_text(PLUGIN, "utf-8")
    listing = tmp_path / "reading-1.dist-info"
    listing.mkdir()
    (listing / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: reading\nVersion: 1\n", "utf-8"
    )
    (listing / "entry_points.txt").write_text(
        f"[mkdocs.plugins]\n{name} = reading:Reading\n", "utf-8"
    )
    done = build_by("mkdocs", root, PYTHONPATH=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert f"`{name}`" in done.stderr
    assert SECRET not in (root / "site/about/index.html").read_text("utf-8")
