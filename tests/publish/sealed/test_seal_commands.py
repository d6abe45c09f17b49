"""The sealed copy on the command line: made, opened, compared, given another passphrase."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from tests.publish.sealed.small_site import PASSPHRASE, build

from helplog.cli.main import main
from helplog.cli.sealing.sealed_build import SealedBuild, seal_site
from helplog.model.refusal import RefusalError

OTHER = "walnut harbor violin maple ticket stone"
CONFIGURATION = """\
site_name: Nora's journal
docs_dir: entries
theme: {name: material}
plugins: [search, helplog]
"""
Say = Callable[..., None]
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def journal(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A journal with a built site and a file with a passphrase, the current folder."""
    (root / "mkdocs.yml").write_text(CONFIGURATION, "utf-8")
    (root / "entries").mkdir()
    (root / "pass").write_text(f"  {PASSPHRASE}\n", "utf-8")
    (root / "pass").chmod(0o600)
    monkeypatch.delenv("HELPLOG_JOURNAL", raising=False)
    monkeypatch.setenv("HELPLOG_TODAY", "2026-11-30")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """A command's exit code and all it said."""

    def ran(*arguments: str) -> tuple[int, str]:
        code = main(list(arguments))
        said = capsys.readouterr()
        return code, said.out + said.err

    return ran


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What is typed at the prompts, one after the other, in a terminal."""
    typed: list[str] = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)

    def prompt(*_: object, hide_input: bool, **__: object) -> str:
        assert hide_input
        return typed.pop(0)

    monkeypatch.setattr(click, "prompt", prompt)
    yield typed
    assert not typed, "not all was asked for"


def seal(root: Path, name: str | None = "pass") -> None:
    """What follows a build that has built."""
    asked = SealedBuild(None, root / name if name else None)
    seal_site(root, root / "site", root / "sealed", asked, quiet=False)


def test_a_file_gives_the_passphrase(journal: Path, run: Run) -> None:
    seal(journal)
    code, said = run("seal", "open", "--passphrase-file", "pass", "--to", "plain")
    assert code == 0
    assert "Copy 1, sealed on 2026-11-30: 6 pages, 1 pictures" in said
    assert (journal / "plain/weeks/2026-11-16/index.html").is_file()


def test_what_is_there_already_is_never_written_over(journal: Path, run: Run) -> None:
    seal(journal)
    code, said = run("seal", "open", "--passphrase-file", "pass", "--to", "entries")
    assert code == 0
    code, said = run("seal", "open", "--passphrase-file", "pass", "--to", "entries")
    assert code == 1
    assert "is not empty" in said


def test_six_words_are_offered_and_typed_twice(
    journal: Path, typing: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    typing += [OTHER, f" {OTHER} "]
    seal(journal, None)
    told = capsys.readouterr()
    offered = told.err.split("\n    ")[1].splitlines()[0]
    assert len(offered.split(" ")) == 6
    assert "copy 1" in told.out
    assert PASSPHRASE not in told.out + told.err
    typing.append(OTHER)
    build(journal / "site", {"index.html": "<p>New</p>", "404.html": ""})
    seal(journal, None)


def test_a_weak_one_and_a_slip_are_asked_again(
    journal: Path, typing: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    typing += ["piano", OTHER, f"{OTHER} x", OTHER, OTHER]
    seal(journal, None)
    told = capsys.readouterr().err
    assert "would be found" in told
    assert "those two are different" in told


def test_three_slips_change_nothing(journal: Path, typing: list[str], run: Run) -> None:
    seal(journal)
    typing += ["one", "two", "three"]
    code, said = run("seal", "passphrase")
    assert code == 1
    assert said.count("another passphrase") == 4


def test_without_a_terminal_a_file_is_asked_for(journal: Path, run: Run) -> None:
    seal(journal)
    code, said = run("seal", "open")
    assert code == 1
    assert "--passphrase-file FILE" in said


def test_the_passphrase_is_changed_and_only_the_vault_is_different(
    journal: Path, run: Run
) -> None:
    seal(journal)
    before = {path: path.stat() for path in (journal / "sealed").rglob("*")}
    (journal / "new").write_text(OTHER)
    (journal / "new").chmod(0o600)
    given = ("--passphrase-file", "pass", "--new-passphrase-file", "new")
    code, said = run("seal", "passphrase", *given)
    assert (code, "One passphrase opens it now" in said) == (0, True)
    after = {path: path.stat() for path in (journal / "sealed").rglob("*")}
    changed = {
        path.name for path in after if path.is_file() and after[path] != before[path]
    }
    assert changed == {"vault.json"}
    assert run("seal", "open", "--passphrase-file", "pass")[0] == 1
    assert run("seal", "open", "--passphrase-file", "new")[0] == 0


def test_one_more_and_one_less(journal: Path, run: Run) -> None:
    seal(journal)
    (journal / "new").write_text(OTHER)
    (journal / "new").chmod(0o600)
    given = ("--passphrase-file", "pass", "--new-passphrase-file", "new")
    code, said = run("seal", "passphrase", "--add", *given)
    assert (code, "2 passphrases open it now" in said) == (0, True)
    for name in ("pass", "new"):
        assert run("seal", "open", "--passphrase-file", name)[0] == 0
    code, said = run("seal", "passphrase", "--add", *given)
    assert (code, "opens it already" in said) == (1, True)
    assert run("seal", "passphrase", "--remove", "--passphrase-file", "pass")[0] == 0
    assert run("seal", "open", "--passphrase-file", "pass")[0] == 1
    code, said = run("seal", "passphrase", "--remove", "--passphrase-file", "new")
    assert (code, "the only passphrase" in said) == (1, True)
    assert run("seal", "passphrase", "--add", "--remove")[0] == 2


def test_after_another_passphrase_nothing_is_sealed_anew(
    journal: Path, run: Run
) -> None:
    seal(journal)
    (journal / "new").write_text(OTHER)
    (journal / "new").chmod(0o600)
    given = ("--passphrase-file", "pass", "--new-passphrase-file", "new")
    assert run("seal", "passphrase", *given)[0] == 0
    seal(journal, None)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("build", "--to", "x"), "build --sealed"),
        (("build", "--passphrase-file", "pass"), "build --sealed"),
        (("build", "--sealed", "--to", "entries"), "lie in each other"),
        (("build", "--sealed", "--to", "entries/sealed"), "lie in each other"),
        (("build", "--sealed", "--to", "site"), "lie in each other"),
        (("build", "--sealed", "--to", "site/sealed"), "lie in each other"),
        (("build", "--sealed", "--to", "."), "holds the journal itself"),
        (("build", "--sealed", "--to", "linked"), "is a link"),
        (("build", "--sealed", "--to", "mine"), "no sealed copy and not empty"),
        (("seal", "open", "mine"), "there is no sealed copy"),
        (("seal", "open"), "there is no sealed copy"),
        (("seal", "verify", "mine"), "there is no sealed copy"),
        (("seal", "verify", "nowhere"), "there is no folder nowhere"),
    ],
)
def test_a_folder_that_is_something_else_is_declined(
    given: tuple[str, ...], said: str, journal: Path, run: Run
) -> None:
    (journal / "mine").mkdir()
    (journal / "mine/novel.md").write_text("mine")
    (journal / "elsewhere").mkdir()
    (journal / "linked").symlink_to("elsewhere")
    code, told = run(*given)
    assert code
    assert said in told
    assert (journal / "mine/novel.md").read_text() == "mine"


@pytest.mark.parametrize("folder", ["sealed", "site", "entries"])
def test_a_passphrase_is_not_kept_where_others_see_it(
    folder: str, journal: Path, run: Run
) -> None:
    seal(journal)
    kept = journal / folder / "pass"
    (journal / "pass").rename(kept)
    code, told = run("build", "--sealed", "--passphrase-file", str(kept))
    assert code
    assert "where others come to see it" in told


def test_nothing_is_unsealed_into_the_copy(journal: Path, run: Run) -> None:
    seal(journal)
    code, told = run("seal", "open", "--passphrase-file", "pass", "--to", "sealed/x")
    assert code
    assert "lies in the sealed copy" in told
    assert not (journal / "sealed/x").exists()


@pytest.mark.parametrize("name", ["index.html", "404.html", "sw.js", "robots.txt"])
def test_a_file_of_somebody_s_that_is_called_as_one_of_ours_is_left(
    name: str, journal: Path, run: Run
) -> None:
    (journal / "mine").mkdir()
    (journal / "mine" / name).write_text("mine")
    code, told = run("build", "--sealed", "--to", "mine", "--passphrase-file", "pass")
    assert code
    assert f"({name} is in it)" in told
    assert (journal / "mine" / name).read_text() == "mine"


def test_a_host_s_own_beginnings_are_no_hindrance(journal: Path) -> None:
    (journal / "sealed/.git").mkdir(parents=True)
    (journal / "sealed/CNAME").write_text("journal.example.org")
    seal(journal)


def test_git_leaves_it_out(journal: Path, run: Run) -> None:
    subprocess.run(["git", "init", "-q"], check=True)
    (journal / ".gitignore").write_text("/site/")
    seal(journal)
    assert (journal / ".gitignore").read_text() == "/site/\n/sealed/\n"
    seal(journal)
    assert (journal / ".gitignore").read_text().count("sealed") == 1
    (journal / ".gitignore").write_text("/site/\n")
    assert run("heal")[0] == 0
    assert "/sealed/" in (journal / ".gitignore").read_text()


def unreadable(path: Path) -> None:
    path.chmod(0o640)


def linked(path: Path) -> None:
    path.rename(path.with_name("real"))
    path.symlink_to("real")


def piped(path: Path) -> None:
    path.unlink()
    os.mkfifo(path, 0o600)


def folded(path: Path) -> None:
    path.unlink()
    path.mkdir(mode=0o700)


@pytest.mark.skipif(os.name == "nt", reason="rights are kept otherwise")
@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (unreadable, "chmod 600"),
        (linked, "is a link"),
        (piped, "is no file"),
        (folded, "is"),
        (Path.unlink, "can't be read"),
        (lambda path: path.write_text(" \n"), "empty"),
        (lambda path: path.write_bytes(b"\xff\xfe"), "UTF-8"),
        (lambda path: path.write_text("a" * 5000), "more than a passphrase"),
    ],
)
def test_a_passphrase_is_in_a_file_of_one_s_own(
    spoil: Callable[[Path], None], said: str, journal: Path, run: Run
) -> None:
    spoil(journal / "pass")
    code, told = run("build", "--sealed", "--quiet", "--passphrase-file", "pass")
    assert code, told
    assert said in told
    assert not (journal / "sealed/vault.json").exists()


def test_a_weak_one_in_a_file_is_declined(journal: Path) -> None:
    (journal / "pass").write_text("piano", "utf-8")
    with pytest.raises(RefusalError, match="would be found"):
        seal(journal)
    assert not (journal / "sealed/vault.json").exists()
