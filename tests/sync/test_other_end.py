"""The other end: away, read-only, not letting in, declining; each told in one line, with everything saved."""

from __future__ import annotations

import os
import shlex
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from tests.sync.devices import Device, World
from tests.sync.states import (
    DAY,
    EVENING,
    MORNING,
    both_sides,
    holds_both,
    hook,
    read_only,
)

from helplog.sync.git.calling import Git, Outcome


def test_offline_is_fine(world: World) -> None:
    device = world.first()
    device.sync()
    device.git("remote", "set-url", "origin", "https://127.0.0.1:1/journal.git")
    device.write(DAY, MORNING)
    report = device.sync()
    assert report.well
    assert (
        "can't be reached right now; everything is saved here and goes along next time."
        in report.notes[0]
    )
    assert device.is_clean()


def test_what_was_saved_offline_is_healed_all_the_same(world: World) -> None:
    device = world.first(**{DAY: MORNING})
    device.sync()
    device.git("remote", "set-url", "origin", "https://127.0.0.1:1/journal.git")
    device.write(DAY, f"<<<<<<< HEAD\n{MORNING}=======\n{EVENING}>>>>>>> phone\n")
    assert device.sync().healed == {DAY}
    holds_both(device)
    device.git("remote", "set-url", "origin", str(world.remote))
    device.sync()
    holds_both(device)
    assert device.head == world.tip()


@pytest.mark.parametrize(
    "address",
    ["{}/stick/journal.git", "file://{}/stick/journal.git", "../stick/journal.git"],
)
def test_a_stick_that_is_not_plugged_in_is_fine(world: World, address: str) -> None:
    device = world.first()
    place = address.format(world.folder)
    device.git("remote", "set-url", "origin", place)
    device.write(DAY, MORNING)
    report = device.sync()
    assert report.well
    assert report.notes == [
        f"{place} is not there right now; everything is saved here and goes along next time."
    ]
    (world.folder / "stick").mkdir()
    subprocess.run(
        ["git", "init", "-q", "--bare", str(world.folder / "stick/journal.git")],
        check=True,
        env=os.environ,
    )
    assert device.sync().notes == []


def test_a_remote_that_is_no_repository_is_named(world: World) -> None:
    device = world.first()
    (world.folder / "empty").mkdir()
    device.git("remote", "set-url", "origin", str(world.folder / "empty"))
    report = device.sync()
    assert not report.well
    assert "There is no repository at" in report.notes[0]


def test_a_remote_that_takes_nothing_is_named(world: World) -> None:
    here, there = both_sides(world)
    hook(world.remote / "hooks/pre-receive", "echo 'no pushes today' >&2; exit 1")
    report = there.sync()
    assert not report.well
    assert report.notes == [
        f"A hook declined what was sent to {world.remote} (no pushes today); everything is saved here."
    ]
    hook(world.remote / "hooks/pre-receive", "exit 1")
    assert there.sync().notes == [
        f"A hook declined what was sent to {world.remote}; everything is saved here."
    ]
    holds_both(there)
    (world.remote / "hooks/pre-receive").unlink()
    assert there.sync().well
    here.sync()
    assert here.tree == there.tree


@pytest.mark.skipif(os.name != "posix", reason="rights of another kind")
def test_a_read_only_remote_is_named(world: World) -> None:
    device = world.first()
    device.write(DAY, MORNING)
    with read_only(world.remote):
        report = device.sync()
        assert device.sync(dry=True).notes == []
    assert not report.well
    why = "unable to create temporary object directory"
    assert report.notes == [
        f"{world.remote} takes no changes from here ({why}); everything is saved here."
    ]
    assert device.is_clean()
    assert device.sync().well


