"""What is shipped: a wheel that works with no checkout near, and no diary in it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import tarfile
import zipfile
from pathlib import Path

import pytest
from editors.vscode.building import NotBuiltError, built
from tests.installed_wheel import ROOT, build, new_environment, pip_install

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the sdist, and of the wheel made from it."""
    folder = tmp_path_factory.mktemp("dist")
    build(folder)
    return folder


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    (path,) = dist.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a new environment that has the wheel, and everything else from this one."""
    scripts = new_environment(tmp_path_factory.mktemp("installed") / "venv")
    pip_install(scripts, ["--no-deps", str(wheel)])
    return scripts


def test_the_wheel_holds_the_package_and_its_theme_alone(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"helplog"}
    assert not [
        name
        for name in names
        if "entries/" in name or "/tests/" in name or name.endswith(".pyc")
    ]
    shipped = [name.removeprefix("helplog/") for name in names]
    theirs = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "theme").rglob("*")
        if path.is_file()
    ]
    assert theirs
    assert set(theirs) <= set(shipped)
    assert "store/templates/first-entry.md" in shipped
    assert "pages/locale/de.po" in shipped


def test_the_wheel_carries_the_extension_where_it_can_be_built(wheel: Path) -> None:
    try:
        built(ROOT / ".cache" / "vscode")
    except NotBuiltError as reason:
        pytest.skip(f"the extension can't be built here: {reason}")
    with zipfile.ZipFile(wheel) as shipped:
        extension = io.BytesIO(shipped.read("helplog/extension/helplog.vsix"))
    with zipfile.ZipFile(extension) as packed:
        assert b"vscode" in packed.read("extension/extension.js")
        package = json.loads(packed.read("extension/package.json"))
    assert wheel.name.startswith(f"helplog-{package['version']}")


def test_a_wheel_is_one_without_it_where_there_is_no_node(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("HELPLOG_EXTENSION_CACHE", str(tmp_path / "empty"))
    build(tmp_path / "dist", "--wheel")
    (path,) = (tmp_path / "dist").glob("*.whl")
    names = zipfile.ZipFile(path).namelist()
    assert "helplog/cli/editor/extension.py" in names
    assert not [name for name in names if name.startswith("helplog/extension/")]


def test_the_sdist_holds_no_entry_and_nothing_of_its_makers(dist: Path) -> None:
    (path,) = dist.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = [name.partition("/")[2] for name in archive.getnames()]
    allowed = ("src/helplog/", "theme/", "editors/vscode/")
    files = {
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
        "PKG-INFO",
        "docs/diagnostics.md",  # what an editor opens at a finding
        ".gitignore",
    }
    assert not [
        name for name in names if not name.startswith(allowed) and name not in files
    ]
    assert "editors/vscode/package-lock.json" in names
    assert not [name for name in names if "node_modules" in name or ".vsix" in name]


def test_the_wheel_begins_builds_and_checks_a_journal_with_no_checkout_near(
    scripts: Path, tmp_path: Path
) -> None:
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "HELPLOG"))
    }

    def run(*command: str, cwd: Path) -> str:
        done = subprocess.run(
            [str(scripts / command[0]), *command[1:]],
            cwd=cwd,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    assert str(ROOT) not in run(
        "python", "-c", "import helplog; print(helplog.__file__)", cwd=tmp_path
    )
    (tmp_path / "empty").mkdir()
    run("helplog", "init", ".", cwd=tmp_path / "empty")
    run("helplog", "build", "--strict", cwd=tmp_path / "empty")
    assert run("helplog", "check", "--strict", cwd=tmp_path / "empty")
    assert "Today" in (tmp_path / "empty/site/index.html").read_text(encoding="utf-8")
    theme = [path.name for path in (tmp_path / "empty/site/assets/helplog").iterdir()]
    assert "helplog.css" in theme
    run(
        "python",
        "-m",
        "mkdocs",
        "build",
        "--quiet",
        "--site-dir",
        "plain",
        cwd=tmp_path / "empty",
    )
    assert "Today" in (tmp_path / "empty/plain/index.html").read_text(encoding="utf-8")
