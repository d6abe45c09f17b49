"""Whatever an editor, a disk or a file does, the server goes on, and ends when its editor is gone."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep
from typing import Final

import pytest
from tests.hostile.test_configuration_runs_nothing import HOSTILE, TOUCH
from tests.language.raw_client import HELPLOG, RawClient, speaking
from tests.language.small_journal import make_journal

SLIP: Final = "---\naks:\n  - Priya: the van\n---\n"
WATCHING: Final = {
    "workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_journal(tmp_path / "journal")


def codes(client: RawClient, address: str, version: int | None = None) -> list[str]:
    return [one["code"] for one in client.diagnostics(address, version)]


def day(root: Path, name: str = "2026-11-18.md") -> str:
    return (root / "entries" / name).as_uri()


def test_a_file_is_read_as_it_stands_in_the_editor(root: Path) -> None:
    with speaking(root) as client:
        client.open(day(root), SLIP)
        assert codes(client, day(root)) == ["unknown-key"]
        client.change(day(root), SLIP.replace("aks", "asks"), 2)
        assert codes(client, day(root), 2) == []
        client.tell("textDocument/didClose", {"textDocument": {"uri": day(root)}})
        assert client.end() == 0


@pytest.mark.parametrize(
    "text",
    [
        "\x00" * 99,
        "---\n" * 500,
        "---\nasks: [" + "[" * 5_000,
        "\ud800---",
        "---\n- &a *a\n",
        "\ufeff",
    ],
    ids=["nul", "fences", "brackets", "surrogate", "references", "bom"],
)
def test_a_broken_file_silences_nothing(text: str, root: Path) -> None:
    with speaking(root) as client:
        client.open(day(root), text)
        client.diagnostics(day(root))
        client.open(day(root, "2026-11-19.md"), SLIP)
        assert codes(client, day(root, "2026-11-19.md")) == ["unknown-key"]
        assert client.end() == 0


@pytest.mark.parametrize("line", [-1, 2, 10**6, 2**31, 2**40, "x", None])
def test_places_out_of_range_are_answered_or_declined(line: object, root: Path) -> None:
    with speaking(root) as client:
        client.open(day(root), SLIP)
        where = {"line": line, "character": line}
        asked = client.begin_asking(
            "textDocument/codeAction",
            {
                "textDocument": {"uri": day(root)},
                "range": {"start": where, "end": where},
                "context": {"diagnostics": []},
            },
        )
        assert client.wait(lambda it: it.get("id") == asked and "method" not in it)
        client.tell(
            "textDocument/didChange",
            {
                "textDocument": {"uri": day(root), "version": 2},
                "contentChanges": [
                    {"range": {"start": where, "end": where}, "text": ""}
                ],
            },
        )
        client.change(day(root), SLIP, 3)
        assert codes(client, day(root), 3) == ["unknown-key"]


def test_a_very_long_file_is_read_after_a_pause_and_answers_as_it_stands(
    root: Path,
) -> None:
    text = SLIP + "Words of [[2026-11-10]] and @Priya.\n" * 60_000
    with speaking(root) as client:
        client.open(day(root), text)
        assert codes(client, day(root))[0] == "unknown-key"
        for version in range(2, 40):
            start = {"line": 4, "character": 0}
            change = {"range": {"start": start, "end": start}, "text": "x"}
            client.tell(
                "textDocument/didChange",
                {
                    "textDocument": {"uri": day(root), "version": version},
                    "contentChanges": [change],
                },
            )
        links = client.ask(
            "textDocument/foldingRange", {"textDocument": {"uri": day(root)}}
        )
        assert links[0] == {"startLine": 0, "endLine": 3}
        client.diagnostics(day(root), 39)
        client.change(day(root), SLIP.replace("aks", "asks"), 40)
        assert codes(client, day(root), 40) == []


def test_messages_that_are_none_are_passed_over(root: Path) -> None:
    with speaking(root) as client:
        for junk in (b"{", b"[]", b"null", b'{"jsonrpc":"2.0"}', b"\xff\xfe"):
            client.write(b"Content-Length: %d\r\n\r\n%b" % (len(junk), junk))
        client.tell("no/such/thing", {"a": 1})
        client.tell("$/cancelRequest", {"id": 999})
        client.tell(
            "textDocument/didChange",
            {"textDocument": {"uri": day(root), "version": 1}, "contentChanges": []},
        )
        client.open(day(root), SLIP)
        assert codes(client, day(root)) == ["unknown-key"]
        assert client.end() == 0


def test_files_deleted_under_it(root: Path) -> None:
    with speaking(root) as client:
        client.open(day(root), SLIP)
        codes(client, day(root))
        shutil.rmtree(root / "entries")
        client.tell("textDocument/didSave", {"textDocument": {"uri": day(root)}})
        client.change(day(root), SLIP + "x", 2)
        assert codes(client, day(root), 2) == ["unknown-key"]
        (root / "mkdocs.yml").unlink()
        client.tell("textDocument/didSave", {"textDocument": {"uri": day(root)}})
        client.change(day(root), SLIP + "xy", 3)
        assert codes(client, day(root), 3) == ["unknown-key"]
        sleep(1)
        client.change(day(root), SLIP + "xyz", 4)
        assert codes(client, day(root), 4) == ["unknown-key"]
        assert client.end() == 0


def test_a_client_that_never_answers(root: Path) -> None:
    """It is asked to tell of changed files, and stays silent."""
    with speaking(root, WATCHING) as client:
        asked = client.wait(lambda it: it.get("method") == "client/registerCapability")
        assert "**/*.md" in json.dumps(asked)
        client.open(day(root), SLIP)
        assert codes(client, day(root)) == ["unknown-key"]
        assert client.end() == 0


def test_a_file_that_changes_on_the_disk_is_told_of(root: Path) -> None:
    with speaking(root, WATCHING) as client:
        client.open(
            day(root), "---\nasks:\n  - Priya: the van\n    for: the shed\n---\n"
        )
        while "unknown-need" not in codes(client, day(root)):
            pass
        other = root / "entries/2026-11-01.md"
        other.write_text("---\nneeds: the shed\n---\n", "utf-8")
        change = {"uri": other.as_uri(), "type": 1}
        client.tell("workspace/didChangeWatchedFiles", {"changes": [change]})
        while "unknown-need" in codes(client, day(root)):
            pass


def test_two_servers_at_once(root: Path) -> None:
    with speaking(root) as one, speaking(root) as other:
        for client in (one, other):
            client.open(day(root), SLIP)
        assert codes(one, day(root)) == codes(other, day(root)) == ["unknown-key"]
        assert one.end() == other.end() == 0


@pytest.mark.skipif(os.name == "nt", reason="signals as POSIX has them")
def test_a_client_that_is_killed(root: Path) -> None:
    script = (
        "import sys, time; sys.path[:0] = sys.argv[1:2]\n"
        "from pathlib import Path\n"
        "from tests.language.raw_client import RawClient\n"
        "client = RawClient(Path(sys.argv[2]))\n"
        "print(client.server.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    here = str(Path(__file__).parents[2])
    client = subprocess.Popen(
        [sys.executable, "-c", script, here, str(root)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert client.stdout
    server = int(client.stdout.readline())
    os.kill(client.pid, signal.SIGKILL)
    client.wait()
    client.stdout.close()
    until = monotonic() + 10
    while is_running(server) and monotonic() < until:
        sleep(0.05)
    assert not is_running(server)


def is_running(pid: int) -> bool:
    try:
        state = (
            Path(f"/proc/{pid}/stat").read_text("utf-8").rsplit(")", 1)[1].split()[0]
        )
    except OSError:
        return False
    return state != "Z"


def test_a_workspace_that_is_no_journal_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    page = tmp_path / "docs/2026-11-18.md"
    page.parent.mkdir()
    page.write_text(SLIP, "utf-8")
    with speaking(tmp_path) as client:
        client.open(page.as_uri(), SLIP)
        client.open("untitled:Untitled-1", SLIP)
        actions = client.ask(
            "textDocument/codeAction",
            {
                "textDocument": {"uri": page.as_uri()},
                "range": {
                    "start": {"line": 1, "character": 0},
                    "end": {"line": 1, "character": 0},
                },
                "context": {"diagnostics": []},
            },
        )
        assert actions is None
        assert client.end() == 0
        assert client.heard == []
    assert sorted(path.name for path in tmp_path.rglob("*")) == [
        "2026-11-18.md",
        "docs",
        "mkdocs.yml",
    ]


def test_a_journal_that_anybody_can_write_to_is_left_alone(root: Path) -> None:
    root.chmod(0o777)
    with speaking(root) as client:
        client.open(day(root), SLIP)
        assert client.end() == 0
        assert client.heard == []


def test_nothing_is_written_and_no_word_is_logged(root: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    with speaking(root) as client:
        client.open(day(root), SLIP)
        client.tell(
            "textDocument/didChange",
            {
                "textDocument": {"uri": day(root), "version": 2},
                "contentChanges": [{"text": "secret words", "range": "none"}],
            },
        )
        client.change(day(root), "---\nasks: secret words\n---\n", 3)
        client.diagnostics(day(root), 3)
        sleep(2)
        assert client.end() == 0
        assert client.server.stderr
        assert client.server.stderr.read() == b""
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == before


def test_other_commands_import_nothing_of_it(root: Path) -> None:
    script = (
        "import sys; from helplog.cli.main import main; main(sys.argv[1:]);"
        "sys.exit(any(name in sys.modules for name in ('pygls', 'lsprotocol')))"
    )
    for command in (["today"], ["ask", "Sam", "the van"], ["check"], ["--help"]):
        run = subprocess.run(
            [sys.executable, "-c", script, *command],
            cwd=root,
            capture_output=True,
            check=False,
        )
        assert run.returncode == 0, (command, run.stderr)


def test_where_the_extra_is_missing_a_sentence_says_so(root: Path) -> None:
    script = (
        "import sys; sys.modules['pygls'] = None; import importlib.util as u;"
        "found = u.find_spec; u.find_spec = lambda n, *a: None if n == 'pygls' else found(n, *a);"
        "from helplog.cli.main import main; sys.exit(main(['lsp']))"
    )
    run = subprocess.run(
        [sys.executable, "-c", script],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert run.stderr == (
        "helplog: editors need one thing more, which is not installed here; get it with: "
        'pip install "helplog[editors]"\n'
    )


def test_it_listens_nowhere(root: Path) -> None:
    if not HELPLOG.exists() or not sys.platform.startswith("linux"):
        pytest.skip("as Linux tells")
    with speaking(root) as client:
        client.open(day(root), SLIP)
        client.diagnostics(day(root))
        held = [
            str(one.readlink())
            for one in Path(f"/proc/{client.server.pid}/fd").iterdir()
        ]
    pairs = [name for name in held if name.startswith("socket:")]
    assert len(pairs) <= 2, "the two ends that wake asyncio's own loop"


@pytest.mark.parametrize("name", HOSTILE)
def test_a_configuration_runs_nothing(name: str, tmp_path: Path) -> None:
    root = make_journal(tmp_path / "journal")
    (root / "mkdocs.yml").write_text(HOSTILE[name], "utf-8")
    (root / "owned.py").write_text(
        "import pathlib\npathlib.Path('PWNED').touch()\n", "utf-8"
    )
    (tmp_path / "base.yml").write_text(f"site_author: {TOUCH}\n", "utf-8")
    os.mkfifo(root / "pipe.yml")
    with speaking(root) as client:
        client.open(day(root), SLIP)
        client.tell("textDocument/didSave", {"textDocument": {"uri": day(root)}})
        sleep(1.5)
        assert client.end() == 0
    assert not (root / "PWNED").exists()