def test_a_lock_someone_left_at_the_other_end_is_named(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("helplog.sync.sharing._LOCKED_SECONDS", 0)
    device = world.first()
    device.sync()
    device.write(DAY, MORNING)
    lock = world.remote / "refs/heads/main.lock"
    lock.touch()
    report = device.sync()
    told = (
        f"Another git program is at work at {world.remote}; everything is saved here."
    )
    assert report.notes == [f"{told} If none is, remove its leftover there: {lock}"]
    assert not report.well
    assert lock.exists()
    assert device.is_clean()
    lock.unlink()
    assert device.sync().well
    assert device.head == world.tip()


def test_a_lock_someone_holds_at_the_other_end_is_waited_for(world: World) -> None:
    device = world.first()
    device.sync()
    device.write(DAY, MORNING)
    lock = world.remote / "refs/heads/main.lock"
    lock.touch()
    threading.Timer(0.7, lock.unlink).start()
    assert device.sync().notes == []
    assert device.head == world.tip()


def test_a_remote_with_files_checked_out_is_named(world: World) -> None:
    first = world.first()
    there = Device(world.folder / "clone")
    subprocess.run(
        ["git", "clone", "-q", str(first.root), str(there.root)],
        check=True,
        env=os.environ,
    )
    there.write(DAY, MORNING)
    report = there.sync()
    assert not report.well
    assert (
        "files of its own checked out and takes no changes; everything is saved here."
        in report.notes[0]
    )
    for command in report.notes[0].split(": ")[1:]:
        git, *arguments = shlex.split(command.removesuffix(", then"))
        assert git == "git"
        there.git(*arguments)
    assert there.sync().notes == []


def test_a_push_hook_of_ones_own_that_declines_is_named(world: World) -> None:
    device = world.first()
    hook(device.root / ".git/hooks/pre-push", "echo 'not before nine' >&2; exit 1")
    device.write(DAY, MORNING)
    report = device.sync()
    assert not report.well
    assert "not before nine" in report.notes[0]


def test_commit_hooks_and_signing_ask_nothing(world: World) -> None:
    device = world.first()
    device.sync()
    hook(device.root / ".git/hooks/pre-commit", "exit 1")
    hook(device.root / ".git/hooks/commit-msg", "exit 1")
    hook(device.root / ".git/hooks/reference-transaction", "exit 1")
    device.git("config", "commit.gpgSign", "true")
    device.git("config", "user.signingKey", "nobody")
    device.write(DAY, MORNING)
    hook(device.root / ".git/hooks/reference-transaction", "exit 0")
    assert device.sync().well
    assert device.git("log", "-1", "--format=%s%b") == "sync"


def test_credentials_are_never_asked_for(world: World) -> None:
    from helplog.sync.git.answers import Trouble, read_answer

    said = (
        "fatal: could not read Username for 'https://host': terminal prompts disabled"
    )
    assert read_answer(Outcome(128, b"", said)).trouble is Trouble.CREDENTIALS
    assert Git(world.folder).run("var", "GIT_EDITOR").code in (0, 1)


@pytest.mark.parametrize(
    ("said", "trouble"),
    [
        ("fatal: unable to access 'https://x/': Could not resolve host: x", "offline"),
        (
            "ssh: connect to host x port 22: Connection timed out\nfatal: Could not read from remote repository.",
            "offline",
        ),
        (
            "ssh: Could not resolve hostname x: Temporary failure in name resolution",
            "offline",
        ),
        (
            "git@x: Permission denied (publickey).\nfatal: Could not read from remote repository.",
            "credentials",
        ),
        (
            "Host key verification failed.\nfatal: Could not read from remote repository.",
            "credentials",
        ),
        (
            "remote: Invalid username or password.\nfatal: Authentication failed for 'https://x/'",
            "credentials",
        ),
        (
            "remote: Repository not found.\nfatal: repository 'https://x/' not found",
            "gone",
        ),
        (
            "remote: Permission to a/b.git denied to c.\nfatal: unable to access: error: 403",
            "read-only",
        ),
        ("! [remote rejected] main -> main (protected branch hook declined)", "hook"),
        ("!\tx:refs/heads/main\t[rejected] (fetch first)", "moved"),
        (
            "error: cannot lock ref 'refs/heads/main': Unable to create '/x/main.lock': File exists.",
            "locked",
        ),
        ("error: cannot lock ref 'refs/heads/main': is at 1 but expected 2", "moved"),
        (
            "remote: error: cannot lock ref 'x': Unable to create '/x.lock': Permission denied\n!\tx\t[x] (x)",
            "read-only",
        ),
        (
            "fatal: detected dubious ownership in repository at '/x'\nfatal: Could not read from remote.",
            "distrusted",
        ),
        (
            "fatal: https://x/info/refs not valid: could not determine hash algorithm; is this a git repository?",
            "gone",
        ),
        ("fatal: git-http-push failed", "gone"),
        (
            "fatal: unable to access 'https://x/': The requested URL returned error: 429",
            "offline",
        ),
        (
            "fatal: unable to update url base from redirection:\n  asked for: https://x/info/refs",
            "offline",
        ),
        (
            "client_loop: send disconnect: Broken pipe\nfatal: Could not read from remote repository.",
            "offline",
        ),
        (
            "Load key: error in libcrypto\nfatal: Could not read from remote repository.",
            "other",
        ),
        (
            "fatal: write error: No space left on device\nfatal: index-pack failed",
            "full",
        ),
        (
            "remote: fatal: unable to write loose object file: No space left on device",
            "read-only",
        ),
    ],
)
def test_what_git_says_of_the_other_end_is_understood(said: str, trouble: str) -> None:
    from helplog.sync.git.answers import read_answer

    assert str(read_answer(Outcome(128, b"", said)).trouble) == trouble


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (401, "did not let git in (could not read Username for 'http://127.0.0.1"),
        (
            403,
            "did not let git in (unable to access '{}/': The requested URL returned error: 403); everything",
        ),
        (
            404,
            "There is no repository at {} (repository '{}/' not found); everything is saved here. Look at",
        ),
        (
            503,
            "{} can't be reached right now; everything is saved here and goes along next time.",
        ),
    ],
)
def test_what_a_server_answers_is_told(world: World, status: int, said: str) -> None:
    class Here(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            if status == 401:
                self.send_header("WWW-Authenticate", 'Basic realm="here"')
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Quiet."""

    device = world.first()
    device.write(DAY, MORNING)
    with HTTPServer(("127.0.0.1", 0), Here) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/journal.git"
        device.git("remote", "set-url", "origin", url)
        report = device.sync()
        server.shutdown()
    assert said.replace("{}", url) in report.notes[0]
    assert report.well is (status == 503)
    assert device.is_clean()


@pytest.mark.skipif(os.name != "posix", reason="a script stands for ssh")
def test_a_key_that_is_not_let_in_is_told(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    device = world.first()
    device.git("remote", "set-url", "origin", "git@host:journal.git")
    hook(
        world.folder / "ssh",
        "echo 'git@host: Permission denied (publickey).' >&2; exit 255",
    )
    monkeypatch.setenv("GIT_SSH_COMMAND", str(world.folder / "ssh"))
    report = device.sync()
    told = "git@host:journal.git did not let git in (git@host: Permission denied (publickey).); everything is saved here."
    assert report.notes == [f"{told} Try by hand: git fetch origin"]
    assert not report.well


def test_a_folder_of_another_user_is_named_with_its_cure() -> None:
    from helplog.sync.git.answers import Answer, Trouble, sentence

    told, well = sentence(
        Answer(Trouble.DISTRUSTED), "/media/stick/journal.git", "origin"
    )
    assert told.endswith(
        "git config --global --add safe.directory '/media/stick/journal.git'"
    )
    assert not well


def test_a_password_in_an_address_is_not_shown(world: World) -> None:
    device = world.first()
    device.git(
        "remote", "set-url", "origin", "https://nora:secret@127.0.0.1:1/journal.git"
    )
    report = device.sync()
    assert report.notes
    assert "secret" not in " ".join(report.lines())


@pytest.mark.parametrize("way", ["squashed", "rewritten"])
def test_a_history_written_anew_brings_nothing_back_and_doubles_nothing(
    world: World, way: str
) -> None:
    """As `git filter-repo`, a squash to save room, or a repository made anew from the files do."""
    items = (
        "---\nasks:\n  - Priya: review it\n  - Sam: sofa\n---\nA walk by the river.\n"
    )
    here = world.first(**{"entries/gone.md": "gone1\n"})
    here.sync()
    there = world.device("there")
    there.sync()
    here.write(DAY, items)
    here.write("entries/later.md", "gone2\n")
    here.sync()
    there.sync()
    anew = world.device("anew")
    if way == "squashed":
        anew.git("checkout", "-q", "--orphan", "new")
        anew.git("commit", "-q", "-m", "all of it")
    else:
        root = anew.git("rev-list", "--max-parents=0", "HEAD")
        anew.git("rebase", "-q", "--force-rebase", root)
    anew.git("push", "-q", "-f", "origin", "HEAD:main")
    here.write(
        DAY, here.read(DAY).replace("  - Priya: review it\n", "") + "\nTea after.\n"
    )
    for name in ("gone", "later"):
        (here.root / f"entries/{name}.md").unlink()
    there.write(DAY, there.read(DAY) + "\nRain too.\n")
    for device in (here, there, here):
        device.sync()
    for device in (here, there):
        text = device.read(DAY)
        assert "Priya" not in text
        assert [
            text.count(words)
            for words in ("Sam: sofa", "A walk", "Tea after", "Rain too")
        ] == [1, 1, 1, 1]
        assert not any(device.has(f"entries/{name}.md") for name in ("gone", "later"))
        assert device.is_clean()
