"""VS Code itself, from `pip install` on: what somebody sees and does in a page of the sample journal."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.workbench.workbench import Program, Workbench, until

PICTURES = Path(__file__).parents[2] / "artefacts" / "editors"
DAY = """\
---
aks: "Sam: the van on Saturday"
needs: somebody for the 😀 shelf
accepted:
  -
---
With @Dana.
"""


@pytest.fixture(scope="module")
def set_up(scripts: Path, journal: Path, environment: dict[str, str]) -> str:
    """The second step, in the journal's folder: `helplog editor vscode`; what it says."""
    done = subprocess.run(
        [scripts / "helplog", "editor", "vscode"],
        cwd=journal,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def day(journal: Path) -> Path:
    path = journal / "entries/2026/11/2026-11-22.md"
    path.write_text(DAY, "utf-8")
    return path


@pytest.fixture(scope="module")
def window(
    browser: Browser, program: Program, set_up: str, journal: Path, day: Path
) -> Iterator[Workbench]:
    """The third step: the folder is opened, and a page of it."""
    assert "+ the extension, in code-server" in set_up
    PICTURES.mkdir(parents=True, exist_ok=True)
    with program.serving() as address:
        yield Workbench(browser, address, journal, day)


def test_a_finding_is_underlined_and_has_its_cure(window: Workbench, day: Path) -> None:
    window.finding().wait_for()
    window.go_to(2, 2)
    window.press("Control+.")
    cure = window.page.get_by_text("Did you mean `asks:`?")
    cure.wait_for()
    window.picture(PICTURES / "vscode-cure.png")
    window.press("Enter")
    window.finding().wait_for(state="detached")
    window.save()
    until(lambda: '\nasks: "Sam: the van' in day.read_text("utf-8"), "the cure, saved")


def test_a_name_is_completed_while_it_is_typed(window: Workbench, day: Path) -> None:
    window.go_to(5, 4)
    window.type(" Dan")
    offered = window.page.locator(".suggest-widget.visible").get_by_text("Dana Lee")
    offered.first.wait_for()
    assert window.suggested()[0] == "Dana Lee"
    window.picture(PICTURES / "vscode-name.png")
    window.press("Enter")
    window.type("her van")
    window.press("Escape")
    window.save()
    until(
        lambda: "  - Dana Lee: her van\n" in day.read_text("utf-8"), "the name, saved"
    )


def test_pointing_at_somebody_tells_of_them(window: Workbench) -> None:
    window.go_to(7, 8)
    window.press("Control+k", "Control+i")
    told = window.page.locator(".monaco-hover:visible", has_text="Dana Lee").first
    told.wait_for()
    window.picture(PICTURES / "vscode-hover.png")
    window.press("Escape")


def test_another_name_is_given_as_helplog_rename_gives_it(
    window: Workbench, journal: Path, scripts: Path, tmp_path: Path
) -> None:
    beside = tmp_path / "beside"
    shutil.copytree(journal, beside)
    subprocess.run(
        [scripts / "helplog", "rename", "Dana Lee", "Dana Loy"],
        cwd=beside,
        check=True,
        capture_output=True,
    )
    before = pages(journal)
    window.go_to(5, 10)
    window.press("F2")
    box = window.page.locator(".rename-box input")
    box.wait_for()
    box.fill("Dana Loy")
    window.picture(PICTURES / "vscode-another-name.png")
    window.press("Enter")
    until(lambda: pages(journal) == pages(beside), "the name in every file")
    assert sum(b"Dana Loy" in data for data in pages(journal).values()) > 10
    undone: list[str | Path] = [scripts / "helplog", "undo"]
    until(
        lambda: subprocess.run(undone, cwd=journal, check=False).returncode == 0,
        "the step that undo takes back",
    )
    assert pages(journal) == before


def pages(root: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in (root / "entries").rglob("*.md")
    }


def test_what_became_of_an_item_stands_above_it(window: Workbench, day: Path) -> None:
    window.page.get_by_text("They said yes").first.click()
    window.page.locator(".view-line", has_text="answered").first.wait_for()
    window.save()
    until(lambda: 'answer: "yes"' in day.read_text("utf-8"), "the answer, saved")
    window.picture(PICTURES / "vscode.png")
