"""A preview shows after each change what one that is started then would show."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.covering import EVERYTHING
from tests.site.journal_changes import Diary
from tests.site.live_preview import differences, served

pytestmark = pytest.mark.slow

STEPS = 10 if EVERYTHING else 2


@pytest.mark.parametrize("seed", range(2, 32 if EVERYTHING else 3))
def test_after_every_change_the_preview_is_what_a_new_one_would_be(seed: int) -> None:
    assert differences(seed, STEPS) == []


def test_what_entries_change_is_built_without_mkdocs_and_nothing_where_nothing_is_new(
    tmp_path: Path,
) -> None:
    diary = Diary(tmp_path / "journal")
    diary.write("2026-11-17.md", "---\nasks: Bo: bread\n---\nBoxes.\n")
    diary.configure()
    diary.root.chmod(0o700)
    week = "/weeks/2026-11-16/index.html"
    with served(diary) as there:
        known = {"Cookie": there.running.cookie()}
        there.running.ask(week, headers=known)

        diary.write("2026-11-18.md", "---\nasks: Ana: soup\n---\nA piano.\n")
        there.settle()
        shown = there.running.ask(week, headers=known)
        somebody = there.running.ask("/people/ana/index.html", headers=known)
        log = there.running.log.read_text("utf-8")
        assert b"A piano." in shown.content  # type: ignore[attr-defined]
        assert somebody.status == 200
        assert log.count("Building documentation") == 1

        (diary.entries / "2026-11-18.md").touch()
        there.settle()
        assert there.running.log.read_text("utf-8").count("of the site are new") == 1

        diary.write("own.svg", "<svg/>")
        there.settle()
        log = there.running.log.read_text("utf-8")
        assert "everything is made anew: something else than entries" in log
        assert log.count("Building documentation") == 2
