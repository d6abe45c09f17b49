"""Attempts to command the terminal of whoever reads a journal, by what stands in it and what its files are called."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from tests.checkin.test_checkin_terminal import Terminal
from tests.cli.running import Run
from tests.covering import covering
from tests.hostile.poison import (
    ALL,
    BIDI,
    IN_A_NAME,
    TRICKS,
    obeyed,
    write_poisoned_journal,
)

from helplog.cli.main import main
from helplog.cli.output.guarded_streams import GuardedStream
from helplog.model.printing import (
    escaped,
    escaped_but_layout,
    escaped_in_json,
    without_controls,
)

READING: Final = ("today", "week", "open", "people", "stats", "find", "check", "doctor")
EVERYTHING: Final = (
    *((name,) for name in READING),
    ("week", "2026-W46"),
    ("people", "Bo"),
    ("people", "nobody like that"),
    ("check", "--strict"),
    ("find", "what"),
    ("find", "nothing of the kind"),
    ("answer", "what", "yes"),
    ("answer", "answered", "no"),
    ("answer", "1", "yes"),
    ("done", "in"),
    ("done", "what"),
    ("done", "in a file"),
    ("result", "what", "kept"),
    ("ask", "Ana", "something"),
    ("ask", "Anna", "something else", "--on", "2026-11-17"),
    ("handoff", "Bo", "the garden"),
    ("undo",),
    ("undo", "9"),
    ("heal", "--dry-run"),
    ("heal",),
    ("sync",),
    ("sync", "--dry-run"),
    ("new", "--on", "2026-11-17"),
    ("editor", "vscode"),
    ("editor", "obsidian"),
    ("editor", "vim"),
    ("checkin", "--week", "2026-W46"),
    ("checkin", "--plain"),
    ("init", "."),
    ("init", f"new{IN_A_NAME[:40]}", "--no-git"),
)
REPEATED: Final = (
    ("nosuch{0}",),
    ("--nosuch{0}",),
    ("-J", "nowhere{0}", "today"),
    ("today", "--today", "{0}"),
    ("today", "{0}"),
    ("week", "{0}"),
    ("people", "{0}"),
    ("find", "{0}:{0}"),
    ("find", "kind:{0}"),
    ("find", "since:{0}"),
    ("ask", "{0}", "{0}"),
    ("ask", "{0}", "{0}", "--note", "{0}", "--id", "{0}"),
    ("ask", "Ana", "x", "--weight", "{0}"),
    ("ask", "Ana", "x", "--on", "{0}"),
    ("ask", "Ana", "x", "--by", "{0}"),
    ("ask", "Ana", "x", "--chance", "{0}"),
    ("ask", "Ana", "x", "--answer", "{0}"),
    ("handoff", "{0}", "{0}", "--success", "{0}", "--load", "{0}"),
    ("thank", "{0}", "--felt", "{0}"),
    ("answer", "{0}", "yes"),
    ("answer", "1", "{0}"),
    ("done", "{0}"),
    ("result", "{0}", "{0}"),
    ("undo", "{0}"),
    ("checkin", "--week", "{0}"),
    ("new", "--on", "{0}"),
    ("editor", "{0}"),
    ("sync", "--every", "{0}"),
    ("serve", "--port", "{0}"),
    ("build", "--site-dir", "nowhere/{0}/"),
    ("init", "{0}"),
    ("merge-driver", "{0}", "{0}", "{0}", "{0}"),
)
"""What someone may be talked into pasting: a sentence that repeats it must not carry it on."""

POISONS: Final = {
    "all": ALL.replace("\0", ""),
    "half characters": "\udc9b\udcff",
    "directions": BIDI,
}
START: Final = "import sys; from helplog.cli.main import main; sys.exit(main())"
Print = Callable[..., Run]


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("HELPLOG_JOURNAL", "HELPLOG_DEBUG", "NO_COLOR", "COLUMNS", "VISUAL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HELPLOG_TODAY", "2026-11-18")
    monkeypatch.setenv("EDITOR", "true")
    root = write_poisoned_journal(tmp_path / f"journal{IN_A_NAME[:30]}")
    monkeypatch.chdir(root)
    subprocess.run(["git", "init", "-q"], check=True)
    return root


@pytest.fixture(params=["a pipe", "a terminal"])
def printed(
    request: pytest.FixtureRequest,
    journal: Path,  # noqa: ARG001
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Print:
    """Runs a command and looks at everything it prints."""
    terminal = request.param == "a terminal"

    def run(*arguments: str) -> Run:
        with monkeypatch.context() as patch:
            patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"y\n" * 9)))
            for name in ("stdout", "stderr"):
                patch.setattr(f"sys.{name}.isatty", lambda: terminal)
            code = main(arguments)
        said = capsys.readouterr()
        for text in (said.out, said.err):
            assert not obeyed(text, styled=terminal), (
                f"{arguments} printed {obeyed(text, styled=terminal)}: {text!r}"
            )
        assert "should not have happened" not in said.err
        assert "Traceback" not in said.err
        return Run(code, said.out, said.err)

    return run


@pytest.mark.parametrize("arguments", EVERYTHING, ids=" ".join)
def test_no_command_lets_a_journal_speak_to_the_terminal(
    printed: Print, arguments: tuple[str, ...]
) -> None:
    printed(*arguments)


@pytest.mark.parametrize(("template", "poison"), covering(REPEATED, POISONS))
def test_no_sentence_carries_an_argument_on(
    printed: Print, template: tuple[str, ...], poison: str
) -> None:
    printed(*(part.format(poison) for part in template))


@pytest.mark.parametrize("name", [*READING])
def test_json_says_the_same_with_escapes(printed: Print, name: str) -> None:
    shown = printed(name, "--json")
    said = json.dumps(json.loads(shown.out), ensure_ascii=False)
    if name not in {"stats", "doctor"}:
        assert any(char in said for char in "\x9b\u202e\u2028"), (
            "the values are what was written"
        )


def test_json_keeps_every_value(
    capsys: pytest.CaptureFixture[str],
    journal: Path,  # noqa: ARG001
) -> None:
    assert main(["find", "--json", "answered"]) == 0
    (item,) = json.loads(capsys.readouterr().out)
    assert (
        item["what"] == " ".join(f"answered{ALL}".split())
        or ALL.strip("\0") in item["what"]
    )


def test_a_screen_of_ascii_gets_json_of_the_same_values(journal: Path) -> None:
    def find(**environment: str) -> object:
        return json.loads(helplog(journal, "find", "--json", **environment).stdout)

    assert find(PYTHONIOENCODING="ascii") == find(PYTHONIOENCODING="utf-8") != []


def test_two_files_that_look_alike_are_told_apart(printed: Print) -> None:
    shown = printed("find", "name").out
    assert (
        r"2026-11-14 \u202eab.md" in shown.replace("\n", "") or "\\u202eab.md" in shown
    )
    assert "2026-11-14 ba.md" in shown or "ba.md" in shown


def test_no_name_of_a_file_forges_a_line(
    journal: Path,  # noqa: ARG001
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["check"])
    main(["find", "kind:needs"])
    shown = capsys.readouterr().out
    assert "forged" in shown
    for line in shown.splitlines():
        place = re.match(r"(.*?):(\d+):(\d+)", line)
        assert place is None or "forged" not in line or "forged" in place[1], line
        assert not line.startswith("2026-11-16.md"), line


def test_a_colon_in_a_name_is_no_end_of_it(
    journal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (journal / "entries/2026-11-12.md:7").mkdir()
    (journal / "entries/2026-11-12.md:7/2026-11-12:3.md").write_text(
        "---\nneeds: rest\n---\n", "utf-8"
    )
    main(["find", "rest"])
    assert (
        r"entries/2026-11-12.md\x3a7/2026-11-12\x3a3.md:2:" in capsys.readouterr().out
    )
    main(["ask", "Ana", "x", "--on", "2026-11-12"])
    assert re.search(r"^[^:\n]*:\d+$", capsys.readouterr().out, re.MULTILINE)


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [
        ["-c", START, "build"],
        ["-c", START, "build", "--strict", "-q"],
        ["-m", "mkdocs", "build"],
        ["-m", "mkdocs", "build", "--strict"],
        ["-m", "mkdocs", "build", "--verbose"],
    ],
    ids=" ".join,
)
def test_no_build_lets_a_journal_speak_to_the_terminal(
    journal: Path, tmp_path: Path, command: list[str]
) -> None:
    # MkDocs says the folder's own name, which its owner gave, before any plugin is there.
    journal = journal.rename(tmp_path / "journal")
    done = subprocess.run(
        [sys.executable, *command],
        cwd=journal,
        env={
            **os.environ,
            "NO_MKDOCS_2_WARNING": "1",
        },  # Material's own banner is coloured
        capture_output=True,
        check=False,
    )
    said = (done.stdout + done.stderr).decode("utf-8", "surrogateescape")
    assert not obeyed(said), said[:2000]
    assert "Traceback" not in said, said[-2000:]
    assert not re.search(
        r"^(?:\w+ *-? *)?2026-11-16\.md:1:1: error: forged", said, re.MULTILINE
    )


@pytest.mark.slow
def test_what_another_plugin_says_and_raises_is_clean_in_plain_mkdocs(
    journal: Path,
) -> None:
    chatter = f"""
