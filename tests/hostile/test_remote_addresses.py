"""Attempts to have a password or a token printed, out of the address that a journal is shared through.

And attempts to have a person paste a command that does more than it says, by what a branch or a
folder is called.
"""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from tests.covering import covering

from helplog.cli.main import main
from helplog.model.printing import shell_quoted
from helplog.sync.git.addresses import holds_secret, shown_address, without_secrets
from helplog.sync.git.answers import (
    Answer,
    Trouble,
    declined_here,
    read_answer,
    sentence,
)
from helplog.sync.git.calling import Outcome

SECRET: Final = "s3cret"
ADDRESSES: Final = {
    "a password": f"https://user:{SECRET}@127.0.0.1:1/x.git",
    "a token for a name": f"https://{SECRET}@127.0.0.1:1/x.git",
    "a token behind a name": f"https://oauth2:{SECRET}@127.0.0.1:1/x.git",
    "a password with an @": f"https://user:pa@{SECRET}@127.0.0.1:1/x.git",
    "a password with a question mark": f"https://user:pa?{SECRET}@127.0.0.1:1/x.git",
    "a password with a quote": f"https://user:pa'{SECRET}@127.0.0.1:1/x.git",
    "a private_token": f"https://127.0.0.1:1/x.git?private_token={SECRET}",
    "an access_token": f"https://127.0.0.1:1/x.git?ref=main&access_token={SECRET}",
    "a token behind a hash": f"https://127.0.0.1:1/x.git#access_token={SECRET}",
    "a token with a space": f"https://127.0.0.1:1/x.git?token=a {SECRET}",
    "http": f"http://user:{SECRET}@127.0.0.1:1/x.git?key={SECRET}",
    "ssh": f"ssh://user:{SECRET}@127.0.0.1:1/x.git",
    "git": f"git://127.0.0.1:1/x.git?token={SECRET}",
    "ftp": f"ftp://user:{SECRET}@127.0.0.1:1/x",
    "a way git does not know": f"gcrypt::https://user:{SECRET}@127.0.0.1:1/x?token={SECRET}",
    "another such way": f"nosuch://user:{SECRET}@127.0.0.1:1/x?token={SECRET}",
    "capital letters": f"HTTPS://user:{SECRET}@127.0.0.1:1/x?Token={SECRET}",
    "no host": f"https://user:{SECRET}@/x?token={SECRET}",
    "a bracket that is not closed": f"https://user:{SECRET}@[127.0.0.1/x?token={SECRET}",
    "a port that is none": f"https://user:{SECRET}@127.0.0.1:port/x?token={SECRET}",
    "a name before a host": f"{SECRET}@localhost:x.git",
}

Told = Callable[..., str]


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    for name in ("HELPLOG_JOURNAL", "HELPLOG_DEBUG", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HELPLOG_TODAY", "2026-11-18")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_SSH_COMMAND", "false")
    (tmp_path / "gitconfig").write_text(
        "[user]\nname = A\nemail = a@example.org\n[init]\ndefaultBranch = main\n"
    )
    root = tmp_path / "journal"
    (root / "entries").mkdir(parents=True)
    root.chmod(0o700)
    (root / "mkdocs.yml").write_text(
        "site_name: J\ndocs_dir: entries\nplugins: [search, helplog]\n"
    )
    (root / "entries/2026-11-10.md").write_text("---\nneeds: rest\n---\n")
    monkeypatch.chdir(root)
    git(root, "init", "-q")
    return root


@pytest.fixture
def told(journal: Path, capsys: pytest.CaptureFixture[str]) -> Told:  # noqa: ARG001
    """Everything a command prints."""

    def run(*arguments: str) -> str:
        main(arguments)
        said = capsys.readouterr()
        assert "should not have happened" not in said.err
        return said.out + said.err

    return run


@pytest.mark.parametrize(
    ("address", "command"),
    covering(ADDRESSES, ["sync", "sync --dry-run", "doctor", "doctor --json", "heal"]),
)
def test_no_command_says_it(
    journal: Path, told: Told, address: str, command: str
) -> None:
    git(journal, "remote", "add", "origin", address)
    assert SECRET not in told(*command.split())


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
def test_an_address_is_shown_without_it(address: str) -> None:
    shown = shown_address(address)
    assert SECRET not in shown
    assert "127.0.0.1" in shown or "localhost" in shown or "/x" in shown


@pytest.mark.parametrize(
    "said",
    [
        "fatal: unable to access '{}/': Could not resolve host: h",
        "fatal: repository '{}/' not found",
        "remote: HTTP Basic: Access denied\nfatal: Authentication failed for '{}/'",
        "fatal: '{}' does not appear to be a git repository",
        "fatal: Could not read from {}, it said",
        "error: RPC failed; see {}.",
        "remote: Moved to {}",
        "remote: error: denied ({})",
        "error: remote unpack failed: {}",
        "warning: redirecting to {}\nfatal: something else: {}",
        "fatal: transport '{}' not allowed",
        "fatal: strange hostname '{}' blocked",
        "error: {}: something nobody has heard of",
    ],
)
@pytest.mark.parametrize(
    "address", [one for one in ADDRESSES.values() if "'" not in one and " " not in one]
)
def test_what_git_says_is_handed_on_without_it(said: str, address: str) -> None:
    outcome = Outcome(128, b"", said.replace("{}", address))
    assert SECRET not in outcome.reason
    for dry in (False, True):
        line, _ = sentence(
            read_answer(outcome), shown_address(address), "origin", dry=dry
        )
        assert SECRET not in line
    line, _ = sentence(declined_here(outcome), shown_address(address), "origin")
    assert SECRET not in line


