"""A build that follows another makes what a cold one would: each case was once made otherwise."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.site.journal_changes import CACHE, Diary
from tests.site.warm_and_cold import WarmAndCold

pytestmark = pytest.mark.slow

_EVERYTHING = """---
asks:
  - Dana: a lift
  - Lee: soup
    answer: yes
needs: someone to talk to
accepted: Sam: the boxes
handoffs: Sam: the bins
alone: the tax
thanks: Lee: soup
---
A day of all kinds.
"""
"""A day by which the pages of the navigation have their headings."""


@pytest.fixture
def builds(tmp_path: Path) -> WarmAndCold:
    """A journal that is still empty."""
    diary = Diary(tmp_path / "journal")
    diary.entries.mkdir(parents=True)
    diary.configure()
    return WarmAndCold(diary)


def same(builds: WarmAndCold) -> list[str]:
    """Builds warm and cold, and gives why pages were made warm."""
    why = builds.build()
    assert builds.wrong == []
    return why


def is_whole(why: str) -> bool:
    """Whether everything was made."""
    return why.startswith("everything: ")


def test_a_heading_that_another_week_links_to_comes_and_goes(
    builds: WarmAndCold,
) -> None:
    diary = builds.diary
    diary.write("2026-11-04.md", "The day.\n")
    diary.write(
        "2026-11-11.md", "As [[2026-11-04#Noon]] says, and [[2026-11-04^a1]].\n"
    )
    same(builds)
    diary.write("2026-11-04.md", "The day.\n\n## Noon\n\nSoup. ^a1\n")
    assert "weeks/2026-11-09/index.html: a link on it leads elsewhere" in same(builds)
    diary.write("2026-11-04.md", "The day.\n\n## Evening\n")
    same(builds)


def test_a_page_of_ones_own_leads_to_a_week_that_comes_and_goes(
    builds: WarmAndCold,
) -> None:
    diary = builds.diary
    diary.write("about.md", "# About\n\n[then](weeks/2026-11-02/index.md)\n")
    diary.write("2026-11-10.md", _EVERYTHING)
    diary.write("2026-11-11.md", "The day.\n")
    same(builds)
    diary.write("2026-10-28.md", "Another week.\n")
    assert not any(map(is_whole, same(builds)))
    diary.write("2026-11-04.md", "That week.\n")
    same(builds)
    (diary.entries / "2026-11-04.md").unlink()
    same(builds)


def test_a_day_speaks_of_a_file_that_could_run(builds: WarmAndCold) -> None:
    diary = builds.diary
    diary.write("saved.html", "<p>a page</p>\n")
    diary.write("2026-11-11.md", "The day.\n")
    same(builds)
    diary.write("2026-11-11.md", "The day, see [it](saved.html).\n")
    same(builds)
    diary.write("2026-11-11.md", "The day.\n")
    same(builds)


def test_an_entry_becomes_private_and_a_page_is_its_copy(builds: WarmAndCold) -> None:
    diary = builds.diary
    diary.write("notes/day.md", "---\ndate: 2026-11-11\n---\nThe day.\n")
    diary.write("notes/day copy.md", "The day.\n")
    same(builds)
    diary.write("notes/day.md", "---\ndate: 2026-11-11\nprivate: true\n---\nThe day.\n")
    same(builds)
    diary.write("notes/day.md", "---\ndate: 2026-11-11\n---\nThe day.\n")
    same(builds)


@pytest.mark.parametrize("front", ["", "---\nprivate: true\n---\n"])
def test_what_happens_every_day_makes_no_more_than_it_has_to(
    builds: WarmAndCold, front: str
) -> None:
    diary = builds.diary
    diary.write("about.md", "# About\n\n[[Ana]] and [[2026-11-11]]\n")
    diary.write("photos/cat.png", b"cat")
    diary.write("2026-11-10.md", _EVERYTHING)
    diary.write("2026-10-10.md", _EVERYTHING)
    diary.write("2026-11-11.md", "---\nasks: Ana: soup\n---\n![cat](photos/cat.png)\n")
    same(builds)
    why = []
    diary.write("2026-11-18.md", f"{front}[[2026-11-11]] A day of a new week.\n")
    why += same(builds)
    diary.write("2026-11-17.md", "---\nasks: Ben: a lift\n---\nSomebody new.\n")
    why += same(builds)
    diary.write(
        "2026-11-17.md",
        "---\nasks:\n  - Ben: a lift\n    answer: yes\n---\nSomebody new.\n",
    )
    why += same(builds)
    diary.today += timedelta(1)
    why += same(builds)
    diary.today = date(2026, 12, 1)
    diary.write("2026/12/2026-12-01.md", "A month begins.\n")
    why += same(builds)
    assert [one for one in why if is_whole(one)] == []


def test_somebody_deletes_a_file_of_the_site(builds: WarmAndCold) -> None:
    builds.diary.write("2026-11-11.md", "The day.\n")
    same(builds)
    (builds.site / "weeks" / "index.html").unlink()
    same(builds)
    (builds.site / ".gitignore").unlink()
    builds.diary.write("2026-11-11.md", "The day, and more.\n")
    same(builds)


def test_notes_of_another_language_are_put_back(builds: WarmAndCold) -> None:
    diary = builds.diary
    diary.write("2026-11-11.md", "The day.\n")
    diary.site["theme"] = "{name: material, language: de}"
    diary.configure()
    same(builds)
    note = diary.root / CACHE / "surroundings"
    older = note.read_bytes()
    diary.site["theme"] = "{name: material, language: fr}"
    diary.configure()
    same(builds)
    note.write_bytes(older)
    diary.write("2026-11-11.md", "The day, and more.\n")
    same(builds)


def test_what_mkdocs_says_of_a_page_of_ones_own_is_said_again(
    builds: WarmAndCold,
) -> None:
    diary = builds.diary
    diary.site["validation"] = "{anchors: warn}"
    diary.configure()
    week = "weeks/2026-11-09/index.md"
    diary.write("about.md", f"# About\n\n[there]({week}#2026-11-12), [me](#noon)\n")
    diary.write("2026-11-11.md", "The day.\n")
    same(builds)
    diary.write("2026-11-11.md", "The day, and more.\n")
    same(builds)
    diary.write("2026-11-12.md", "The next day.\n")
    same(builds)
    same(builds)


def test_what_mkdocs_says_of_pages_in_no_navigation_is_said_again(
    builds: WarmAndCold,
) -> None:
    diary = builds.diary
    diary.site["nav"] = "[index.md]"
    diary.configure()
    diary.write("about.md", "# About\n")
    same(builds)
    same(builds)
