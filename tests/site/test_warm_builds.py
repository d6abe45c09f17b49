"""A build that follows another makes what a cold one would: each case was once made otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.site.journal_changes import Diary
from tests.site.warm_and_cold import WarmAndCold

pytestmark = pytest.mark.slow


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


def test_a_heading_that_another_week_links_to_comes_and_goes(
    builds: WarmAndCold,
) -> None:
    diary = builds.diary
    diary.write("2026-11-04.md", "The day.\n")
    diary.write("2026-11-11.md", "As [[2026-11-04#Noon]] says, and [[2026-11-04^a1]].\n")
    same(builds)
    diary.write("2026-11-04.md", "The day.\n\n## Noon\n\nSoup. ^a1\n")
    assert "weeks/2026-11-09/index.html: a link on it leads elsewhere" in same(builds)
    diary.write("2026-11-04.md", "The day.\n\n## Evening\n")
    same(builds)
