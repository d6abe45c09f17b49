"""What the server finds in a text that is not saved is what `check` finds once it is."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from tests.covering import EVERYTHING
from tests.language.small_journal import (
    DAYS,
    document_of,
    found_by_check,
    found_by_server,
    looked,
    make_journal,
    session_of,
)
from tests.language.typing_along import edits, first_text

from helplog.language.findings.diagnostics import diagnostics_of
from helplog.language.journal.session import JournalSession

URIS = ("2026-11-10.md", "2026-11-17.md", "people/dana.md", "2026-W47.md", "new.md")
SEQUENCES = 1_000 if EVERYTHING else 20
"""`make bench` tries them all."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_journal(tmp_path / "journal")


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_what_is_found_is_what_check_finds(seed: int, root: Path) -> None:
    chance = Random(seed)  # noqa: S311 - the same edits each time, no secret
    session = session_of(root)
    uri = chance.choice(URIS)
    encoding = chance.choice(["utf-8", "utf-16", "utf-32"])
    document = document_of(first_text(chance), encoding)
    session.put(uri, document)
    for change, text in edits(document, chance, chance.randint(1, 12)):
        document = document.changed([change], None)
        assert document.text == text
        session.put(uri, document)
        if chance.random() < 0.2:
            looked(session)
    looked(session)
    (root / "entries" / uri).write_bytes(document.data)
    assert found_by_server(session, uri) == found_by_check(root, uri)
    places_are_right(session, uri)


def places_are_right(session: JournalSession, uri: str) -> None:
    """Each range lies in the text, and begins where the finding does."""
    document = session.open_files[uri].document
    findings = session.findings(uri)
    for finding, shown in zip(
        findings, diagnostics_of(findings, document), strict=True
    ):
        start, end = document.index(shown.range.start), document.index(shown.range.end)
        assert start <= end
        assert document.range(start, end) == shown.range
        assert document.spot_at(start).line == min(
            finding.where.line, len(document.source.starts)
        )


def test_nobody_is_asked_for_before_the_journal_is_known(root: Path) -> None:
    session = session_of(root)
    session.put("2026-11-18.md", document_of("---\nasks: Priya walk the dog\n---\n"))
    assert session.findings("2026-11-18.md") == []
    looked(session)
    assert session.findings("2026-11-18.md") == []
    session.put("2026-11-18.md", document_of("---\nasks: Wilma\n---\n"))
    assert [one.code for one in session.findings("2026-11-18.md")] == ["nobody-named"]


def test_what_the_journal_tells_moves_along_with_its_line(root: Path) -> None:
    session = session_of(root)
    text = "---\nasks:\n  - Priya: the van\n    for: nothing known\n---\n[x](gone.md)\n"
    uri = "2026-11-18.md"
    session.put(uri, document_of(text))
    looked(session)
    assert [(one.code, one.where.line) for one in session.findings(uri)] == [
        ("unknown-need", 3),
        ("link-leads-nowhere", 6),
    ]
    session.put(uri, document_of(text.replace("asks:", "load: 4\nasks:")))
    assert [one.where.line for one in session.findings(uri)] == [4, 7]
    session.put(uri, document_of(text.replace("gone.md", "2026-11-10.md")))
    assert [one.code for one in session.findings(uri)] == ["unknown-need"]


def test_a_changed_file_of_the_disk_is_seen_and_a_gone_one_forgotten(
    root: Path,
) -> None:
    session = session_of(root)
    session.put("2026-11-18.md", document_of("---\nasks: Wilma\n---\n"))
    looked(session)
    assert session.findings("2026-11-18.md")
    day = root / "entries/2026-11-12.md"
    day.write_text("---\nconnections: Wilma\nasks: 'Wilma: the cat'\n---\n", "utf-8")
    session.is_stale = True
    looked(session)
    assert session.findings("2026-11-18.md") == []
    day.unlink()
    session.is_stale = True
    looked(session)
    assert session.findings("2026-11-18.md")


def test_nothing_is_written(root: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    session = session_of(root)
    for uri, text in DAYS.items():
        session.put(uri, document_of(text + "more"))
    looked(session)
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == before


def test_a_changed_configuration_holds_for_what_is_open(root: Path) -> None:
    session = session_of(root)
    text = "---\nasks:\n  - Priya: the van\n    by: nächsten freitag\n---\n"
    session.put("2026-11-18.md", document_of(text))
    before = [one.code for one in looked(session).findings("2026-11-18.md")]
    configuration = root / "mkdocs.yml"
    german = configuration.read_text("utf-8").replace(
        "material}", "material, language: de}"
    )
    configuration.write_text(german, "utf-8")
    session.is_stale = True
    looked(session)
    assert [one.code for one in session.findings("2026-11-18.md")] != before
    (root / "entries/2026-11-18.md").write_text(text, "utf-8")
    assert found_by_server(session, "2026-11-18.md") == found_by_check(
        root, "2026-11-18.md"
    )
