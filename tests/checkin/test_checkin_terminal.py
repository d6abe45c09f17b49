"""The check-in in a real terminal: what is typed, stopped and killed there."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from codecs import getincrementaldecoder
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep

import pytest
from tests.checkin.sitting import says, written

pty = pytest.importorskip("pty", reason="pseudo-terminals are a thing of Unix")
termios = pytest.importorskip("termios")
LOCAL_MODES = 3
"""Where among a terminal's settings those of its lines stand."""
pytestmark = pytest.mark.slow
HANGING = 120.0
"""Seconds after which nothing more is expected; a busy computer takes a while to start Python
alone."""
START = "import sys; from helplog.cli.main import main; sys.exit(main())"


class Terminal:
    """helplog in a terminal of its own."""

    def __init__(
        self, *arguments: str, term: str = "xterm-256color", **environment: str
    ) -> None:
        self.handle, there = pty.openpty()
        environment = {
            **os.environ,
            "TERM": term,
            "LC_ALL": "C.UTF-8",
            "LINES": "40",
            "COLUMNS": "80",
            **environment,
        }
        source = str(Path(__file__).parents[2] / "src")
        self.running = subprocess.Popen(
            [sys.executable, "-c", START, *arguments],
            stdin=there, stdout=there, stderr=there, start_new_session=True,
            env={**environment, "PYTHONPATH": source, "PROMPT_TOOLKIT_NO_CPR": "1"},
        )  # fmt: skip
        os.close(there)
        self.shown = ""
        self._decoder = getincrementaldecoder("utf-8")("replace")

    def wait_for(self, text: str, seconds: float = HANGING) -> str:
        """What was shown up to and with the text."""
        until = monotonic() + seconds
        while text not in self.shown:
            assert self._read(until), f"{text!r} never came: {self.shown[-600:]!r}"
        before, _, self.shown = self.shown.partition(text)
        return before + text

    def wait_until_it_listens(self) -> None:
        """Until the program takes every key by itself, and the system none of them as a line."""
        until = monotonic() + HANGING
        while termios.tcgetattr(self.handle)[LOCAL_MODES] & termios.ICANON:
            assert monotonic() < until
            sleep(0.01)

    def _read(self, until: float) -> bool:
        """Whether there was more to see before that moment."""
        ready, _, _ = select.select([self.handle], [], [], max(0, until - monotonic()))
        try:
            data = os.read(self.handle, 65536) if ready else b""
        except OSError:  # nobody writes there any more
            data = b""
        self.shown += self._decoder.decode(data)  # a sign may come in two pieces
        return bool(data)

    def type(self, text: str) -> None:
        os.write(self.handle, text.encode())

    def interrupt(self) -> None:
        """Ctrl-C, and again while nothing comes of it: one that is sent in the moment before a
        program asks the system for the next line is heard only with that line."""
        until = monotonic() + HANGING
        while self.running.poll() is None and monotonic() < until:
            self.running.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                self.running.wait(5)

    def end(self, seconds: float = HANGING) -> int:
        until = monotonic() + seconds
        while self._read(until):
            pass
        return self.running.wait(HANGING)


@pytest.fixture
def terminal(journal: Path) -> Iterator[Terminal]:
    begun = Terminal("checkin", "--today", "2026-11-22")
    yield begun
    begun.running.kill()
    begun.running.wait()
    os.close(begun.handle)
    assert journal.is_dir()


def test_a_line_is_edited_and_the_shown_answer_can_be_changed(
    journal: Path, terminal: Terminal
) -> None:
    terminal.wait_for("Enter keeps it")
    terminal.wait_until_it_listens()
    terminal.type("\x1b[A")
    terminal.wait_for("soup")
    terminal.type(" and bread\r")
    terminal.wait_for("Where do I need")
    terminal.wait_for("still / met / drop")
    terminal.type("\r")
    terminal.wait_for("A line is plenty")
    terminal.type("the roof\\\rwith Da")
    terminal.wait_for("na Lee")
    terminal.type("\x1b[C\r")
    terminal.wait_for("[Y/n/e/a]")
    terminal.type("n\r")
    terminal.wait_for("[Y/n/e]")
    terminal.type("n\r")
    terminal.wait_for("Who did I connect")
    terminal.wait_for("Enter keeps it")
    terminal.type("Jo\x1b\rand Lee\r")
    terminal.wait_for("[Y/n/e]")
    terminal.type("y\r")
    terminal.wait_for("Enter skips it")
    terminal.type("7\r")
    terminal.wait_for("y carries it")
    terminal.type("\r")
    assert terminal.end() == 0
    assert says(journal) == {
        "let-help": "- Sam: carried the boxes\n- Dana Lee: soup and bread",
        "need-help": "the roof\nwith Dana Lee",
        "connected": "- Lee: met at the gate\n\nJo\nand Lee",
    }
    checkin = written(journal)
    assert not checkin.next_ask
    assert checkin.load == 7
    assert [(item.kind, item.who) for item in checkin.items] == [
        ("connections", ("Jo",))
    ]


ANSWERED = "- Sam: carried the boxes\n- Dana Lee: soup\n- Ulli gave me a lift"


def test_ctrl_c_keeps_what_was_said_and_nodded_to(
    journal: Path, terminal: Terminal
) -> None:
    _nod_to_one(terminal)
    terminal.wait_until_it_listens()
    terminal.type("half a\x03")
    assert terminal.end() == 1
    assert "What you said is saved" in terminal.shown
    assert "Traceback" not in terminal.shown
    assert says(journal) == {"let-help": ANSWERED}
    assert [item.who for item in written(journal).items] == [("Ulli",)]


def test_kill_keeps_what_was_said_and_nodded_to(
    journal: Path, terminal: Terminal
) -> None:
    _nod_to_one(terminal)
    os.kill(terminal.running.pid, signal.SIGKILL)
    terminal.running.wait()
    assert says(journal) == {"let-help": ANSWERED}
    assert [item.who for item in written(journal).items] == [("Ulli",)]


def _nod_to_one(terminal: Terminal) -> None:
    terminal.wait_for("Enter keeps it")
    terminal.type("Ulli gave me a lift\r")
    terminal.wait_for("[Y/n/e]")
    terminal.type("y\r")
    terminal.wait_for("still / met / drop")


@pytest.mark.parametrize(
    ("term", "arguments"), [("dumb", ()), ("xterm-256color", ("--plain",))]
)
def test_plain_is_lines_of_text_alone(
    journal: Path, term: str, arguments: tuple[str, ...]
) -> None:
    terminal = Terminal(
        "checkin", "--today", "2026-11-22", *arguments, term=term, NO_COLOR="1"
    )
    terminal.wait_for("> ")
    terminal.type("Ulli gave me a lift\n")
    terminal.wait_for("Count it as a yes from Ulli (new here), 3 lb? [Y/n/e]")
    terminal.wait_for("> ")
    terminal.type("\n")
    terminal.wait_for("Counted.")
    terminal.wait_for("> ")
    terminal.interrupt()
    assert terminal.end() == 1
    os.close(terminal.handle)
    assert "\x1b" not in terminal.shown
    assert says(journal) == {"let-help": ANSWERED}
