"""The extension for VS Code: what it is built from, how it is packed, and who is given it."""

from __future__ import annotations

import json
import os
import re
import zipfile
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

import pytest
from editors.vscode.packing import pack, version_of

from helplog import __version__
from helplog.cli.editor.extension import add_extension
from helplog.cli.main import main
from helplog.exchange.editors import vscode_files
from helplog.language.documents.offered import FOLLOW_UP
from helplog.model.settings import Settings

ROOT: Final = Path(__file__).parents[2]
HERE: Final = ROOT / "editors" / "vscode"
VSX: Final = "{http://schemas.microsoft.com/developer/vsx-schema/2011}"
POSIX: Final = pytest.mark.skipif(os.name == "nt", reason="the stand-in is a script")


def told(name: str) -> Any:
    return json.loads((HERE / name).read_text("utf-8"))


def test_each_package_is_one_exact_release() -> None:
    package, lock = told("package.json"), told("package-lock.json")
    wanted = package["dependencies"] | package["devDependencies"]
    for name, version in wanted.items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version), name
        assert lock["packages"][f"node_modules/{name}"]["version"] == version
    for place, one in lock["packages"].items():
        assert not place or one["integrity"].startswith("sha512-"), place


def test_the_list_of_packages_names_no_place_to_fetch_them_from() -> None:
    """They come from whatever registry npm is set to; their fingerprints say that they are the ones."""
    text = (HERE / "package-lock.json").read_text("utf-8")
    assert '"resolved"' not in text
    assert not [row for row in text.split("\n") if "://" in row and '"url":' not in row]


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    """The file, of a script that stands for the bundle."""
    script, modules = tmp_path / "extension.js", tmp_path / "node_modules"
    script.write_text("exports.activate = () => {};\n", "utf-8")
    (modules / "vscode-languageclient").mkdir(parents=True)
    (modules / "vscode-languageclient" / "LICENSE.txt").write_text(
        "MIT, theirs", "utf-8"
    )
    path = tmp_path / "helplog.vsix"
    pack(path, ROOT, script, modules)
    first = path.read_bytes()
    pack(path, ROOT, script, modules)
    assert path.read_bytes() == first
    return path


def test_it_is_packed_as_vs_code_reads_it(packed: Path) -> None:
    with zipfile.ZipFile(packed) as parts:
        files = {name: parts.read(name) for name in parts.namelist()}
    manifest = ET.fromstring(files["extension.vsixmanifest"])  # noqa: S314 - our own
    identity = manifest.find(f"{VSX}Metadata/{VSX}Identity")
    assert identity is not None
    package = json.loads(files["extension/package.json"])
    assert (
        identity.get("Version")
        == package["version"]
        == version_of(f'__version__ = "{__version__}"')
    )
    assert (identity.get("Publisher"), identity.get("Id")) == ("helplog", "helplog")
    assert f"extension/{package['main'].removeprefix('./')}" in files
    assert f"extension/{package['icon']}" in files
    for asset in manifest.iter(f"{VSX}Asset"):
        assert asset.get("Path") in files
    content_types = ET.fromstring(files["[Content_Types].xml"])  # noqa: S314 - our own
    types = {one.get("Extension") for one in content_types}
    assert {Path(name).suffix for name in files} - {".xml"} <= types
    assert b"MIT, theirs" in files["extension/LICENSES-OF-OTHERS.txt"]


def test_what_it_offers_is_what_the_server_and_the_set_up_know() -> None:
    package = told("package.json")
    known = package["contributes"]["configuration"]["properties"]
    assert FOLLOW_UP not in [
        one["command"] for one in package["contributes"]["commands"]
    ]
    settings: Any = vscode_files(Settings(), "/elsewhere/helplog")[
        ".vscode/settings.json"
    ]
    assert {name for name in settings if name.startswith("helplog.")} <= {*known}
    trust = package["capabilities"]["untrustedWorkspaces"]
    assert trust["restrictedConfigurations"] == ["helplog.path"]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "journal"
    (root / "entries").mkdir(parents=True)
    (root / "mkdocs.yml").write_text("plugins: [helplog]\ndocs_dir: entries\n", "utf-8")
    root.chmod(0o700)
    monkeypatch.chdir(root)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return root


def an_editor(folder: Path, name: str, code: int = 0) -> Path:
    """A program that writes down what it was told."""
    folder.mkdir(exist_ok=True)
    program = folder / name
    program.write_text(
        f'#!/bin/sh\necho "{name} $@" >>"{folder}/told"\necho "no room" >&2\nexit {code}\n',
        "utf-8",
    )
    program.chmod(0o755)
    return program


@POSIX
def test_every_such_editor_that_is_there_is_given_it(
    root: Path, packed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = root.parent / "bin"
    an_editor(folder, "code")
    an_editor(folder, "codium")
    add_extension(packed, root)
    said = capsys.readouterr().out
    assert "+ the extension, in code\n" in said
    assert "+ the extension, in codium\n" in said
    assert (folder / "told").read_text("utf-8").split("\n")[:2] == [
        f"code --install-extension {packed} --force",
        f"codium --install-extension {packed} --force",
    ]


@POSIX
def test_one_that_refuses_is_named_with_its_reason_and_the_step_by_hand(
    root: Path, packed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    an_editor(root.parent / "bin", "code", code=1)
    add_extension(packed, root)
    said = capsys.readouterr().out
    assert "code did not take the extension (no room)" in said
    assert f'code --install-extension "{packed}"' in said


@POSIX
def test_a_program_in_the_journal_is_none_of_the_persons(
    root: Path,
    packed: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("PATH", str(root))
    an_editor(root, "code")
    add_extension(packed, root)
    assert not (root / "told").exists()
    assert "Install from VSIX" in capsys.readouterr().out


def test_where_there_is_none_the_one_step_is_said(
    root: Path, packed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_extension(packed, root)
    said = capsys.readouterr().out
    assert "Install from VSIX" in said
    assert str(packed) in said


def test_a_helplog_without_it_says_so_and_sets_up_the_rest(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["editor", "vscode"]) == 0
    said = capsys.readouterr().out
    assert "put together without Node.js" in said
    assert (root / ".vscode" / "helplog.code-snippets").exists()
