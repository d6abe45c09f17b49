"""A check-in in French: asked, answered and written in its own words."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.checkin.sitting import Sit


@pytest.fixture
def french(journal: Path) -> Path:
    with (journal / "mkdocs.yml").open("a", encoding="utf-8") as configuration:
        configuration.write("theme: {name: material, language: fr}\n")
    for page in (journal / "entries").rglob("*.md"):
        page.unlink()
    (journal / "entries" / "2026-11-09.md").write_text(
        "---\noffers: Yves: l’échelle\nneeds:\n  - un dimanche au calme\n"
        "  - quelqu’un pour l’échelle\n---\n",
        "utf-8",
    )
    return journal


def written(journal: Path, uri: str) -> str:
    return (journal / "entries" / uri).read_text("utf-8")


def test_it_is_asked_answered_and_written_in_french(french: Path, sit: Sit) -> None:
    typed = ["oui", "Ma sœur.", "n", "comblé", "encore", "", "Ana.", "n", "5", "autre"]
    said = sit("\n".join((*typed, "")), "--week", "this").out
    assert "Trois questions, cinq minutes." in said
    assert "Tu pourrais encore dire oui à\u00a0:" in said
    assert "C’est oui." in said
    assert "Comblé, bien." in said
    before = written(french, "2026-11-09.md").replace('"', "")
    assert "answer: yes" in before
    assert "met: 2026-11-22" in before
    checkin = written(french, "checkins/2026-W47.md")
    assert "## Qui ai-je laissé m’aider cette semaine ? { #let-help }" in checkin
    assert "Ma sœur." in checkin
    assert sit("", "--week", "this").out.count("On reprend là où tu en étais.") == 1


def test_a_title_is_a_vous_and_a_first_name_a_tu() -> None:
    from helplog.pages.wording.addressing import has_title, to_them
    from helplog.pages.words import words_in

    french = words_in("fr")
    told = {
        who: to_them("I won't check in or remind you.", [who], french)
        for who in ("Sam", "Mme Pell", "M. Osei", "M")
    }
    assert "ne te" in told["Sam"]
    assert "ne vous" in told["Mme Pell"]
    assert "ne vous" in told["M. Osei"]
    assert not has_title(["M"])
    assert "ne te" in told["M"]
