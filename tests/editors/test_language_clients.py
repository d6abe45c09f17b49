"""What each editor is told so that it starts the language server, in the form that editor documents."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from helplog.cli.main import main
from helplog.exchange.language_clients import LANGUAGE_CLIENTS


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / 'a "journal"'
    (root / "entries").mkdir(parents=True)
    (root / "mkdocs.yml").write_text("plugins: [helplog]\ndocs_dir: entries\n", "utf-8")
    root.chmod(0o700)
    monkeypatch.chdir(root)
    return root


def set_up(name: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["editor", name]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("name", LANGUAGE_CLIENTS)
def test_it_is_written_once(
    name: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "  + " in set_up(name, capsys)
    files = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert "  + " not in set_up(name, capsys)
    assert {
        path: path.read_bytes() for path in root.rglob("*") if path.is_file()
    } == files


def test_what_is_there_stays(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / ".zed").mkdir()
    (root / ".zed/settings.json").write_text('{"tab_size": 2}', "utf-8")
    set_up("zed", capsys)
    settings = json.loads((root / ".zed/settings.json").read_text("utf-8"))
    assert settings["tab_size"] == 2
    assert settings["lsp"]["markdown-oxide"]["binary"]["arguments"] == ["lsp"]


def test_helix(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    set_up("helix", capsys)
    told = tomllib.loads((root / ".helix/languages.toml").read_text("utf-8"))
    assert told["language-server"]["helplog"]["args"] == ["lsp"]
    assert told["language"] == [
        {"name": "markdown", "language-servers": ["helplog", "marksman"]}
    ]


@pytest.mark.parametrize(
    ("name", "file", "way"),
    [
        ("kate", ".kateproject", ("lspclient", "servers", "markdown", "command")),
        (
            "sublime",
            "journal.sublime-project",
            ("settings", "LSP", "helplog", "command"),
        ),
    ],
)
def test_settings_of_a_project(
    name: str,
    file: str,
    way: tuple[str, ...],
    root: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    set_up(name, capsys)
    told: Any = json.loads((root / file).read_text("utf-8"))
    for key in way:
        told = told[key]
    assert told[-1] == "lsp"
    assert Path(told[0]).stem == "helplog"


@pytest.mark.parametrize("name", ["neovim", "emacs"])
def test_the_line_to_add_names_the_journal(
    name: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (row,) = [row for row in set_up(name, capsys).split("\n") if row.startswith("    ")]
    assert str(root).replace('"', '\\"') in row


def test_kate_is_told_of_the_server_in_its_own_settings_as_well(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Kate 22.12, tried: what a project says is taken for languages alone that have a server."""
    (row,) = [
        row for row in set_up("kate", capsys).split("\n") if row.startswith("    ")
    ]
    own = json.loads(row)
    project = json.loads((root / ".kateproject").read_text("utf-8"))
    assert own["servers"] == project["lspclient"]["servers"]
