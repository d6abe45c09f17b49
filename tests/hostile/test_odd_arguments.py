"""Attempts to make a command stumble: days at the ends of time, numbers that are none, figures without end.

Each is answered by one line that says what to do, and by 1 or 2; or it is done.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from time import monotonic
from typing import Final

import pytest
from tests.covering import covering

from helplog.cli.main import main

ENDLESS: Final = "9" * 5000
DAYS: Final = {
    "the first day": "0001-01-01",
    "a day of the first week": "0001-01-06",
    "the last day": "9999-12-31",
    "a day of the last week": "9999-12-27",
    "year nought": "0000-01-01",
    "year ten thousand": "10000-01-01",
    "no day of any calendar": "2026-02-30",
    "nothing": "",
    "spaces": "   ",
    "less than nothing": "-1",
    "figures without end": ENDLESS,
    "other figures": "٢٠٢٦-١١-١٨",
    "not a number": "nan",
    "the last week": "9999-W53",
    "week nought": "2026-W00",
    "week nought of year nought": "0000-W00",
    "the 54th week": "2026-W54",
    "the first week": "0001-W01",
    "in a very long time": "in 999999999 years",
    "very long ago": f"{'9' * 400} days ago",
    "a line end": "2026-11-18\n",
    "a moment": "2026-11-18T10:00:00Z",
}
NUMBERS: Final = (
    *(
        "nan",
        "inf",
        "-inf",
        "-1",
        "0",
        "-0",
        "1e308",
        "1e999",
        "1e-999",
        "1e999%",
        "nan%",
        "101%",
        "-5%",
        "1/0",
    ),
    *(
        ENDLESS,
        f"0.{ENDLESS}",
        f"{ENDLESS} lb",
        "0x10",
        "1_000",
        "½",
        "",
        " ",
        "1e400 kg",
    ),
)
REFS: Final = {
    "figures without end": ENDLESS,
    "one figure more than Python reads": "1" * 4301,
    "twenty figures": "9" * 20,
    "nought": "0",
    "other figures": "٣",
    "a small two": "²",
    "two in a circle": "②",
    "a power": "1e5",
    "nothing": "",
    "spaces": "  ",
}
READING: Final = ("today", "week", "open", "people", "stats", "find", "check")
RECKONING: Final = (
    *((name,) for name in READING),
    *((name, "--json") for name in READING),
    ("week", "last"),
    ("answer", "boxes", "yes"),
    ("done", "rest"),
    ("result", "run", "kept"),
    ("ask", "Ana", "x"),
    ("handoff", "Ana", "x"),
    ("new",),
    ("new", "--checkin"),
    ("checkin", "--plain"),
    ("init", "another", "--no-git"),
)
ENVIRONMENTS: Final = (
    {"COLUMNS": "-1"},
    {"COLUMNS": "0"},
    {"COLUMNS": "abc"},
    {"COLUMNS": "9" * 30},
    {"COLUMNS": ENDLESS},
    {"LINES": "x"},
    {"LANG": "xx", "LC_ALL": "xx.yy", "LANGUAGE": "zz"},
    {"PYTHONIOENCODING": "ascii"},
    {"PYTHONIOENCODING": "utf-16"},
    {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    {"TERM": ""},
    {"TZ": "nonsense"},
    {"HOME": "/nowhere"},
    {"HELPLOG_JOURNAL": ""},
    {"HELPLOG_JOURNAL": "/nowhere\x1b[2J"},
    {"NO_COLOR": "\x1b[2J"},
    {"PATH": ""},
    {"VISUAL": "'"},
    {"VISUAL": "\x1b[2J"},
)
CLOSED: Final = (
    *("<&-", ">&-", "2>&-", "<&- >&-", "<&- >&- 2>&-"),
    *(">/dev/full", "2>/dev/full"),
)
NAMING_A_DAY: Final = (
    ("ask", "Ana", "x", "--on"),
    ("ask", "Ana", "x", "--by"),
    ("handoff", "Ana", "x", "--check-in"),
    ("answer", "boxes", "yes", "--on"),
    ("done", "rest", "--on"),
    ("result", "run", "kept", "--on"),
    ("new", "--on"),
    ("new", "--checkin", "--on"),
    ("week",),
    ("checkin", "--plain", "--week"),
)
WRONG_USAGE: Final = 2
SOON: Final = 30.0
"""Seconds; a week for each of eight thousand years took longer."""
START: Final = "import sys; from helplog.cli.main import main; sys.exit(main())"


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("HELPLOG_JOURNAL", "HELPLOG_DEBUG", "NO_COLOR", "COLUMNS", "VISUAL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HELPLOG_TODAY", "2026-11-18")
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\n\n\n\n")))
    root = tmp_path / "journal"
    (root / "entries").mkdir(parents=True)
    root.chmod(0o700)
    (root / "mkdocs.yml").write_text(
        "site_name: J\ndocs_dir: entries\nplugins: [search, helplog]\n"
    )
    (root / "entries/2026-11-10.md").write_text(
        "---\nasks:\n  - Ana: boxes\n  - Lee: soup\nneeds: rest\naccepted: 'Dana: a lift'\n"
        "handoffs: {who: Sam, what: run, check_in: 2026-11-11}\n---\nA day.\n"
    )
    monkeypatch.chdir(root)
    return root


def answered(arguments: Sequence[str], capsys: pytest.CaptureFixture[str]) -> int:
    """The exit code, once it is certain that what was said is one line at most, and soon."""
    begun = monotonic()
    code = main(arguments)
    err = capsys.readouterr().err
    assert code in {0, 1, 2}
    assert "should not have happened" not in err
    assert "Traceback" not in err
    assert monotonic() - begun < SOON
    if code == WRONG_USAGE or err.startswith("helplog: "):
        assert err.startswith("helplog: ")
        assert err.count("\n") == 1
        assert len(err) < 1000, (
            "what to do is not to be looked for behind five thousand figures"
        )
    return code


@pytest.mark.parametrize(("command", "day"), covering(RECKONING, DAYS))
def test_a_day_to_reckon_from(
    journal: Path,  # noqa: ARG001
    capsys: pytest.CaptureFixture[str],
    command: tuple[str, ...],
    day: str,
) -> None:
    code = answered([*command, "--today", day], capsys)
    assert code == WRONG_USAGE, "none of these can be reckoned from"


@pytest.mark.parametrize("day", DAYS.values(), ids=DAYS)
def test_a_day_to_reckon_from_in_the_environment(
    journal: Path,  # noqa: ARG001
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    day: str,
) -> None:
    monkeypatch.setenv("HELPLOG_TODAY", day)
    for command in ("today", "stats", "ask"):
        arguments = [command, "Ana", "x"] if command == "ask" else [command]
        assert answered(arguments, capsys) == (WRONG_USAGE if day else 0)


@pytest.mark.parametrize("day", ["1583-01-01", "1899-12-31", "2999-12-31"])
def test_an_old_diary_and_a_far_plan_can_be_reckoned_from(
    journal: Path,  # noqa: ARG001
    capsys: pytest.CaptureFixture[str],
    day: str,
) -> None:
    for command in READING:
        answered([command, "--today", day], capsys)
    assert answered(["today", "--today", day], capsys) == 0


@pytest.mark.parametrize(("command", "day"), covering(NAMING_A_DAY, DAYS))
def test_a_day_or_a_week_by_name(
    journal: Path,  # noqa: ARG001
    capsys: pytest.CaptureFixture[str],
    command: tuple[str, ...],
    day: str,
) -> None:
    answered([*command, day], capsys)


@pytest.mark.parametrize("term", ["since", "until", "week", "-week"])
def test_a_day_in_a_query(
    journal: Path,  # noqa: ARG001
    capsys: pytest.CaptureFixture[str],
    term: str,
) -> None:
    for day in (
        *DAYS.values(),
        "9999-99-99",
        "9999",
        "0000",
        "9999-12",
        "0001-01",
        "9999-W52",
    ):
        answered(["find", f"{term}:{day}"], capsys)


@pytest.mark.parametrize(
    ("command", "number"),
    covering(
        [
            ("ask", "Ana", "x", "--weight"),
            ("ask", "Ana", "x", "--chance"),
            ("thank", "Ana", "x", "--felt"),
            ("thank", "Ana", "x", "--expected"),
            ("handoff", "Ana", "x", "--weight"),
            ("sync", "--dry-run", "--every"),
            ("serve", "--host", "256.256.256.256", "--port"),
        ],
        {f"{number[:9]!r}": number for number in NUMBERS},
    ),
)
def test_a_number(
    journal: Path,  # noqa: ARG001
    capsys: pytest.CaptureFixture[str],
    command: tuple[str, ...],
    number: str,
) -> None:
    if command[0] == "serve" and number in {"0", "-0"}:
        pytest.skip("a port of the system's choice, at an address that is none")
    answered([*command, number], capsys)
    assert main(["stats", "--json"]) == 0
    json.loads(
        capsys.readouterr().out,
        parse_constant=lambda word: pytest.fail(f"{word} is no JSON"),
    )


@pytest.mark.parametrize(
    ("template", "ref"),
    covering(
        [
            "answer {} yes",
            "answer 1 {}",
            "done {}",
            "result {} kept",
            "undo {}",
            "find {}",
            "people {}",
            "week {}",
            "editor {}",
            "ask {} x",
            "ask Ana {}",
            "need {}",
            "{}",
            "-J {} today",
            "build --site-dir {} --nosuch",
        ],
        REFS,
    ),
)
def test_a_reference(
    journal: Path,  # noqa: ARG001
    capsys: pytest.CaptureFixture[str],
    template: str,
    ref: str,
) -> None:
    answered([ref if part == "{}" else part for part in template.split()], capsys)


@pytest.mark.parametrize("pinned", ["0001-01-01", "9999-12-31", "soon", ENDLESS])
def test_a_build_for_a_day_at_the_end_of_time(
    journal: Path,
    pinned: str,
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"],
        cwd=journal,
        env={**os.environ, "HELPLOG_TODAY": pinned, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "HELPLOG_TODAY=" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("configuration", "command"),
    covering(
        {
            "no text": b"\xff\xfe\x00",
            "a bracket that is not closed": b"plugins: [helplog\n",
            "3,000 brackets": b"plugins: [helplog]\n" + b"a: [" * 3000,
            "a word": b"helplog",
            "nothing": b"",
            "a list for a folder": b"plugins: [helplog]\ndocs_dir: [1]\n",
            "a folder of NUL": b"plugins: [helplog]\ndocs_dir: '\\0'\n",
            "none": None,
        },
        [*READING, "ask", "answer", "undo", "checkin", "new", "heal", "sync"],
    ),
)
def test_a_configuration_that_can_not_be_read(
    journal: Path,
    capsys: pytest.CaptureFixture[str],
    configuration: bytes | None,
    command: str,
) -> None:
    (journal / "mkdocs.yml").unlink()
    if configuration is not None:
        (journal / "mkdocs.yml").write_bytes(configuration)
    extra = {"ask": ["Ana", "x"], "answer": ["boxes", "yes"], "checkin": ["--plain"]}
    answered([command, *extra.get(command, [])], capsys)


@pytest.mark.parametrize(
    ("environment", "command"),
    covering(
        {
            " ".join(f"{name}={value[:9]!r}" for name, value in given.items()): given
            for given in ENVIRONMENTS
        },
        ["today", "stats --json", "ask Ana x", "new", "doctor"],
    ),
)
def test_an_odd_environment(
    journal: Path, environment: dict[str, str], command: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", START, *command.split()],
        cwd=journal,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert done.returncode in {0, 1}
    assert b"Traceback" not in done.stderr
    assert b"should not" not in done.stderr
    assert b"\x1b" not in done.stdout + done.stderr


@pytest.mark.skipif(os.name != "posix", reason="a shell that closes streams")
@pytest.mark.parametrize(
    ("closed", "command"),
    [
        *covering(CLOSED, ["ask Ana x"]),
        *covering(
            CLOSED,
            ["today", "stats --json", "checkin --plain", "new", "nosuch", "sync"],
        ),
    ],
)
def test_streams_that_are_closed_or_full(
    journal: Path, closed: str, command: str
) -> None:
    helplog = f"{sys.executable} -c '{START}' {command}"
    done = subprocess.run(
        ["sh", "-c", f"{helplog} {closed}"],
        cwd=journal,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert done.returncode in {0, 1, 2}
    assert b"Traceback" not in done.stderr
    assert b"should not" not in done.stderr
    assert b"Exception ignored" not in done.stderr
    day = journal / "entries/2026-11-18.md"
    if command.startswith("ask"):
        assert day.read_text("utf-8") == "---\nasks:\n  - Ana: x\n---\n", (
            "nothing else is ever written into an entry"
        )
