"""What the trials in VS Code share: the program, helplog from its wheel, the sample journal."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.browser.find_or_install import CHROMIUM
from tests.browser.find_or_install import found as found_chromium
from tests.installed_wheel import ROOT, build, new_environment, pip_install
from tests.workbench.find_or_install import found
from tests.workbench.workbench import Program

SAMPLE_DAY = "2026-11-22"


@pytest.fixture(scope="session", autouse=True)
def asked_for() -> None:
    """Minutes of editors are not for each `make test`."""
    if not os.environ.get("HELPLOG_EDITORS"):
        pytest.skip("editors themselves are tried by `make editors`")


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """VS Code as somebody has it before they heard of helplog."""
    entry = found()
    if entry is None:
        pytest.skip("VS Code's workbench is not here; `make editors` gets it")
    return Program(entry, tmp_path_factory.mktemp("vscode"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    build(folder, "--wheel")
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first step: `pip install "helplog[editors]"`."""
    scripts = new_environment(tmp_path_factory.mktemp("installed") / "venv")
    pip_install(scripts, [f"{wheel}[editors]"])
    return scripts


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample journal."""
    root = tmp_path_factory.mktemp("home") / "journal"
    shutil.copytree(ROOT / "entries", root / "entries")
    shutil.copy(ROOT / "mkdocs.yml", root)
    root.chmod(0o700)
    return root


@pytest.fixture(scope="module")
def environment(program: Program) -> Iterator[dict[str, str]]:
    """VS Code on the PATH, helplog not: it lies in an environment that nothing else is started in."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HELPLOG_TODAY", SAMPLE_DAY)
        patch.setenv("PATH", f"{program.scripts}{os.pathsep}/usr/bin{os.pathsep}/bin")
        yield dict(os.environ)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found_chromium(CHROMIUM),
            args=["--no-sandbox", "--disable-gpu"],
        )
        yield browser
        browser.close()