import logging
from helplog.website.plugin import HelplogPlugin
from mkdocs.__main__ import cli
POISON = {ALL!r}
log = logging.getLogger("mkdocs.plugins.other")
def chatter(self, config):
    log.warning("a %s", POISON)
    log.warning("b" + POISON + chr(10) + "forged")
    log.warning("c %(d)s", {{"d": POISON}})
    try:
        raise ValueError(POISON)
    except ValueError:
        log.exception("e")
    raise RuntimeError(POISON)
HelplogPlugin.on_pre_build = chatter
cli(["build"])
"""
    done = subprocess.run(
        [sys.executable, "-c", chatter], cwd=journal, capture_output=True, check=False
    )
    said = (done.stdout + done.stderr).decode("utf-8", "surrogateescape")
    assert all(
        name in said
        for name in ("WARNING -  a ", "WARNING -  c ", "ValueError", "RuntimeError")
    )
    assert not obeyed(said), said[-3000:]
    assert not re.search("^forged", said, re.MULTILINE)


@pytest.mark.slow
def test_a_checkin_in_a_terminal_shows_signs_for_what_was_answered_before(
    journal: Path,  # noqa: ARG001
) -> None:
    """The line editor moves the cursor itself, so it has no net below it."""
    terminal = Terminal("checkin", "--week", "2026-W46")
    try:
        shown = terminal.wait_for("1 of 3")
        shown += terminal.wait_for("Enter keeps it")
        terminal.type("\x1b[A")  # the answer given before, for changing it
        shown += terminal.wait_for("Reply")
        terminal.type(" x\r")
        shown += terminal.wait_for("[Y/n/e/a]")  # the dots of an address end sentences
        terminal.type("q\r")  # all of them stay words
        shown += terminal.wait_for("2 of 3") + terminal.wait_for("❯ ")
        terminal.type("An\x03")
        terminal.end()
        shown += terminal.shown
    finally:
        terminal.running.kill()
        terminal.running.wait()
        os.close(terminal.handle)
    found = {*shown} & {*BIDI, *"\x9b\x9d\x85\u2028\u2029\x07\x05"}
    assert not found
    assert not re.search(r"\x1b(?:\]|\[8m|\[6n|\[c)", shown)


@pytest.mark.parametrize("trick", TRICKS.values(), ids=TRICKS)
def test_each_trick_is_an_escape_in_a_name_and_nothing_in_prose(trick: str) -> None:
    name = escaped(f"a{trick}z")
    assert not obeyed(name)
    assert "\n" not in name
    assert name != escaped("az")
    prose = without_controls(f"a{trick}z")
    assert not obeyed(prose)
    assert "\n" not in prose
    assert json.loads(escaped_in_json(json.dumps(trick, ensure_ascii=False))) == trick
    assert not obeyed(escaped_in_json(json.dumps(trick, ensure_ascii=False)))


@pytest.mark.parametrize(
    "text",
    [
        "Dana Lee",
        "שלום עולם",
        "مرحبا بالعالم",
        "علی‌رضا",
        "👩‍👩‍👧‍👦 🏳️‍🌈 ❤️",
        "山田太郎",
        "Zoë café naïve",
        "क्‍ष",
        "a\u00a0b\u202fc",
        "\ue0b0 private use",
        "𝔘𝔫𝔦",
    ],
)
def test_words_of_any_script_stay_as_they_are(text: str) -> None:
    assert (
        escaped(text)
        == without_controls(text)
        == escaped_but_layout(text)
        == escaped_in_json(text)
        == text
    )


def test_every_character_is_let_through_or_shown_by_one_rule() -> None:
    for number in range(0x110000):
        char = chr(number)
        if obeyed(char) or char == "\n":
            assert not obeyed(escaped(char)), hex(number)
            assert escaped(char).isascii()
            assert without_controls(char) in {"", " "}
            assert escaped_but_layout(char).isascii()
        if char.isprintable():
            assert escaped(char) == without_controls(char) == char


def test_the_last_net_lets_own_styling_and_layout_through_and_nothing_else() -> None:
    below = io.StringIO()
    stream = GuardedStream(below)
    stream.write("\x1b[1mbold\x1b[0m\t\x1b[1;36mcyan\x1b[0m\n")
    assert below.getvalue() == "\x1b[1mbold\x1b[0m\t\x1b[1;36mcyan\x1b[0m\n"
    stream.write(ALL + "\x1b[8m\x1b[30m\x1b[5m\x1b[0;8m\x1b[1")
    assert obeyed(below.getvalue(), styled=True) == {"\t"}
    stream.write("m\n")
    assert obeyed(below.getvalue(), styled=True) == {"\t"}, (
        "a sequence in two pieces stays in pieces"
    )


def test_a_library_that_prints_is_held_as_well(
    journal: Path,  # noqa: ARG001
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import helplog.cli.journal

    def chatter(*_: object) -> None:
        print(ALL)
        print(ALL, file=sys.stderr)
        raise ValueError(ALL)

    monkeypatch.setattr(helplog.cli.journal, "read_journal", chatter)
    assert main(["check"]) == 1
    said = capsys.readouterr()
    assert "should not have happened" in said.err
    assert not obeyed(said.out + said.err)


def test_a_traceback_for_whoever_looks_for_a_fault_is_clean(journal: Path) -> None:
    spoil = "import helplog.cli.journal as room\ndef stumble(*_): raise ValueError(sys.argv[1])\n"
    start = f"import sys\nfrom helplog.cli.main import main\n{spoil}room.read_journal = stumble\nsys.exit(main(['check']))"
    done = subprocess.run(
        [sys.executable, "-c", start, IN_A_NAME],
        cwd=journal,
        env={**os.environ, "HELPLOG_DEBUG": "1", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
    )
    said = done.stderr.decode("utf-8", "surrogateescape")
    assert "ValueError" in said
    assert not obeyed(said)


def helplog(
    folder: Path, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", START, *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


UNUSABLE = {
    "a theme": 'theme: {name: "m\\e[31mb"}',
    "a plugin": 'plugins: ["u\\e[31mb", helplog]',
    "an extension": 'markdown_extensions: ["u\\e[31mb"]',
    "the entries' folder": 'docs_dir: "m\\e[31mb"',
    "the folder of templates": 'theme: {name: material, custom_dir: "m\\e[31mb"}',
}


@pytest.mark.parametrize("line", UNUSABLE.values(), ids=UNUSABLE)
def test_what_can_not_be_used_of_a_configuration_is_said_cleanly(
    line: str, tmp_path: Path
) -> None:
    text = (
        "site_name: J\ndocs_dir: entries\ntheme: {name: material}\nplugins: [helplog]\n"
    )
    key = line.partition(":")[0]
    kept = [row for row in text.splitlines() if not row.startswith(f"{key}:")]
    (tmp_path / "mkdocs.yml").write_text("\n".join([*kept, line, ""]), "utf-8")
    (tmp_path / "entries").mkdir()
    tmp_path.chmod(0o700)
    done = helplog(tmp_path, "build")
    assert done.returncode == 1
    assert "[31mb" in done.stderr
    assert not obeyed(done.stderr)
