"""What exclude_docs and draft_docs of mkdocs.yml name: on no page, in no number, found by no search; check says how many."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from tests.forking import ANEW
from tests.hostile.small_journal import build_by, held_by, write_small_journal

from helplog.text.reading.configuration.left_out import left_out_by

SECRET = "Quittenbrot"
LEFT_OUT = {
    "drafts/2026-11-11.md": f"---\nasks: [Zora: {SECRET}]\ntags: [{SECRET}]\n---\n{SECRET} ![](p.png)\n",
    "drafts/p.png": "a picture",
    "drafts/page.md": f"# {SECRET}\n",
    "2026-11-12.md": f"---\naccepted: [Zora: {SECRET}]\nload: 9\naks: [x]\n---\n![](../photos/only.jpg)\n",
    "2026-W46.md": f"---\nneeds: {SECRET}\n---\n## Who did I let help me this week?\n{SECRET}\n",
    "zora.md": f"---\nperson: Priya\naliases: [{SECRET}]\n---\n{SECRET}\n",
    "people.md": f"# {SECRET}\n",
    "photos/only.jpg": "no picture",
}
EXCLUDED = """\
exclude_docs: |
  /drafts/
  !/drafts/nothing.md
  2026-W*.md
  # a comment
  people.md
draft_docs: |
  2026-11-12*
  zora.md
not_in_nav: |
  about.md
"""


def journal(root: Path, more: str) -> Path:
    write_small_journal(root, more=more)
    for uri, text in LEFT_OUT.items():
        path = root / "entries" / uri
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return root


def helplog(root: Path, *arguments: str) -> str:
    done = subprocess.run(
        [*ANEW["helplog"], "-J", str(root), *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return journal(tmp_path / "journal", EXCLUDED)


@pytest.mark.slow
@pytest.mark.parametrize("way", ["helplog", "mkdocs"])
def test_the_site_has_nothing_of_it(way: str, root: Path) -> None:
    done = build_by(way, root)
    assert done.returncode == 0, done.stderr
    site = held_by(root / "site")
    assert not [
        uri
        for uri, data in site.items()
        if isinstance(data, bytes) and (SECRET.encode() in data or b"Zora" in data)
    ]
    assert not [
        uri for uri in site if "only" in uri or "drafts" in uri or "zora" in uri
    ]
    assert "2026-11-12" not in done.stderr
    week = (root / "site/weeks/2026-11-09/index.html").read_text("utf-8")
    assert "A long day." in week
    assert 'id="2026-11-12"' not in week
    assert ">About<" not in (root / "site/practice/index.html").read_text("utf-8")


def test_the_numbers_are_those_of_a_journal_without_it(
    root: Path, tmp_path: Path
) -> None:
    without = write_small_journal(tmp_path / "without")
    commands = ("stats", "today", "week", "people", "open")
    for command in commands:
        arguments = (command, "--json", "--today", "2026-11-18")
        numbers = [json.loads(helplog(one, *arguments)) for one in (root, without)]
        if command == "stats":
            said = [one.pop("diagnostics") for one in numbers]
            assert said[0] != said[1]
        assert numbers[0] == numbers[1], command
    assert SECRET not in helplog(root, "find", "--today", "2026-11-18")
    assert SECRET not in helplog(root, "find", SECRET)


def test_check_says_how_many_and_reads_them_all_the_same(root: Path) -> None:
    said = helplog(root, "check", "--today", "2026-11-18")
    assert "leaves 4 files of the journal out" in said
    assert "2026-11-12.md" in said, "a slip in one of them is still named"
    assert "[left-out-of-the-site]" in said


def test_a_copy_of_a_private_file_that_is_left_out_is_private(tmp_path: Path) -> None:
    root = write_small_journal(
        tmp_path / "journal", more="exclude_docs: |\n  note.md\n  2026-11-12.md\n"
    )
    private = f"---\nprivate: true\n---\n# {SECRET}\n\n{SECRET}\n"
    for name in ("note.md", "2026-11-12.md"):
        (root / "entries" / name).write_text(private, "utf-8")
        copied = name.replace(".md", " copy.md")
        (root / "entries" / copied).write_text(f"# {SECRET}\n", "utf-8")
    done = build_by("mkdocs", root)
    assert done.returncode == 0, done.stderr
    assert not [
        uri
        for uri, data in held_by(root / "site").items()
        if isinstance(data, bytes) and SECRET.encode() in data
    ]


MATCHES = {
    "a folder": ("drafts/", "drafts/2026-11-18.md"),
    "a folder anywhere": ("drafts/", "old/drafts/2026-11-18.md"),
    "a folder at the top": ("/drafts/", "drafts/a/2026-11-18.md"),
    "a name": ("2026-11-18.md", "a/2026-11-18.md"),
    "a part of a name": ("*-draft.md", "2026-11-18-draft.md"),
    "two stars": ("**/old/*", "a/b/old/2026-11-18.md"),
    "the last one counts": ("*.md\n!a.md\na.md", "a.md"),
    "behind a comment": ("# why\n\na.md", "a.md"),
}
NO_MATCHES = {
    "nothing": ("", "a.md"),
    "not at the top": ("/drafts/", "old/drafts/a.md"),
    "taken out again": ("*.md\n!a.md", "a.md"),
    "a comment": ("#a.md", "a.md"),
    "no pattern at all": ("!", "a.md"),
}


@pytest.mark.parametrize(("pattern", "uri"), MATCHES.values(), ids=MATCHES)
def test_a_pattern_that_names_a_file(pattern: str, uri: str) -> None:
    assert left_out_by(["", pattern])(uri)


@pytest.mark.parametrize(("pattern", "uri"), NO_MATCHES.values(), ids=NO_MATCHES)
def test_a_pattern_that_does_not(pattern: str, uri: str) -> None:
    assert not left_out_by([pattern, ""])(uri)
