"""What is private can't be asked for: neither by words nor by a name, a tag or an answer."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from tests.private.planted import built_site, plant
from tests.searched import lines, sections

CONFIGURATION: Final = """\
site_name: J
docs_dir: entries
theme: {name: material}
plugins: [search, helplog: {streaks: off}]
"""
FILES: Final = {
    "2026-11-18.md": """\
---
asks:
- {who: Zqkim, what: zqthing, answer: yes, private: true}
- {who: Sam, what: shown, answer: no}
handoffs:
- {who: Sam, what: zqouter, private: true}
tags: [shown]
---
Shown words.
""",
    "2026-11-17.md": """\
---
private: true
asks: {who: Sam, what: zqwhat, answer: later}
needs: zqneed
tags: [zqtag, shown]
title: Zqtitle
---
Zqbody and nothing_else_says_so.
""",
    "2026-W47.md": "---\nprivate: true\naccepted: 'Sam: zqhelp'\n---\nZqcheckin\n",
    "people/sam.md": "---\nperson: Sam\naliases: [Sammy]\n---\nShown note.\n",
    "people/sam-too.md": "---\nperson: Sam\naliases: [Zqsammy]\nprivate: true\n---\nZqnote.\n",
    "zqpage.md": "---\nprivate: true\n---\n# Zqpage\n\nZqpagebody.\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = plant(tmp_path_factory.mktemp("private") / "journal", CONFIGURATION, FILES)
    return built_site(root)[0]


def test_no_key_and_no_line_holds_a_private_word(site: Path) -> None:
    for path in (site / "search").iterdir():
        assert "zq" not in path.name
        assert "zq" not in path.read_text("utf-8").casefold(), path.name
    said = lines(site, "w")
    assert "nothing" not in said
    assert {"shown", "words", "note"} <= said.keys()


def test_what_a_private_item_is_can_t_be_asked_for(site: Path) -> None:
    said = lines(site, "w")
    asking = {key for key in said if key[0] in "@=?#~"}
    assert asking == {"@sam", "=asks", "?no", "#shown", "~sam", "~sammy"}
    # one item on one day, and Sam's own page
    assert said["=asks"].count("|") == 0
    assert said["@sam"].count("|") == 2


def test_a_private_day_is_no_result(site: Path) -> None:
    days = {found.address.partition("#")[2] for found in sections(site)}
    assert "2026-11-18" in days
    assert "2026-11-17" not in days
