"""Whoever has the folder may change it as they like: what helplog says of each, and that it opens nothing else.

What a browser says of the same is in tests/browser/sealed.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from tests.publish.sealed.small_site import (
    FILES,
    PASSPHRASE,
    build,
    files_of,
    manifest_of,
    sealed,
)

from helplog.cli.main import main
from helplog.publish.sealed.record import read_record

KINDS: Final = (
    "manifest",
    "pages/2026-11",
    "search/start",
    "theme",
    "file/photos/mere.jpg",
)
HARMS: Final = ("flipped", "cut", "swapped", "dropped", "emptied", "grown")
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Run:
    """A command's exit code and all it said, its copy being the one that is shown."""
    sealed(root)
    (root / "mkdocs.yml").write_text("plugins: [helplog]\ndocs_dir: entries\n", "utf-8")
    (root / "entries").mkdir()
    (root / "pass").write_text(PASSPHRASE, "utf-8")
    (root / "pass").chmod(0o600)
    shutil.copytree(root / "sealed", root / "shown")
    monkeypatch.delenv("HELPLOG_JOURNAL", raising=False)
    monkeypatch.chdir(root)

    def ran(*arguments: str) -> tuple[int, str]:
        code = main(list(arguments))
        told = capsys.readouterr()
        return code, told.out + told.err

    return ran


def harm(path: Path, how: str, other: Path) -> None:
    data = path.read_bytes()
    if how == "flipped":
        path.write_bytes(data[:40] + bytes([data[40] ^ 1]) + data[41:])
    elif how == "cut":
        path.write_bytes(data[:-7])
    elif how == "swapped":
        path.write_bytes(other.read_bytes())
    elif how == "dropped":
        path.unlink()
    elif how == "emptied":
        path.write_bytes(b"")
    elif how == "grown":
        path.write_bytes(data + bytes(7))


@pytest.mark.parametrize("how", HARMS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_changed_blob(kind: str, how: str, root: Path, run: Run) -> None:
    parts = read_record(root, root / "sealed").parts
    other = "theme" if kind != "theme" else "manifest"
    name = parts[kind].blob
    harm(root / "shown/b" / name, how, root / "shown/b" / parts[other].blob)
    what = "missing" if how == "dropped" else "different"

    code, told = run("seal", "verify", "shown")
    assert code == 1
    assert f"{what}: b/{name}\n" in told
    assert "shown is not what was sealed" in told

    code, told = run(
        "seal", "open", "shown", "--passphrase-file", "pass", "--to", "plain"
    )
    assert code == 1
    if kind == "manifest":
        told_of = "is missing" if how == "dropped" else "was changed"
        assert f"the list of what is in the sealed copy {told_of}" in told
    else:
        assert "a part of the sealed copy is missing or damaged" in told
        code, told = run("seal", "verify", "shown", "--passphrase-file", "pass")
        assert (code, f"{what}: b/{name}\n" in told) == (1, True)


@pytest.mark.parametrize("name", ["index.html", "404.html", "sw.js"])
@pytest.mark.parametrize("given", [(), ("--passphrase-file", "pass")])
def test_a_changed_unlock_page(
    name: str, given: tuple[str, ...], root: Path, run: Run
) -> None:
    with (root / "shown" / name).open("ab") as page:
        page.write(b"<script src=steal.js></script>")
    code, told = run("seal", "verify", "shown", *given)
    assert code == 1
    assert f"different: {name}\n" in told
    assert "don't type the passphrase there" in told


def test_a_file_more(root: Path, run: Run) -> None:
    (root / "shown/steal.js").write_text("steal()")
    for given in ((), ("--passphrase-file", "pass")):
        code, told = run("seal", "verify", "shown", *given)
        assert (code, "extra: steal.js\n" in told) == (1, True)


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_a_name_cannot_rule_the_terminal(root: Path, run: Run) -> None:
    (root / "shown/\x1b]0;owned\x07.js").write_text("")
    _, told = run("seal", "verify", "shown")
    assert "extra: \\x1b]0;owned\\x07.js\n" in told


def test_an_older_copy_is_shown(root: Path, run: Run) -> None:
    build(root / "site", {**FILES, "index.html": "<p>New</p>"})
    sealed(root)
    code, told = run("seal", "verify", "shown")
    assert code == 1
    assert "different: vault.json" in told
    assert "If it is older, copy it there again" in told


def test_the_vault_of_an_older_copy_leads_to_that_one_and_no_mixture(
    root: Path, run: Run
) -> None:
    del run
    old = (root / "sealed/vault.json").read_bytes()
    build(root / "site", {**FILES, "index.html": "<p>New</p>"})
    sealed(root)
    assert manifest_of(root)["counter"] == 2
    (root / "sealed/vault.json").write_bytes(old)
    assert manifest_of(root)["counter"] == 1
    assert b"Waiting" in files_of(root)["index.html"][2]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"format":"helplog1"', '"format":"helplog2"', "is damaged"),
        ('"rounds":1000000', '"rounds":1000', "too few rounds"),
        ('"rounds":1000000', '"rounds":99999999', "is damaged"),
        ('"rounds":1000000', '"rounds":true', "is damaged"),
        ('"salt":"', '"salt":"A', "is damaged"),
        ('"kind":"passphrase"', '"kind":"other"', "is damaged"),
        ("{", "{" * 9000, "is damaged"),
        ("}]}", '}],"more":"' + "x" * 70_000 + '"}', "is damaged"),
        ('"rounds":1000000', '"rounds":1000001', "doesn't open"),
    ],
)
def test_a_changed_vault(old: str, new: str, said: str, root: Path, run: Run) -> None:
    path = root / "shown/vault.json"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    code, told = run("seal", "open", "shown", "--passphrase-file", "pass")
    assert code == 1
    assert said in told
    assert "different: vault.json" in run("seal", "verify", "shown")[1]


def test_another_journal_s_copy_is_no_copy_of_this_one(
    root: Path, run: Run, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    build(other / "site")
    sealed(other)
    shutil.rmtree(root / "shown")
    shutil.copytree(other / "sealed", root / "shown")
    code, told = run("seal", "verify", "shown")
    assert code == 1
    assert "different: vault.json" in told
    assert "missing: b/" in told
    assert "extra: b/" in told
