"""`undo` says which words it takes, `undo --redo` gives them again, and a stop at any point leaves no half."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from helplog.cli.following_up.undone_words import words_only_in
from helplog.cli.main import main
from helplog.model.refusal import RefusalError
from helplog.model.settings import Settings
from helplog.store.files.confinement import Boundary
from helplog.store.memory import taking_back
from helplog.store.memory.notes import note_names
from helplog.store.memory.taking_back import take_back
from helplog.store.memory.undo_notes import (
    MOST_CHANGES,
    MOST_NOTES,
    Stack,
    new_group,
)
from helplog.store.writing.rewriting import Rewriting, write_alone

OLD = b"---\r\nasks:\r\n  - Ana: the boxes # heavy\r\n---\r\nA day"
DAY = "2026-11-18.md"
Files = dict[str, bytes]


def begun(root: Path) -> Path:
    root.chmod(0o700)
    (root / "mkdocs.yml").write_text("plugins: [helplog]\n", "utf-8")
    (root / "entries").mkdir()
    (root / "entries" / DAY).write_bytes(OLD)
    return root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return begun(tmp_path)


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Callable[[], str]:
    def out() -> str:
        return capsys.readouterr().out.replace("\\", "/")

    return out


def run(root: Path, *arguments: str) -> int:
    return main([*arguments, "-J", str(root)])


def ask(root: Path, what: str, day: str = "2026-11-18") -> Files:
    assert run(root, "ask", "Priya", what, "--today", day) == 0
    return files(root)


def files(root: Path) -> Files:
    docs = root / "entries"
    return {
        path.relative_to(docs).as_posix(): path.read_bytes()
        for path in docs.rglob("*.md")
    }


def write_group(root: Path, uris: list[str], text: bytes) -> None:
    """One step over several files."""
    boundary = Boundary(root, root / "entries")
    group = new_group()
    for uri in uris:
        path = boundary.docs / uri
        held = path.read_bytes() if path.exists() else None
        rewriting = Rewriting(uri, held, (held or b"") + text, group)
        write_alone(boundary, partial(lambda given: given, rewriting), "x")


def test_what_was_taken_back_is_given_again_step_by_step(root: Path) -> None:
    one, two = ask(root, "soup"), ask(root, "bread", "2026-12-01")
    for _ in range(2):
        assert run(root, "undo") == 0
        assert files(root) == one
        assert run(root, "undo") == 0
        assert files(root) == {DAY: OLD}
        assert run(root, "undo", "--redo") == 0
        assert files(root) == one
        assert run(root, "undo", "--redo") == 0
        assert files(root) == two
        assert run(root, "undo", "--redo") == 1


def test_several_at_once(root: Path) -> None:
    ask(root, "soup")
    now = ask(root, "bread")
    assert run(root, "undo", "2") == 0
    assert run(root, "undo", "--redo", "3") == 1
    assert files(root) == {DAY: OLD}
    assert run(root, "undo", "--redo", "2") == 0
    assert files(root) == now


def test_what_is_written_after_an_undo_ends_what_can_be_given_again(root: Path) -> None:
    ask(root, "soup")
    run(root, "undo")
    now = ask(root, "bread")
    assert run(root, "undo", "--redo") == 1
    assert files(root) == now
    assert note_names(root, Stack.REDO) == []


def test_what_could_not_be_written_ends_nothing(root: Path) -> None:
    now = ask(root, "soup")
    run(root, "undo")
    assert run(root, "answer", "99", "yes") != 0
    assert run(root, "undo", "--redo") == 0
    assert files(root) == now


def test_a_file_that_changed_since_is_left_and_it_says_why(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ask(root, "soup")
    run(root, "undo")
    (root / "entries" / DAY).write_bytes(OLD + b", and more")
    assert run(root, "undo", "--redo") == 1
    assert "has changed since `ask` was taken back" in capsys.readouterr().err
    assert files(root) == {DAY: OLD + b", and more"}


def test_where_there_is_nothing_it_is_said_kindly(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(root, "undo") == 1
    assert "nothing to take back: all is as it was written" in capsys.readouterr().err
    assert run(root, "undo", "--redo") == 1
    assert "nothing to give again" in capsys.readouterr().err


def test_it_is_said_which_words_and_where(
    root: Path, monkeypatch: pytest.MonkeyPatch, said: Callable[[], str]
) -> None:
    monkeypatch.chdir(root)
    ask(root, "review the report")
    said()
    run(root, "undo")
    place = f"(entries/{DAY}:4)"
    assert said() == f"Taken back: Asked Priya: review the report  {place}\n"
    run(root, "undo", "--redo")
    assert said() == f"Given again: Asked Priya: review the report  {place}\n"


def test_an_answer_is_taken_by_name(root: Path, said: Callable[[], str]) -> None:
    ask(root, "the drill")
    run(root, "answer", "drill", "yes", "--today", "2026-11-19")
    said()
    run(root, "undo")
    assert "answer: yes, answered: November 19, 2026 · Asked Priya: the drill" in said()


def test_a_dry_run_says_it_and_does_nothing(
    root: Path, said: Callable[[], str]
) -> None:
    now = ask(root, "soup")
    said()
    assert run(root, "undo", "--dry-run") == 0
    told = said()
    assert told.startswith("Would take back: Asked Priya: soup  (")
    assert told.endswith("Nothing was changed.\n")
    assert files(root) == now
    run(root, "undo")
    said()
    run(root, "undo", "--redo", "--dry-run")
    assert said().startswith("Would give again: Asked Priya: soup  (")
    assert files(root) == {DAY: OLD}


def test_of_many_lines_a_few_are_told(root: Path, said: Callable[[], str]) -> None:
    write_group(root, [DAY], b"".join(b"\nLine %d" % n for n in range(9)))
    run(root, "undo")
    told = said().splitlines()
    assert len(told) == 4
    assert told[-1] == "    and 6 more lines"


def test_a_file_that_was_begun_goes_and_comes_with_its_folders(
    root: Path, said: Callable[[], str]
) -> None:
    write_group(root, ["2027/01/day.md"], b"Words.\n")
    now = files(root)
    for _ in range(2):
        run(root, "undo")
        assert not (root / "entries/2027").exists()
        assert "the file is gone again" in said()
        run(root, "undo", "--redo")
        assert files(root) == now


def test_a_step_over_many_files_is_one_however_many_they_are(root: Path) -> None:
    before = files(root)
    uris = [f"2027-01-{n:03d}.md" for n in range(MOST_NOTES + 7)]
    write_group(root, uris, b"Words.\n")
    now = files(root)
    assert run(root, "undo") == 0
    assert files(root) == before
    assert run(root, "undo", "--redo") == 0
    assert files(root) == now
    assert MOST_CHANGES > MOST_NOTES


def test_where_one_of_several_files_cant_be_put_back_none_is(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_group(root, ["a.md", "b.md", DAY], b" More.")
    now = files(root)
    whole: Callable[..., None] = taking_back.remove  # type: ignore[attr-defined]

    def refusing(path: Path, *rest: Any) -> None:
        if path.name == "a.md":
            raise RefusalError("the disk can only be read")
        whole(path, *rest)

    monkeypatch.setattr(taking_back, "remove", refusing)
    assert run(root, "undo") == 1
    assert files(root) == now
    monkeypatch.setattr(taking_back, "remove", whole)
    assert run(root, "undo") == 0
    assert files(root) == {DAY: OLD}
    assert run(root, "undo", "--redo") == 0
    assert files(root) == now


class Killed(BaseException):
    """The program is gone, and nothing of it runs any more."""


def stopping(monkeypatch: pytest.MonkeyPatch, after: int) -> Iterator[int]:
    """Has the program be killed before its step of such a number."""
    steps = count()
    places: list[tuple[Any, str]] = [(taking_back.NoteKeeper, "keep")]  # type: ignore[attr-defined]
    names = ("save", "remove", "forget_note", "keep_note")
    places.extend((taking_back, name) for name in names)
    for place, name in places:
        whole = getattr(place, name)

        def step(*given: Any, whole: Callable[..., Any] = whole, **named: Any) -> Any:
            if next(steps) >= after:
                raise Killed
            return whole(*given, **named)

        monkeypatch.setattr(place, name, step)
    return steps


@pytest.mark.parametrize("stack", Stack)
@pytest.mark.parametrize("uris", [[DAY], ["a.md", DAY]], ids=["one", "two"])
@pytest.mark.parametrize("after", range(11))
def test_a_stop_at_any_point_leaves_one_state_or_the_other(
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    stack: Stack,
    uris: list[str],
    after: int,
) -> None:
    """Of a step over two files what is begun is done by the next command."""
    boundary = Boundary(root, root / "entries")
    before = files(root)
    write_group(root, uris, b" More.")
    now = files(root)
    if stack is Stack.REDO:
        take_back(boundary, 1)
        before, now = now, before
    with monkeypatch.context() as patch:
        stopping(patch, after)
        with suppress(Killed):
            take_back(boundary, 1, stack)
    if len(uris) == 1:
        assert files(root) in (before, now)
    taking_back.finish(boundary)
    assert files(root) in (before, now)
    way = stack if files(root) == now else stack.other
    take_back(boundary, 1, way)
    assert files(root) == (before if way is stack else now)
    take_back(boundary, 1, way.other)
    assert files(root) == (now if way is stack else before)


class Writer(RuleBasedStateMachine):
    """Someone who writes, takes back and takes the taking back, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.root = begun(self.folder)
        self.done: list[Files] = []
        self.undone: list[Files] = []
        self.now = files(self.root)
        self.number = count()

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    def _written(self) -> None:
        self.done.append(self.now)
        self.undone.clear()
        self.now = files(self.root)

    @rule(day=st.sampled_from(["2026-11-18", "2026-11-19", "2027-01-02"]))
    def capture(self, day: str) -> None:
        ask(self.root, f"thing {next(self.number)}", day)
        self._written()

    @rule(uris=st.sets(st.sampled_from([DAY, "a.md", "2027/b.md"]), min_size=1))
    def one_step_over_files(self, uris: set[str]) -> None:
        write_group(self.root, sorted(uris), b"\nWords %d" % next(self.number))
        self._written()

    @rule(how_many=st.integers(1, 3))
    def undo(self, how_many: int) -> None:
        code = run(self.root, "undo", str(how_many))
        assert code == (0 if how_many <= len(self.done) else 1)
        if not code:
            for _ in range(how_many):
                self.undone.append(self.now)
                self.now = self.done.pop()

    @rule(how_many=st.integers(1, 3))
    def redo(self, how_many: int) -> None:
        code = run(self.root, "undo", "--redo", str(how_many))
        assert code == (0 if how_many <= len(self.undone) else 1)
        if not code:
            for _ in range(how_many):
                self.done.append(self.now)
                self.now = self.undone.pop()

    @invariant()
    def files_are_those_of_the_model(self) -> None:
        assert files(self.root) == self.now


TestWriter = Writer.TestCase
TestWriter.settings = settings(max_examples=15, stateful_step_count=12, deadline=None)


def test_a_checkin_is_told_in_the_words_that_were_said() -> None:
    after = (
        b"---\nweek: 2026-W46\nneeds:\n  - the roof\n---\n\n"
        b"## Where do I need help? { #need-help }\n\n<!-- A line. -->\n\n- the roof leaks\n"
    )
    words = words_only_in("checkins/2026-W46.md", after, None, Settings())
    assert [one.text for one in words] == ["Need: the roof", "“- the roof leaks”"]