@pytest.mark.parametrize(
    "words",
    [
        "git@example.org:ana/journal.git",
        "https://example.org/ana/journal.git",
        "https://example.org:8443/@ana/journal.git",
        "ssh://example.org/~ana/journal.git",
        "/media/stick/journal.git",
        "file:///media/my stick/journal#1.git",
        "../journal",
        "fatal: not something git can say of ana@example.org: no",
        "remote: GitLab: 403, see https://example.org/help.",
        "C:\\journal",
    ],
)
def test_what_holds_none_stays_as_it_is(words: str) -> None:
    assert without_secrets(words) == words
    assert shown_address(words) == words or ": " in words


@pytest.mark.parametrize(
    "address", [one for one in ADDRESSES.values() if one.lower().startswith("http")]
)
def test_doctor_says_that_there_is_one(journal: Path, told: Told, address: str) -> None:
    git(journal, "remote", "add", "origin", address)
    found = {remark["topic"] for remark in json.loads(told("doctor", "--json"))}
    assert "remote-password" in found


@pytest.mark.parametrize(
    "address",
    [
        "https://git@example.org/x",
        "https://example.org/x?ref=main",
        "ssh://git@example.org/x",
        "/x?token=1",
    ],
)
def test_an_address_without_one_is_not_named(address: str) -> None:
    assert not holds_secret(address) or "token" in address


def test_a_password_among_the_options_of_a_program_is_not_said(
    journal: Path, told: Told
) -> None:
    git(journal, "config", "core.sshCommand", f"sshpass -p {SECRET} ssh")
    said = told("doctor")
    assert "sshpass" in said
    assert SECRET not in said


NASTY: Final = "x';touch PWN;'$(touch PWN)`touch PWN`"


@pytest.mark.parametrize("trouble", [*Trouble])
def test_a_command_that_is_proposed_is_one_command(
    trouble: Trouble, tmp_path: Path
) -> None:
    line, _ = sentence(Answer(trouble, NASTY), NASTY, NASTY)
    for start in (
        "git remote set-url",
        "git config --global",
        "git clone",
        "git fetch",
        "rm ",
    ):
        if start in line:
            paste(line[line.index(start) :], tmp_path)


def test_a_branch_of_the_other_end_proposes_nothing_else(
    journal: Path, told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`git push` by hand is proposed with the name of a branch, which the other end chose."""
    branch = "x;touch${IFS}PWN;$(touch${IFS}PWN)"
    other = tmp_path / "other.git"
    git(tmp_path, "init", "-q", "--bare", "-b", branch, str(other))
    git(journal, "add", "-A")
    git(journal, "commit", "-q", "-m", "x")
    git(journal, "push", "-q", str(other), f"HEAD:refs/heads/{branch}")
    git(journal, "remote", "add", "origin", str(other))
    git(journal, "config", "remote.origin.pushurl", "ssh://127.0.0.1/x.git")
    monkeypatch.setenv(
        "GIT_SSH_COMMAND", "echo 'Permission denied (publickey).' >&2; false"
    )
    (journal / "entries/2026-11-11.md").write_text("---\nneeds: more\n---\n")
    said = told("sync")
    assert "Try by hand: git push origin 'HEAD:x;" in said
    paste(said[said.index("git push") :], tmp_path)


@pytest.mark.parametrize(
    "name", ["site';touch PWN;'", "$(touch PWN)", "a b;touch PWN", "`touch PWN`"]
)
def test_a_folder_named_by_the_configuration_proposes_nothing_else(
    journal: Path, told: Told, tmp_path: Path, name: str
) -> None:
    quoted = json.dumps(name)
    (journal / "mkdocs.yml").write_text(
        f"site_name: J\ndocs_dir: entries\nsite_dir: {quoted}\nplugins: [helplog]\n"
    )
    (journal / name).mkdir()
    (journal / name / "index.html").write_text("x")
    proposed = [remark["cure"] for remark in json.loads(told("doctor", "--json"))]
    git(journal, "add", "-A")
    proposed += [remark["cure"] for remark in json.loads(told("doctor", "--json"))]
    cures = [cure for cure in proposed if cure.startswith(("git rm", "echo"))]
    assert cures
    for cure in cures:
        paste(cure, tmp_path)


@pytest.mark.parametrize(
    "name", ["a'b", "a b", "$(x)", "`x`", "a\\b", 'a"b', "a;b", "", "''"]
)
def test_a_quoted_name_is_one_word(name: str) -> None:
    assert shlex.split(shell_quoted(name)) == [name]


def paste(command: str, folder: Path) -> None:
    """Runs what was proposed in an empty folder, where git and rm find nothing to do."""
    place = folder / "pasted"
    place.mkdir(exist_ok=True)
    subprocess.run(
        ["bash", "-c", f"git() {{ :; }}; rm() {{ :; }}; {command}"],
        cwd=place,
        capture_output=True,
        check=False,
    )
    assert not (place / "PWN").exists(), command


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-C", str(folder), *arguments], check=True, capture_output=True
    )
