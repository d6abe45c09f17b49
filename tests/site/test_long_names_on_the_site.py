"""Names and tags of any length and script: each has its page, under a name that a disk takes."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.hostile.small_journal import build_by, held_by, write_small_journal

pytestmark = pytest.mark.slow

LATIN = "x" * 300
CJK = "夜" * 90
HANGUL = "각" * 90
NAME = "가" * 60
"""As long as a name may be; taken apart into its letters it has three times as many bytes."""
PICTURE = "p" * 251 + ".png"
PAGE = "q" * 252 + ".md"
DAY = f"""\
---
asks:
- {LATIN}: he said yes
thanks:
- {NAME}: hello
- {NAME[:-1]}나: hello
tags: [{LATIN}, {LATIN}y, {CJK}, {CJK}間, {HANGUL}, {HANGUL}나]
---
Seen ![]({PICTURE})
"""


@pytest.mark.parametrize("directory_urls", ["true", "false"])
def test_every_name_is_one_that_a_disk_takes(
    tmp_path: Path, directory_urls: str
) -> None:
    root = write_small_journal(
        tmp_path / "journal", more=f"use_directory_urls: {directory_urls}\n"
    )
    entries = root / "entries"
    (entries / "2026-11-18.md").write_text(DAY, "utf-8")
    (entries / "somebody.md").write_text(f"---\nperson: {CJK}\n---\n", "utf-8")
    (entries / PICTURE).write_text("no picture", "utf-8")
    (entries / PAGE).write_text("# Long\n\nwords\n", "utf-8")
    for _ in range(2):  # the second one replaces what the first one wrote
        done = build_by("mkdocs", root)
        assert done.returncode == 0, done.stderr
        (entries / PICTURE).write_text("another", "utf-8")
        (entries / "somebody.md").write_text(f"---\nperson: {CJK}\n---\nHi.\n", "utf-8")
    site = held_by(root / "site")
    assert all(len(part.encode()) <= 255 for path in site for part in Path(path).parts)
    tags = {path.split("/")[1] for path in site if path.startswith("tags/")}
    assert len(tags - {"index.html"}) == 6, "each tag has a page of its own"
    people = {path.split("/")[1] for path in site if path.startswith("people/")}
    # Priya, Dana Lee, the two long names, and the note
    assert len(people - {"index.html", "by-name"}) == 5
    week = (root / "site/weeks/2026-11-16/index.html").read_text("utf-8")
    assert f"{LATIN}: he said yes" in week
    long_page = next(
        path for path in site if path.startswith("qqq") and path.endswith(".html")
    )
    assert b"<p>words</p>" in site[long_page]
