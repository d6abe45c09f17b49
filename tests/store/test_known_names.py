"""Names are learned from the newest files, forgotten with the last file that held them, and looked for once."""

from __future__ import annotations

from pathlib import Path

import pytest

from helplog.model.settings import Settings
from helplog.store.files.confinement import boundary_of
from helplog.store.files.recent import recent_uris
from helplog.store.memory.known_names import (
    KnownNames,
    keep_names,
    keep_names_of,
    known_names,
)
from helplog.store.memory.notes import known_note
from helplog.store.opening import open_journal

SETTINGS = Settings(docs_dir="entries")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    tmp_path.chmod(0o700)
    (tmp_path / "entries").mkdir()
    return tmp_path


def put(root: Path, name: str, *people: str, body: str = "") -> None:
    asks = "".join(f"  - {person}: x\n" for person in people)
    (root / "entries" / name).write_text(f"---\nasks:\n{asks}---\n{body}", "utf-8")


def known(root: Path) -> KnownNames:
    """What is known now, noted down as a capture does."""
    boundary = boundary_of(root, SETTINGS)
    found = known_names(boundary, SETTINGS, recent_uris(boundary))
    keep_names(root, found)
    return found


def names(root: Path) -> list[str]:
    return sorted(known(root).names.values())


def test_the_thirty_newest_days_are_looked_at(root: Path) -> None:
    for day in range(1, 32):
        put(root, f"2026-10-{day:02d}.md", f"Ana {day:02d}")
    assert names(root) == [f"Ana {day:02d}" for day in range(2, 32)]
    assert "2026-10-01.md" not in known(root).seen


def test_so_are_thirty_notes_on_people(root: Path) -> None:
    letters = [chr(ord("a") + n) for n in range(26)]
    people = [*letters, *(f"z{letter}" for letter in letters[:5])]
    for name in people:
        note = root / "entries" / f"{name}.md"
        note.write_text(f"---\nperson: Ana {name}\n---\n", "utf-8")
    assert names(root) == [f"Ana {name}" for name in sorted(people)[:30]]


@pytest.mark.parametrize(("size", "looked_at"), [(65_536, True), (65_537, False)])
def test_a_file_of_more_than_64_kib_waits(
    root: Path, size: int, *, looked_at: bool
) -> None:
    put(root, "2026-11-18.md", "Ana")
    short = (root / "entries/2026-11-18.md").stat().st_size
    put(root, "2026-11-18.md", "Ana", body="x" * (size - short))
    assert names(root) == (["Ana"] if looked_at else [])


def test_a_file_that_is_as_it_was_is_not_read_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(root, "2026-11-18.md", "Ana")
    assert names(root) == ["Ana"]
    monkeypatch.delattr("helplog.store.memory.known_names.load")
    assert names(root) == ["Ana"]


def test_a_name_goes_with_the_last_file_that_holds_it(root: Path) -> None:
    put(root, "2026-11-17.md", "Ana", "Bea")
    put(root, "2026-11-18.md", "Ana", "Cem")
    assert names(root) == ["Ana", "Bea", "Cem"]
    put(root, "2026-11-18.md", "Dilan")
    assert names(root) == ["Ana", "Bea", "Dilan"]
    put(root, "2026-11-17.md", "Emre", body="Nobody else.\n")
    assert names(root) == ["Dilan", "Emre"]


def test_of_a_name_the_last_three_files_are_noted(root: Path) -> None:
    found = KnownNames()
    for uri in ("a.md", "b.md", "a.md", "c.md", "d.md"):
        found.add(["Ana", "  "], uri)
    keep_names(root, found)
    noted = known_note(root, "names")
    assert noted == {
        "names": {"Ana": ["a.md", "c.md", "d.md"]},
        "seen": {},
        "offering": [],
    }


def test_who_reads_all_notes_every_public_name_down_and_what_was_looked_at(
    root: Path,
) -> None:
    put(root, "2026-11-18.md", "Ana")
    for name, private in (("Bea", "false"), ("Zqcem", "true")):
        text = f"---\nperson: {name}\naliases: [{name} Kaya]\nprivate: {private}\n---\n"
        (root / "entries" / f"{name}.md").write_text(text, "utf-8")
    seen = known(root).seen
    keep_names_of(root, open_journal(root, SETTINGS))
    assert sorted(known_note(root, "names")["names"]) == ["Ana", "Bea", "Bea Kaya"]
    assert known_note(root, "names")["seen"] == seen
    assert sorted(seen) == ["2026-11-18.md", "Bea.md"]


def test_a_file_that_became_private_is_no_longer_among_those_looked_at(
    root: Path,
) -> None:
    put(root, "2026-11-17.md", "Ana")
    put(root, "2026-11-18.md", "Zqcem")
    assert sorted(known(root).seen) == ["2026-11-17.md", "2026-11-18.md"]
    text = "---\nprivate: true\nasks: Zqcem: x\n---\n"
    (root / "entries/2026-11-18.md").write_text(text, "utf-8")
    keep_names_of(root, open_journal(root, SETTINGS))
    noted = known_note(root, "names")
    assert sorted(noted["names"]) == ["Ana"]
    assert sorted(noted["seen"]) == ["2026-11-17.md"]


def test_files_with_an_offer_that_may_be_open_are_known(root: Path) -> None:
    offers = "---\noffers:\n  - Mia: the plants\n---\n"
    day = root / "entries" / "2026-10-01.md"
    day.write_text(offers, "utf-8")
    assert known(root).offering == {"2026-10-01.md"}
    day.write_text(offers.replace("---\noffers", "---\nprivate: true\noffers"), "utf-8")
    assert known(root).offering == set()
    day.write_text(f"{offers[:-4]}    answer: yes\n---\n", "utf-8")
    assert known(root).offering == set()
    old = root / "entries" / "2026-09-01.md"
    old.write_text("---\ndeclined:\n  - who: Tom\n    open: yes\n---\n", "utf-8")
    keep_names_of(root, open_journal(root))
    assert known(root).offering == {"2026-09-01.md"}
